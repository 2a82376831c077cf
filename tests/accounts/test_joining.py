"""Who is let in: open, by invitation, by approval."""

import threading

import pytest

from hub.accounts import actions, letting_in, queries
from hub.accounts.actions import joining
from hub.accounts.models import Person
from hub.errors import Conflict, Forbidden, Invalid, TooMany
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers.accounts import link_in, password_hash
from tests.makers.discussions import thread
from tests.serving import Visitor

JOINING = {"name": "Wanjiru Kamau", "address": "wanjiru@example.org", "password": "lantern drum river seven"}


def application(**changes) -> actions.Application:
    return actions.Application(**{"name": "Wanjiru", "address": "wanjiru@example.org", "password_hash": password_hash()} | changes)


def invited(cast, outbox) -> str:
    with acting_as(cast.admin) as by:
        actions.invite_to_site(by, "wanjiru@example.org")
    return link_in(outbox()[-1]).partition("invitation=")[2]


def test_by_invitation_nobody_joins_without_one(cast, outbox):
    token = invited(cast, outbox)
    for wrong in ("", "not-a-token"):
        with pytest.raises(Invalid), unit_of_work():
            actions.register(application(invitation=wrong), "invitation")
    with pytest.raises(Invalid), unit_of_work():
        actions.register(application(invitation=token, address="other@example.org"), "invitation")
    with unit_of_work():
        actions.register(application(invitation=token), "invitation")
    assert outbox()[-1].kind == "confirm"


def test_an_invitation_lets_in_one(cast):
    with acting_as(cast.admin) as by:
        token, ends = actions.invite_to_site(by), []

    def join(number):
        try:
            with unit_of_work():
                actions.register(application(invitation=token, address=f"w{number}@example.org"), "invitation")
            ends.append("in")
        except (Conflict, Invalid):
            ends.append("out")

    threads = [threading.Thread(target=join, args=(number,)) for number in range(8)]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert sorted(ends) == ["in"] + ["out"] * 7


def test_whose_letter_was_lost_joins_again_by_the_same_invitation(cast, outbox):
    with acting_as(cast.admin) as by:
        token = actions.invite_to_site(by)
    for _again in range(2):
        with unit_of_work():
            actions.register(application(invitation=token), "invitation")
    link = link_in(outbox()[-1])
    with unit_of_work():
        actions.confirm(link.rpartition("/")[2], "invitation")
    with pytest.raises(Invalid), unit_of_work():
        actions.register(application(invitation=token), "invitation")


def test_without_a_good_invitation_nobody_fills_in_a_form_for_nothing(cast, make_app, outbox):
    visitor = Visitor(make_app(registration="invitation"))
    assert "open its link" in visitor.get("/register") and 'name="password"' not in visitor.get("/register").html
    assert "not good any more" in visitor.get("/register?invitation=made-up-word")
    page = visitor.get(f"/register?invitation={invited(cast, outbox)}")
    assert page.form_to("/register").fields["address"] == "wanjiru@example.org"


def test_who_waits_is_told_what_happens_next_and_the_administrators_what_they_wrote(cast, make_app, outbox):
    visitor = Visitor(make_app(registration="approval"))
    visitor.post("/register", JOINING | {"words": "I mend pumps"})
    path = link_in(outbox()[-1])
    assert "sign in with your password" not in visitor.get(path)
    page = visitor.post(path, follow=True)
    assert "read your request" in page and 'name="password"' not in page.html
    letter = outbox()[-1]
    assert "I mend pumps" in letter.text and "/admin/people?state=waiting" in letter.text


def test_an_invitation_without_an_address_is_for_anyone_once(cast, outbox):
    with acting_as(cast.admin) as by:
        token = actions.invite_to_site(by)
    assert outbox() == []
    with unit_of_work():
        actions.register(application(invitation=token), "invitation")
    with pytest.raises(Invalid), unit_of_work():
        actions.register(application(invitation=token, address="second@example.org"), "invitation")


def test_an_invitation_can_be_taken_back(cast, outbox):
    token = invited(cast, outbox)
    with pytest.raises(Forbidden), acting_as(cast.member) as by:
        actions.revoke(by, queries.invitations()[0])
    with acting_as(cast.admin) as by:
        actions.revoke(by, queries.invitations()[0])
    with pytest.raises(Invalid), unit_of_work():
        actions.register(application(invitation=token), "invitation")


def test_a_community_may_open_the_door(app, outbox, monkeypatch):
    monkeypatch.setattr(letting_in, "_doors", [lambda token: token == "of-a-community"])
    with unit_of_work():
        actions.register(application(invitation="of-a-community"), "invitation")
    assert outbox()[-1].kind == "confirm"


def test_only_administrators_invite(cast):
    with pytest.raises(Forbidden), acting_as(cast.facilitator) as by:
        actions.invite_to_site(by, "x@example.org")


def test_by_approval_one_waits_until_admitted(cast, make_app, outbox):
    visitor = Visitor(make_app(registration="approval"))
    visitor.post("/register", JOINING | {"words": "I mend pumps"})
    visitor.post(link_in(outbox()[-1]))
    assert visitor.post("/sign-in", JOINING).status == 422
    assert [letter.to_address for letter in outbox() if letter.kind == "waiting"] == [cast.admin.address]
    with acting_as(cast.admin) as by:
        (waiting,) = queries.waiting_people()
        assert waiting.words_to_admins == "I mend pumps"
        actions.approve(by, waiting)
    assert visitor.post("/sign-in", JOINING).status == 302


def test_who_is_declined_is_erased(cast, outbox):
    with unit_of_work():
        actions.add_person("Wanjiru", "wanjiru@example.org", "waiting")
    with pytest.raises(Forbidden), acting_as(cast.member) as by:
        actions.decline(by, queries.waiting_people()[0])
    with acting_as(cast.admin) as by:
        actions.decline(by, queries.waiting_people()[0], "We know nobody there")
    with unit_of_work(write=False):
        assert db.query(Person).filter_by(name="Wanjiru").count() == 0
    assert "We know nobody there" in outbox()[-1].text


def test_who_is_declined_but_wrote_on_an_imported_list_stays_as_the_list_knew_them(cast):
    thread(cast.member, cast.wells)
    with unit_of_work():
        db.get(Person, cast.member.id).state = "waiting"
    with acting_as(cast.admin) as by:
        actions.decline(by, queries.waiting_people()[0])
    with unit_of_work(write=False):
        kept = db.get(Person, cast.member.id)
        assert (kept.state, kept.password_hash) == ("placeholder", None)


@pytest.mark.parametrize("address", ["", "plain", "a@", "@b.org", "a@b", "a@b@c.org", "a b@c.org", "a@b..org", "a@b.org\r\nBcc: x@y.org", '"a"@b.org', "a@example.org.", " A@Example.Org ", "x" * 250 + "@b.org"])
def test_addresses_are_folded_or_refused(client, outbox, address):
    page = client.post("/register", JOINING | {"address": address})
    taken = address.strip().lower().rstrip(".") == "a@example.org"
    assert (page.status, len(outbox())) == ((302, 1) if taken else (422, 0))
    assert not taken or outbox()[0].to_address == "a@example.org"


@pytest.mark.parametrize("name", ["Évil\r\nBcc: all@example.org", "http://evil.test/x", "evil.test/x", "=?utf-8?q?x?=\u2028X", "<b>Amina</b>", "x" * 120])
def test_names_forge_no_header_and_no_link(client, outbox, name):
    client.post("/register", JOINING | {"name": name})
    (letter,) = outbox()
    from hub.mail.delivery import message

    mail = message(letter)
    assert mail["To"].addresses[0].addr_spec == "wanjiru@example.org" and len(mail["To"].addresses) == 1
    assert mail["Bcc"] is None and mail["Subject"] == "Confirm your address for Baraza"
    assert "evil.test" not in letter.text and "evil.test" not in letter.html and "<b>" not in letter.html


@pytest.mark.parametrize("host", ["evil.test", "evil.test:80"])
def test_mailed_links_lead_to_the_configured_site(client, outbox, host):
    client.post("/register", JOINING, headers={"X-Forwarded-Host": host, "X-Forwarded-Proto": "https", "Forwarded": f"host={host}"})
    assert "evil.test" not in outbox()[0].text and link_in(outbox()[0]).startswith("/confirm/")


def test_secrets_stay_out_of_the_log(client, outbox, caplog):
    client.post("/register", JOINING)
    token = link_in(outbox()[-1])
    client.post(token)
    client.post("/sign-in", JOINING)
    client.get("/confirm/wrong")
    assert JOINING["password"] not in caplog.text and token not in caplog.text


def test_who_stole_an_administrators_sign_in_mails_no_flood(cast, outbox, monkeypatch):
    monkeypatch.setattr(joining.MAILED, "count", 2)
    with acting_as(cast.admin) as by:
        for number in range(2):
            actions.invite_to_site(by, f"friend{number}@example.org")
    with pytest.raises(TooMany), acting_as(cast.admin) as by:
        actions.invite_to_site(by, "friend3@example.org")
    with acting_as(cast.admin) as by:
        assert actions.invite_to_site(by)  # a link that is not mailed is no letter
