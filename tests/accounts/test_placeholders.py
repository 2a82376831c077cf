"""People from imported lists: nobody is them until the owner of the address is."""

import pytest

from hub.accounts import actions
from hub.accounts.by import HOUSE
from hub.accounts.models import KeptDraft, Person
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.makers import community
from tests.makers.accounts import PASSWORD, account, link_in, password_hash, placeholder

JOINING = {"name": "Ngozi", "address": "List@Example.org", "password": PASSWORD}


def test_the_same_address_is_the_same_placeholder(app):
    with unit_of_work():
        first, second = actions.keep_placeholder("N.Eze@Example.org", "Ngozi Eze"), actions.keep_placeholder("n.eze@example.org", "N. Eze")
        assert first is second and first.is_placeholder and first.handle == "ngozi.eze"
        assert actions.keep_placeholder(None, "Unknown Writer") is actions.keep_placeholder(None, "Unknown Writer")


def test_a_placeholder_cannot_sign_in_whatever_the_password(client):
    placeholder()
    assert client.post("/sign-in", {"address": "list@example.org", "password": PASSWORD}).status == 422


def test_the_owner_of_the_address_becomes_the_placeholder(client, outbox):
    ngozi = placeholder()
    client.post("/register", JOINING)
    link = link_in(outbox()[-1])
    assert outbox()[-1].to_address == "list@example.org" and "Ngozi Eze" in client.get(link).html
    assert client.post(link, {"name": "Dr Ngozi Eze", "password": "river drum lantern eight"}).location == "/me/welcome"
    with unit_of_work(write=False):
        person = db.query(Person).one()
    assert (person.id, person.state, person.name) == (ngozi.id, "active", "Dr Ngozi Eze")
    assert client.get("/me/").status == 200


def test_the_letter_to_claim_by_speaks_the_language_of_whoever_joined(client, outbox):
    placeholder()
    client.get("/register")
    client.client.set_cookie("language", "fr")
    client.post("/register", JOINING)
    assert "Bonjour" in outbox()[-1].text


def test_the_clock_of_somebody_who_said_nothing_is_not_guessed(client, signed_in):
    ngozi = placeholder()
    with unit_of_work():
        db.get(Person, ngozi.id).shown_to = {"page": "everyone", "place": "everyone"}
    assert "Time there now" not in client.get(f"/people/{ngozi.handle}")


def test_the_password_of_whoever_asked_is_worth_nothing(client, outbox):
    placeholder()
    client.post("/register", JOINING)
    client.post(link_in(outbox()[-1]), {"name": "Ngozi Eze", "password": "river drum lantern eight"})
    client.post("/sign-out", on="/me/")
    assert client.post("/sign-in", JOINING).status == 422


def test_joining_as_a_placeholder_looks_like_joining(client, outbox):
    placeholder()
    page = client.post("/register", JOINING, follow=True)
    assert page.words == client.post("/register", JOINING | {"address": "other@example.org"}, follow=True).words


def test_adding_the_address_brings_what_stood_under_it(client, signed_in, outbox):
    amina, ngozi = account("Amina", address="amina@example.org"), placeholder()
    place = community("Wells", members=[amina, ngozi])
    other = community("Roads", members=[ngozi])
    with unit_of_work():
        db.add(KeptDraft(person_id=ngozi.id, place="x", text="y"))
        db.add(Notice(person_id=ngozi.id, kind="k", once="o", path="/"))
    signed_in(amina).post("/me/address", {"current": PASSWORD, "address": "list@example.org"})
    assert client.post(link_in(outbox()[-1])).status == 302
    with unit_of_work(write=False):
        assert [p.address for p in db.query(Person)] == ["list@example.org"]
        from hub.communities.models import Community, Membership

        assert sorted((m.community_id, m.person_id) for m in db.query(Membership)) == sorted([(place.id, amina.id), (other.id, amina.id)])
        assert db.query(KeptDraft).one().person_id == db.query(Notice).one().person_id == amina.id
        assert [db.get(Community, one.id).members_count for one in (place, other)] == [1, 1]


def test_the_house_appoints_administrators(app):
    with unit_of_work():
        actions.appoint_administrator(HOUSE, "root@example.org", "Adjoa Mensah", password_hash())
        again = actions.appoint_administrator(HOUSE, "ROOT@example.org", "Adjoa", password_hash())
        assert again.is_admin and again.may_act and db.query(Person).count() == 1


def test_nobody_else_appoints(cast):
    from hub.errors import Forbidden
    from tests.cast import acting_as

    with acting_as(cast.admin) as by:
        assert actions.appoint_administrator(by, "one@example.org", "One", "x").is_admin
    with pytest.raises(Forbidden), acting_as(cast.facilitator) as by:
        actions.appoint_administrator(by, "two@example.org", "Two", "x")




def test_many_of_one_name_get_handles_of_their_own_in_as_many_queries(app, queries):
    seen = []
    for number in range(12):
        with unit_of_work(), queries() as asked:
            actions.keep_placeholder(f"a{number}@example.org", "Mohamed Ali")
        seen.append(len(asked))
    with unit_of_work(write=False):
        assert {p.handle for p in db.query(Person)} == {"mohamed.ali", *(f"mohamed.ali{n}" for n in range(2, 13))}
    assert seen[1] == seen[-1]
