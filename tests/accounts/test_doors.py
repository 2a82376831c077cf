"""Joining, confirming, signing in and out, and what strangers can learn from it."""

import re

import pytest

from hub.accounts.models import Person
from hub.storage.unit import db, unit_of_work
from tests.makers import person
from tests.makers.accounts import PASSWORD, account, link_in
from tests.serving import Page

JOINING = {"name": "Wanjiru Kamau", "address": "wanjiru@example.org", "password": PASSWORD}


def whole(page) -> str:
    """The page without what differs each time."""
    return re.sub(r'(csrf_token|name="key")[^>]*>', "", page.html)


def test_join_confirm_sign_in_and_out(client, outbox):
    assert client.post("/register", JOINING).location == "/sent/join"
    path = link_in(outbox()[-1])
    assert "Confirm" in client.get(path)
    assert client.post(path).location.startswith("/sign-in")
    assert client.post("/sign-in", JOINING).location == "/"
    assert "Wanjiru Kamau" in client.get("/me/")
    client.post("/sign-out", on="/me/")
    assert client.get("/me/").status == 302


def test_a_get_confirms_nothing(client, outbox):
    client.post("/register", JOINING)
    path = link_in(outbox()[-1])
    client.get(path), client.get(path)
    with unit_of_work(write=False):
        assert db.query(Person).one().state == "unconfirmed"


def test_a_link_is_good_once(client, outbox):
    client.post("/register", JOINING)
    path = link_in(outbox()[-1])
    assert client.post(path).status == 302
    assert client.send(path).status == 404


def test_a_used_link_says_what_to_do_now(client, outbox):
    client.post("/register", JOINING)
    path = link_in(outbox()[-1])
    client.post(path)
    page = client.get(path)
    assert page.status == 404 and "sign in" in page and 'href="/sign-in"' in page.html and 'href="/register"' in page.html
    assert 'href="/reset"' in client.get("/reset/no-such-link").html and 'href="/me/address"' in client.get("/change-address/none").html


def test_the_address_just_proven_stands_in_the_sign_in_form(client, outbox):
    client.post("/register", JOINING)
    assert client.get("/sign-in").form_to("/sign-in").fields["address"] == ""
    on = client.post(link_in(outbox()[-1])).location
    assert client.get(on).form_to("/sign-in").fields["address"] == JOINING["address"]
    client.post("/sign-in", JOINING)
    client.post("/sign-out", on="/me/")
    assert client.get("/sign-in").form_to("/sign-in").fields["address"] == ""


def test_whoever_confirms_where_somebody_else_is_signed_in_can_sign_in(client, signed_in, outbox):
    client.post("/register", JOINING)
    shared = signed_in(account("Amina", address="amina@example.org"))
    page = shared.post(link_in(outbox()[-1]), follow=True)
    assert page.form_to("/sign-in").fields["address"] == JOINING["address"]
    assert shared.get("/me/").status == 302


def test_a_page_asked_for_is_promised_at_the_door(client):
    assert "the page you asked for" in client.get("/sign-in?next=/notices") and "the page you asked for" not in client.get("/sign-in")


def test_joining_looks_the_same_for_known_and_unknown_addresses(client, outbox):
    account("Amina", address="amina@example.org")
    unknown = client.post("/register", JOINING, follow=True)
    known = client.post("/register", JOINING | {"address": "amina@example.org"}, follow=True)
    assert (whole(unknown), unknown.status) == (whole(known), known.status)
    assert [letter.kind for letter in outbox()] == ["confirm", "known"]


def test_a_wrong_password_looks_like_an_unknown_address(client):
    account("Amina", address="amina@example.org")
    wrong = client.post("/sign-in", {"address": "amina@example.org", "password": "not the right one"})
    unknown = client.post("/sign-in", {"address": "nobody0@example.org", "password": "not the right one"})
    assert wrong.status == unknown.status == 422
    assert whole(wrong).replace("amina@", "nobody0@") == whole(unknown)


def test_asking_for_a_reset_looks_the_same(client, outbox):
    account("Amina", address="amina@example.org")
    pages = [client.post("/reset", {"address": address}, follow=True) for address in ("amina@example.org", "nobody@example.org")]
    assert whole(pages[0]) == whole(pages[1])
    assert len(outbox()) == 1


@pytest.mark.parametrize("state", ["unconfirmed", "waiting", "suspended"])
def test_who_may_not_act_is_not_let_in(client, state):
    amina = account("Amina", address="amina@example.org")
    entry = {"address": amina.address, "password": PASSWORD}
    assert client.post("/sign-in", entry).status == 302
    client.post("/sign-out", on="/me/")
    with unit_of_work():
        db.get(Person, amina.id).state = state
    assert client.post("/sign-in", entry).status == 422
    assert client.get("/me/").status == 302


def test_the_cookie_from_before_is_dead_after_signing_in(client):
    account("Amina", address="amina@example.org")
    client.get("/sign-in")
    with client.client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
        before = cookie["csrf_token"]
    client.post("/sign-in", {"address": "amina@example.org", "password": PASSWORD})
    with client.client.session_transaction() as cookie:
        assert "planted" not in cookie and cookie.get("csrf_token") != before


def test_a_copied_cookie_is_dead_after_signing_out(app, client, signed_in):
    amina = person("Amina")
    first = signed_in(amina)
    with first.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    assert first.get("/me/").status == 200
    first.post("/sign-out", on="/me/")
    client.carry(token)
    assert client.get("/me/").status == 302


@pytest.mark.parametrize("target", ["//evil.test", "/\\evil.test", "https:evil.test", "https://evil.test", "javascript:alert(1)", "/\t/evil.test"])
def test_signing_in_leads_only_to_our_own_pages(client, target):
    account("Amina", address="amina@example.org")
    entry = {"address": "amina@example.org", "password": PASSWORD, "next": target}
    assert client.post("/sign-in", entry).location == "/"


def test_signing_in_leads_back(client):
    account("Amina", address="amina@example.org")
    entry = {"address": "amina@example.org", "password": PASSWORD}
    assert client.post("/sign-in?next=/me/password", entry | {"next": "/me/password"}, on="/sign-in?next=/me/password").location == "/me/password"


def test_whoever_was_on_the_way_somewhere_gets_there(client, outbox):
    client.post("/register?next=/notices", JOINING, on="/register?next=/notices")
    on = client.post(link_in(outbox()[-1])).location
    on = client.post(on.partition("?")[0], JOINING, on=on).location
    assert on.startswith("/me/welcome") and "/notices" in client.get(on).html
    said = {"role": "practitioner", "zone": "Africa/Nairobi", "country": "KE"}
    assert Page(client.client.post(on, data=client.get(on).form_to("/me/welcome").fields | said)).location == "/notices"


def test_a_form_without_its_token_or_from_another_site_is_refused(client, signed_in):
    amina = account("Amina", address="amina@example.org")
    entry = {"address": amina.address, "password": PASSWORD}
    assert client.client.post("/sign-in", data=entry).status_code == 400
    assert client.send("/sign-in", entry, headers={"Sec-Fetch-Site": "cross-site"}).status == 403
    assert signed_in(amina).client.post("/sign-out").status_code == 400
    assert client.send("/sign-in", entry).status == 302
