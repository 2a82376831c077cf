"""What a stranger learns of an address at each door: nothing, whether anybody has it or not."""

import re
from difflib import ndiff

import pytest

from hub import limits
from hub.accounts import notices, passwords
from hub.accounts.models import MailedToken, Person
from hub.background import queue
from hub.mail.models import Letter
from hub.storage.unit import db, unit_of_work
from tests.makers.accounts import PASSWORD, account, placeholder
from tests.serving import Visitor

DOORS = {
    "/sign-in": {"password": "not the right one"}, "/reset": {}, "/register": {"name": "Wanjiru Kamau", "password": PASSWORD},
    "/communities/wells/manage/invitations/mail": {},
}
STATES = ("active", "unconfirmed", "waiting", "suspended", "closed")
# What differs each time; the list of invitations grows with each that is sent, and is the facilitator's own.
CHANGING = re.compile(r'<ul class="rows.*?</ul>|Content-Length: \d+|csrf[_-]token" (?:value|content)="[^"]*"|name="key"[^>]*value="[^"]*"|hub=[^;]*', re.DOTALL)


def _answer(visitor: Visitor, door: str, address: str) -> str:
    on = door.removesuffix("/mail")
    field = "addresses" if on != door else "address"
    with visitor.client.get(on) as page:
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
    values = {"csrf_token": token, "key": f"key-of-{address}", field: address, **DOORS[door]}
    with visitor.client.post(door, data=values) as sent:
        heard = f"{sent.status}\n{sent.headers}\n{sent.text}"
        place = sent.location
    with visitor.client.get(place or on) as after:
        heard += f"{after.status}\n{after.headers}\n{after.text}"
    return CHANGING.sub("", heard).replace(address, "ADDRESS")


@pytest.mark.parametrize("door", DOORS)
def test_a_door_answers_alike_to_the_last_byte(app, cast, door, frozen):
    for number, state in enumerate(STATES):
        account(state, state=state, address=f"known{number}@example.org")
    placeholder("known9@example.org")
    asker = cast.facilitator if "invitations" in door else None
    heard = {address: _answer(Visitor(app, asker), door, f"{address}@example.org") for address in ("nobody", *(f"known{n}" for n in range(len(STATES))), "known9")}
    assert {address: [line for line in ndiff(heard["nobody"].split("\n"), text.split("\n")) if line[0] in "+-"]
            for address, text in heard.items() if text != heard["nobody"]} == {}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_takes_as_long_for_each(app, cast, door, frozen, monkeypatch, queries):
    """What takes long is counted, as clocks of busy machines tell little: passwords hashed, letters written, jobs woken, statements made."""
    for number, state in enumerate(STATES):
        account(state, state=state, address=f"known{number}@example.org")
    placeholder("known9@example.org")
    slow, work = [], {}
    for place, name in ((passwords, "_aside"), (notices, "letter"), (queue, "_enqueue")):
        monkeypatch.setattr(place, name, _counted(getattr(place, name), slow))
    asker = Visitor(app, cast.facilitator if "invitations" in door else None)
    for address in ("nobody", "nobody1", *(f"known{n}" for n in range(len(STATES))), "known9"):
        slow.clear(), limits.forget_all()
        with queries() as seen:
            _answer(asker, door, f"{address}@example.org")
        work[address] = [len(slow), len(seen)]
    assert len({count for count, _seen in work.values()}) == 1 and work["nobody"][0] > 0, work
    seen = [count for _slow, count in work.values()]
    assert max(seen) - min(seen) <= 3, work


def _counted(act, calls: list):
    def counted(*args, **values):
        calls.append(act)
        return act(*args, **values)

    return counted


def test_joining_with_a_known_address_changes_and_keeps_nothing(app, cast, client):
    client.post("/register", {"name": "Somebody Else", "address": cast.member.address, "password": PASSWORD})
    client.post("/reset", {"address": "nobody@example.org"})
    with unit_of_work(write=False):
        assert db.query(Person).filter(Person.name == "Somebody Else").all() == db.query(MailedToken).all() == []
        assert [letter.kind for letter in db.query(Letter)] == ["known"] and db.get(Person, cast.member.id).name == cast.member.name


@pytest.mark.parametrize("name", ["Host", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Original-URL", "Referer"])
def test_a_made_up_host_stands_in_no_letter(cast, client, outbox, name):
    said = {"Forwarded": "host=evil.test;proto=https", "Referer": "http://evil.test/"}.get(name, "evil.test")
    client.send("/reset", {"address": cast.member.address}, headers={name: said})
    client.send("/reset", {"address": cast.member.address})
    assert outbox() and all("evil.test" not in letter.text + letter.html and "http://localhost/reset/" in letter.text for letter in outbox())


@pytest.mark.parametrize(("trusted", "statuses"), [(0, {422, 429}), (1, {422})])
def test_a_forwarded_address_counts_only_behind_a_trusted_proxy(make_app, trusted, statuses, frozen):
    app = make_app(trusted_proxies=trusted)
    visitor, entry = Visitor(app), {"password": "not the right one"}
    answers = [visitor.send("/sign-in", {**entry, "address": f"one{n}@example.org"}, headers={"X-Forwarded-For": f"10.0.0.{n}"}).status for n in range(12)]
    assert {*answers} == statuses
