"""How many may speak at once: the host says, one by default; all of them are heard, and none loses the floor to another."""

import pytest

from hub.live import queries
from hub.live.audio.bundles import pack, unpack
from hub.live.models import LiveSession
from hub.storage.unit import db, unit_of_work
from tests.live.audio.voices import noise, spoken
from tests.live.test_sockets import Room
from tests.makers.live import live_role


@pytest.fixture
def room(cast, socket):
    """An open session with a host, and two who may speak."""
    made = Room(cast, socket)
    for person in (cast.member, cast.other):
        live_role(made.live, person, "speaker")
    made.other = made.line("other")
    made.ask(made.other, "live:enter")
    return made


def ask(room, line, tab):
    return room.ask(line, "floor:ask", tab=f"tab-of-{tab}")


def test_one_speaks_at_a_time_until_the_host_says_otherwise(room):
    assert ask(room, room.member, "member")["ok"] and ask(room, room.other, "other")["error"] == "conflict"
    assert room.ask(room.member, "floor:allow", most=2)["error"] == "forbidden"
    assert room.ask(room.host, "floor:allow", most=2)["ok"] and ask(room, room.other, "other")["ok"]
    voice = room.ask(room.member, "live:enter")["state"]["voice"]
    assert voice["max_floors"] == 2 and [floor["person"]["id"] for floor in voice["floors"]] == [room.cast.member.id, room.cast.other.id]
    assert ask(room, room.host, "host")["error"] == "conflict"


def test_two_at_once_are_both_heard(room):
    room.ask(room.host, "floor:allow", most=2)
    room.ask(room.host, "voice:listen", rung="fast")
    grants = [(line, ask(room, line, name)) for line, name in ((room.member, "member"), (room.other, "other"))]
    said = [(line, spoken(noise(9, seed=grant["stream"]), stream=grant["stream"], t_ms=grant["t_ms"])) for line, grant in grants]
    for line, bundles in said:
        line.send("a", pack(bundles[0]))
    heard = [unpack(data) for data in room.host.heard("a")]
    assert {one.stream: one.packets for one in heard} == {bundles[0].stream: bundles[0].packets for _, bundles in said}


def test_fewer_floors_cut_nobody_off(room):
    room.ask(room.host, "floor:allow", most=2)
    streams = [ask(room, line, name)["stream"] for line, name in ((room.member, "member"), (room.other, "other"))]
    assert room.ask(room.host, "floor:allow", most=1)["ok"]
    assert [floor["stream"] for floor in room.ask(room.host, "live:enter")["state"]["voice"]["floors"]] == streams
    room.ask(room.member, "floor:end", stream=streams[0])
    assert ask(room, room.member, "member")["error"] == "conflict"


def test_who_speaks_on_keeps_the_floor_while_others_take_many_turns(room):
    room.ask(room.host, "floor:allow", most=2)
    first = ask(room, room.member, "member")["stream"]
    for _ in range(9):
        room.ask(room.other, "floor:end", stream=ask(room, room.other, "other")["stream"])
    with unit_of_work(write=False):
        assert [fact.data["stream"] for fact in queries.floors_of(db.get(LiveSession, room.live.id))] == [first]


@pytest.mark.parametrize("most, fits", [("2", True), ("4", False), ("none", False)])
def test_the_host_plans_how_many_speak(room, signed_in, most, fits):
    host = signed_in(room.cast.facilitator)
    assert host.post(f"/live/{room.live.id}/edit", {"floors": most}).status == (302 if fits else 422)
    with unit_of_work(write=False):
        assert db.get(LiveSession, room.live.id).floors == (2 if fits else 1)
    if fits:
        assert ask(room, room.member, "member")["ok"] and ask(room, room.other, "other")["ok"]
