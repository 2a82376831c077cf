"""Ends of accounts: closing, suspending, sweeping; sockets hang up."""

from datetime import timedelta

import pytest

from hub.accounts import actions
from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Membership
from hub.errors import Forbidden
from hub.notifications.actions import tell
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers import person
from tests.makers.accounts import PASSWORD, account, password_hash
from tests.makers.discussions import thread

CLOSING = {"current": PASSWORD, "name_stays": "no"}


def stored(who) -> Person:
    with unit_of_work(write=False):
        return db.get(Person, who.id)


def test_closing_erases_what_is_ones_own(signed_in, outbox):
    amina = account("Amina Otieno", handle="amina", address="amina@example.org", organisation="Ministry", ask_me_about="Pumps", country="KE")
    visitor, other = signed_in(amina), signed_in(amina)
    visitor.send("/me/drafts/thread-1", {"text": "x"})
    assert visitor.post("/me/close", CLOSING).status == 302
    gone = stored(amina)
    assert (gone.state, gone.name, gone.address, gone.password_hash, gone.organisation, gone.ask_me_about, gone.country) == (
        "closed", "Former member", None, None, "", "", "")
    assert other.get("/me/").status == 302 and outbox()[-1].kind == "closed" and outbox()[-1].to_address == "amina@example.org"


def test_the_name_may_stay(signed_in):
    amina = account("Amina Otieno")
    signed_in(amina).post("/me/close", CLOSING | {"name_stays": "yes"})
    assert (stored(amina).name, stored(amina).state) == ("Amina Otieno", "closed")


def test_the_address_is_free_again(signed_in, client):
    amina = account("Amina Otieno", address="amina@example.org")
    signed_in(amina).post("/me/close", CLOSING)
    client.post("/register", {"name": "Amina", "address": "amina@example.org", "password": PASSWORD})
    with unit_of_work(write=False):
        assert db.query(Person).filter_by(address="amina@example.org").one().id != amina.id


def test_the_last_administrator_stays(signed_in):
    first = account("Adjoa", is_admin=True)
    page = signed_in(first).post("/me/close", CLOSING)
    assert page.status == 422 and "last administrator" in page
    person("Second", is_admin=True)
    assert signed_in(first).post("/me/close", CLOSING).status == 302


def test_closing_forgets_notices(cast, signed_in):
    with acting_as(cast.member) as by:
        tell(by, [cast.other.id], "x", once="o", path="/")
    with unit_of_work():
        db.get(Person, cast.other.id).password_hash = password_hash()
    signed_in(cast.other).post("/me/close", CLOSING)
    with unit_of_work(write=False):
        assert db.query(Notice).count() == 0


def test_suspending_signs_out_and_hangs_up(cast, signed_in, socket, client):
    visitor, line = signed_in(cast.member), socket(cast.member)
    assert visitor.get("/me/").status == 200 and line.connected
    with acting_as(cast.admin) as by:
        actions.suspend(by, db.get(Person, cast.member.id), None, "Spam")
    assert visitor.get("/me/").status == 302 and not line.connected


@pytest.mark.parametrize("way", ["/sign-out", "/me/devices/sign-out"])
def test_signing_out_hangs_up(cast, signed_in, way):
    visitor = signed_in(cast.member)
    line = visitor.socket()
    assert line.connected
    visitor.send(way)
    assert not line.connected


def test_only_administrators_suspend(cast):
    with acting_as(cast.admin) as by:
        actions.suspend(by, db.get(Person, cast.outsider.id), None, "Spam")
    for kind in ("outsider", "member", "facilitator"):
        with pytest.raises(Forbidden), acting_as(getattr(cast, kind)) as by:
            actions.suspend(by, db.get(Person, cast.other.id), None, "x")


def test_a_suspension_ends_by_time_and_by_hand(cast, client, frozen):
    olu = account("Olu", address="o@example.org")
    entry = {"address": "o@example.org", "password": PASSWORD}
    with acting_as(cast.admin) as by:
        actions.suspend(by, db.get(Person, olu.id), now() + timedelta(hours=1), "Calm down")
    page = client.post("/sign-in", entry)
    assert page.status == 422 and "Calm down" in page
    frozen.shift(3601)
    assert client.post("/sign-in", entry).status == 302
    with acting_as(cast.admin) as by:
        actions.suspend(by, db.get(Person, olu.id), None, "Again")
        actions.lift(by, db.get(Person, olu.id))
    assert stored(olu).may_act


def test_the_owner_of_the_password_alone_reads_until_when_and_whom_to_ask(cast, client, frozen):
    olu = account("Olu", address="o@example.org", zone="Africa/Lagos")
    unknown = client.post("/sign-in", {"address": "x@example.org", "password": PASSWORD})
    for until, said in ((now() + timedelta(days=7), "suspended until"), (None, "Your account is suspended. Calm down")):
        with acting_as(cast.admin) as by:
            actions.suspend(by, db.get(Person, olu.id), until, "Calm down")
        page = client.post("/sign-in", {"address": "o@example.org", "password": PASSWORD})
        assert page.status == 422 and said in page.words and f"Calm down. If you think this is a mistake, write to {cast.admin.address}." in page.words
        assert ("(Africa/Lagos)" in page.words) == (until is not None)
        wrong = client.post("/sign-in", {"address": "o@example.org", "password": "not this one"})
        assert wrong.words == unknown.words and "suspended" not in wrong.html


def test_sweeping_frees_addresses_never_confirmed(client, frozen):
    client.post("/register", {"name": "Amina", "address": "amina@example.org", "password": PASSWORD})
    kept = account("Olu")
    frozen.shift(timedelta(days=8))
    with unit_of_work():
        actions.sweep()
        assert [p.id for p in db.query(Person)] == [kept.id]


def test_whoever_alone_looks_after_a_community_is_told_before_closing(cast, signed_in):
    assert "You alone look after" in signed_in(cast.facilitator).get("/me/close")
    assert "You alone look after" not in signed_in(cast.member).get("/me/close")
    with unit_of_work():
        db.query(Membership).filter_by(person_id=cast.member.id, community_id=cast.wells.id).one().role = "facilitator"
    assert cast.wells.name not in signed_in(cast.facilitator).get("/me/close")


def test_a_former_member_is_called_so_in_the_language_of_the_reader(cast, signed_in):
    written = thread(cast.member, cast.wells)
    with unit_of_work():
        db.get(Person, cast.member.id).password_hash, db.get(Person, cast.member.id).language = password_hash(), "fr"
    signed_in(cast.member).post("/me/close", CLOSING)
    reader = signed_in(cast.other)
    assert "Former member" in reader.get(f"/threads/{written.id}")
    reader.post("/language", {"language": "fr"}, on="/")
    assert "Ancien membre" in reader.get(f"/threads/{written.id}")
