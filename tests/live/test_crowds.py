"""A full room: who comes after the first hundred is there, counted, heard and let go, and nobody is told of each."""

import pytest
from sqlalchemy import func, select

from hub.live import actions, queries
from hub.live.actions import arriving, presence
from hub.live.models import Attendance, Fact
from hub.live.sockets import inside
from hub.storage.unit import db, unit_of_work
from tests.live.test_sockets import KEY, Room


@pytest.fixture
def full(cast, socket, monkeypatch):
    """A room in which two are known by name, and a third who comes."""
    for where in (presence, arriving):
        monkeypatch.setattr(where, "MOST_NAMED", 2)
    room = Room(cast, socket)
    room.other = room.line("other")
    room.entered = room.ask(room.other, "live:enter")
    return room


def test_who_comes_into_a_full_room_is_counted_and_not_announced(full):
    assert full.entered["ok"] and [one["fact"] for one in full.host.heard()] == []
    state = full.ask(full.host, "live:enter")["state"]
    assert [one["id"] for one in state["people"]] == [full.cast.facilitator.id, full.cast.member.id] and state["crowd"] == 1
    assert full.ask(full.host, "live:here")["there"] == 3


def test_whoever_is_in_the_crowd_takes_part_like_anybody(full):
    assert full.ask(full.other, "hand:raise", client_id=KEY + "1")["ok"]
    assert full.ask(full.host, "role:give", person_id=full.cast.other.id, role="speaker", given=True, client_id=KEY + "2")["ok"]
    assert full.host.heard("hand:raised")[0]["by"]["id"] == full.cast.other.id


def test_coming_twice_counts_once_and_leaving_is_not_announced(full):
    full.ask(full.other, "live:enter")
    with unit_of_work(write=False):
        assert queries.count_there(full.live.id, in_crowd=True) == 1
    full.forget()
    full.ask(full.other, "live:leave")
    assert [one["fact"] for one in full.host.heard()] == [] and full.ask(full.host, "live:here")["there"] == 2


def test_the_silent_are_let_go_and_whose_line_is_open_is_not(full, frozen):
    inside._said["at"] = -1000.0
    frozen.shift(170)
    inside._note_who_is_there()
    frozen.shift(60)
    with unit_of_work():
        assert actions.let_go_of_the_silent() == 0
    frozen.shift(170)
    with unit_of_work():
        assert actions.let_go_of_the_silent() == 3
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Attendance).where(Attendance.left_at.is_(None))) == 0
        assert db.scalar(select(func.count()).select_from(Fact).where(Fact.kind == "person:left")) == 2
