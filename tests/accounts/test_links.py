"""Mailed links of every purpose: long, kept hashed, one use, for one person, dead after a while, and nothing changes by looking."""

import pytest

from hub.accounts.actions.mailed import mail_link
from hub.accounts.models import MailedToken, Person
from hub.accounts.notices import HOLDS
from hub.accounts.tokens import hashed
from hub.storage.model import Base
from hub.storage.unit import db, unit_of_work
from tests.makers.accounts import PASSWORD, account, link_in, placeholder
from tests.serving import Visitor

NEW = "lantern drum river seven"
WAYS = {"confirm": "confirm", "claim": "claim", "reset": "reset", "change_address": "change-address"}
SENT = {"password": NEW, "name": "Ngozi Eze"}


@pytest.fixture
def mailed(app, outbox):
    """Mails the link of a purpose: (whose, path)."""

    def mail(purpose: str) -> tuple[Person, str]:
        whose = placeholder() if purpose == "claim" else account(address="list@example.org", state="unconfirmed" if purpose == "confirm" else "active")
        with unit_of_work():
            mail_link(db.get(Person, whose.id), purpose, "new@example.org" if purpose == "change_address" else whose.address)
        return whose, link_in(outbox()[-1])

    return mail


def _everything() -> dict:
    with unit_of_work(write=False):
        return {table.name: [tuple(row) for row in db.execute(table.select())] for table in Base.metadata.sorted_tables}


@pytest.mark.parametrize("purpose", WAYS)
def test_a_link_is_long_kept_hashed_and_changes_nothing_until_its_button(mailed, app, client, purpose):
    whose, path = mailed(purpose)
    token, before = path.rpartition("/")[2], _everything()
    assert path.startswith(f"/{WAYS[purpose]}/") and len(token) >= 43
    for page in (client.get(path), client.get(path), client.send(path, method="HEAD")):
        assert page.status == 200 and page.headers["Referrer-Policy"] == "no-referrer"
    assert _everything() == before and token not in str(before["mailed_tokens"]) and hashed(token) in str(before["mailed_tokens"])
    assert client.send(path, SENT).status == 302 and _everything() != before
    assert client.send(path, SENT).status == 404 and client.get(path).status == 404


@pytest.mark.parametrize("purpose", WAYS)
def test_a_link_is_for_its_purpose_and_its_person(mailed, app, client, purpose):
    whose, path = mailed(purpose)
    token, other = path.rpartition("/")[2], account("Olu", address="olu@example.org")
    elsewhere = [client.send(f"/{way}/{token}", SENT).status for name, way in WAYS.items() if name != purpose]
    assert elsewhere == [404] * 3
    assert Visitor(app, other).send(path, SENT).status == 302
    with unit_of_work(write=False):
        kept, owner = db.get(Person, other.id), db.get(Person, whose.id)
        assert (kept.password_hash, kept.address, kept.state, kept.name) == (other.password_hash, other.address, "active", "Olu")
        assert (owner.password_hash, owner.address, owner.state) != (whose.password_hash, whose.address, whose.state)


@pytest.mark.parametrize("purpose", WAYS)
def test_a_link_dies_after_a_while(mailed, client, frozen, purpose):
    path = mailed(purpose)[1]
    assert HOLDS["reset"] * 24 <= 1
    frozen.shift(HOLDS[purpose] * 24 * 3600 - 1)
    assert client.get(path).status == 200
    frozen.shift(2)
    assert client.get(path).status == client.send(path, SENT).status == 404


@pytest.mark.parametrize("by", ["reset", "change_address"])
@pytest.mark.parametrize("purpose", ["reset", "change_address"])
def test_a_link_dies_with_the_password_and_with_the_address(mailed, client, outbox, purpose, by):
    whose, path = mailed(purpose)
    with unit_of_work():
        taken = db.query(MailedToken).one()
        mail_link(db.get(Person, whose.id), by, "newer@example.org")
        if purpose == by:  # a second link of the same purpose is enough for the first to die
            assert db.query(MailedToken).one() is not taken
    if purpose != by:
        assert client.get(path).status == 200 and client.send(link_in(outbox()[-1]), SENT).status == 302
    assert client.get(path).status == 404 and client.send(path, SENT).status == 404


@pytest.mark.sqlite_only
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("way", [*WAYS.values(), "invitations", "unsubscribe"])
def test_thirty_wrong_links_are_enough(client, signed_in, frozen, way, method):
    visitor = signed_in(account(address="guesser@example.org")) if way == "invitations" else client
    codes = [visitor.send(f"/{way}/wrong{number}", SENT, method).status for number in range(31)]
    assert codes == [404] * 30 + [429]


def test_a_password_set_by_a_link_is_the_only_one(mailed, client):
    whose, path = mailed("reset")
    client.send(path, SENT)
    entries = [client.post("/sign-in", {"address": whose.address, "password": password}).status for password in (PASSWORD, NEW)]
    assert entries == [422, 302]
