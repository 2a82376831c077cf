"""After each way of losing one's place: no news, no command, no page and no new line, from the very next moment on and in whichever process."""

from dataclasses import dataclass

import pytest

from hub import limits
from hub.accounts import actions as accounts
from hub.accounts.models import Person, SignIn
from hub.communities import actions as communities
from hub.communities.models import Community, Membership
from hub.communities.queries import by_of
from hub.live import actions as sessions
from hub.live.models import LiveSession
from hub.live.queries import seat_for
from hub.realtime.commands import COMMANDS
from hub.storage.unit import db, unit_of_work
from hub.text.writing import Written
from tests.canaries.walker import _said
from tests.makers import PASSWORD
from tests.makers.accounts import link_in, password_hash
from tests.makers.live import live
from tests.serving import Visitor

NEW = "lantern drum river seven"


@dataclass
class Place:
    """A private community's open session: `line` is the one who loses it, `other` stays, `again` is the same person on a second device."""

    cast: object
    live: LiveSession
    visitor: Visitor
    line: object
    other: object
    again: Visitor
    client: Visitor
    outbox: object

    def somebody(self, kind: str):
        """`by` of one of the cast, their community and their membership of it; needs a unit of work."""
        place, person = db.get(Community, self.cast.wells.id), getattr(self.cast, kind)
        return by_of(db.get(Person, person.id)), place, db.query(Membership).filter_by(community_id=place.id, person_id=person.id).one_or_none()

    def say(self) -> list:
        """The host says a line; what the line in question hears, and what the other does."""
        lines = (self.line, self.other)
        [one.heard() for one in lines if one.connected]
        with unit_of_work():
            by = self.somebody("facilitator")[0]
            sessions.say(by, seat_for(by, self.live.id, lock=True), "Among us", None)
        return [one.heard("chat:said") if one.connected else [] for one in lines]


@pytest.fixture
def place(app, cast, socket, outbox):
    with unit_of_work():
        db.get(Community, cast.wells.id).access = "private"
        db.get(Person, cast.member.id).password_hash = password_hash()
    opened, visitor = live(cast.wells, cast.facilitator), Visitor(app, cast.member)
    lines = [visitor.socket(), socket(cast.other)]
    assert all(line.ask("live:enter", live=opened.id)["ok"] for line in lines)
    made = Place(cast, opened, visitor, *lines, Visitor(app, cast.member), Visitor(app), outbox)
    assert [len(heard) for heard in made.say()] == [1, 1]
    yield made
    lines[0].close()


def _reset(place):
    place.client.post("/reset", {"address": place.cast.member.address})
    place.client.post(link_in(place.outbox()[-1]), {"password": NEW})


def _suspended(place):
    with unit_of_work():
        accounts.suspend(place.somebody("admin")[0], db.get(Person, place.cast.member.id), None, "Insults")


OUT_OF_THE_HUB = {
    "signs out": lambda place: place.visitor.post("/sign-out", on="/me/"),
    "signs out everywhere": lambda place: place.again.post("/me/devices/sign-out", on="/me/devices"),
    "new password": lambda place: place.again.post("/me/password", {"current": PASSWORD, "password": NEW}),
    "reset": _reset,
    "suspended": _suspended,
    "account closed": lambda place: place.again.post("/me/close", {"current": PASSWORD, "name_stays": "no"}),
}


@pytest.mark.parametrize("ending", OUT_OF_THE_HUB)
def test_who_is_out_of_the_hub_hears_and_does_nothing_more(place, ending):
    assert place.visitor.get("/me/").status == 200
    OUT_OF_THE_HUB[ending](place)
    assert [len(heard) for heard in place.say()] == [0, 1]
    assert not place.line.connected and not place.visitor.socket().connected and place.visitor.get("/me/").status == 302


def _removed(place):
    with unit_of_work():
        by, community, _ = place.somebody("facilitator")
        communities.remove(by, community, place.somebody("member")[2])


def _leaves(place):
    with unit_of_work():
        communities.leave(*place.somebody("member")[:2])


def _closed(place):
    with unit_of_work():
        by = place.somebody("facilitator")[0]
        sessions.close(by, seat_for(by, place.live.id, lock=True), Written("", ""))


OUT_OF_THE_ROOM = {"removed": (_removed, "not_found"), "leaves": (_leaves, "not_found"), "session closed": (_closed, "forbidden")}


@pytest.mark.parametrize("ending", OUT_OF_THE_ROOM)
def test_who_is_out_of_the_room_hears_and_does_nothing_more_there(place, ending):
    end, refused = OUT_OF_THE_ROOM[ending]
    end(place)
    if ending != "session closed":
        assert [len(heard) for heard in place.say()] == [0, 1]
    answers = {name: place.line.ask(name, **values) for name, values in _of_the_room(place)}
    if ending == "session closed":
        assert answers.pop("live:close") == {"ok": True, "path": f"/library/{_notes_of(place)}"}  # closed already: where its notes are
    assert {name: answer for name, answer in answers.items() if answer["ok"] or (refused == "not_found" != answer["error"])} == {}
    assert place.line.ask("live:enter", live=place.live.id)["error"] == refused and place.line.connected


def _notes_of(place) -> int:
    with unit_of_work(write=False):
        return db.get(LiveSession, place.live.id).notes_item_id


def _of_the_room(place):
    """What changes or tells anything of a session; notes of a closed one are read elsewhere, and who leaves may."""
    for name, declared in COMMANDS.items():
        if "live" in declared.schema and declared.writes and name != "live:leave":
            limits.forget_all()
            yield name, {key: _said(key, kind, place.live.id) for key, kind in declared.schema.items()}


def test_who_leads_no_more_leads_nothing_from_the_next_command_on(place, app):
    with unit_of_work():
        by, community, _ = place.somebody("facilitator")
        communities.appoint(by, community, place.somebody("member")[2])
    said = [place.say()[0][0]["seq"] for _twice in range(2)]
    assert place.line.ask("chat:hide", live=place.live.id, seq=said[0])["ok"] and place.visitor.get("/communities/wells/manage").status == 200
    with unit_of_work():
        communities.step_down(*place.somebody("member")[:2])
    assert place.line.ask("chat:hide", live=place.live.id, seq=said[1])["error"] == "forbidden" and place.line.connected
    assert place.visitor.get("/communities/wells/manage").status == 403


def test_no_command_is_heard_of_a_sign_in_that_ended_in_another_process(app, cast):
    for name, declared in COMMANDS.items():
        line = Visitor(app, cast.member).socket()
        with unit_of_work():
            db.query(SignIn).filter_by(person_id=cast.member.id).delete()  # nobody hangs up here: this process was not told
        answer = line.ask(name, **{key: _said(key, kind, 1) for key, kind in declared.schema.items()})
        assert not answer["ok"] and answer["error"] == "forbidden" and not line.connected, name


@pytest.mark.parametrize("ending", ["signs out", "signs out everywhere", "new password", "account closed"])
def test_an_old_cookie_is_dead_in_every_process_and_after_a_restart(place, make_app, ending):
    token = place.visitor.client.get_cookie("hub").value
    OUT_OF_THE_HUB[ending](place)
    elsewhere = Visitor(make_app())
    elsewhere.client.set_cookie("hub", token)
    assert elsewhere.get("/me/").status == 302 and not elsewhere.socket().connected
