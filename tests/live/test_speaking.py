"""Who has the floor is heard by everybody inside and by nobody outside; who lost it, however, is heard by nobody."""

import pytest

from hub.accounts import actions as accounts
from hub.accounts.actions.entering import end_sign_ins
from hub.accounts.models import Person
from hub.communities import actions as communities
from hub.communities.models import Membership
from hub.communities.queries import by_of, community_for, member_of
from hub.live import actions, queries, sounding
from hub.live.audio.bundles import pack
from hub.live.models import LiveSession
from hub.live.sockets import speaking
from hub.storage.unit import db, unit_of_work
from tests.live.audio.voices import noise, spoken
from tests.live.test_sockets import KEY, Room
from tests.makers.live import live_role

TAB = KEY + "tab"


@pytest.fixture
def room(cast, socket):
    """An open session; its member is a speaker, everybody inside listens."""
    room = Room(cast, socket)
    live_role(room.live, cast.member, "speaker")
    for one in (room.host, room.member):
        assert room.ask(one, "voice:listen", rung="fast")["kbit"] == 16
    return room


class Speaking:
    """A line that has the floor, and what it says packet by packet."""

    def __init__(self, room, line):
        self.room, self.line, self.grant = room, line, room.ask(line, "floor:ask", tab=TAB)
        self.rest = spoken(noise(600), stream=self.grant["stream"], t_ms=self.grant["t_ms"])[:-1]

    def say(self, count: int = 1) -> None:
        for _ in range(count):
            self.line.send("a", pack(self.rest.pop(0)))


def sound(line) -> list[bytes]:
    return line.heard("a")


def test_who_has_the_floor_is_heard_inside_and_not_outside(room):
    speech = Speaking(room, room.member)
    assert not room.ask(room.outsider, "voice:listen", rung="fast")["ok"]
    speech.say(4)
    assert len(sound(room.host)) == 4 and sound(room.outsider) == []
    state = room.ask(room.host, "live:enter")["state"]["voice"]
    assert [floor["person"]["id"] for floor in state["floors"]] == [room.cast.member.id] and state["recording"] is False


def test_without_the_floor_nobody_is_heard(room):
    grant = Speaking(room, room.member).grant
    bundle = pack(spoken(noise(6), stream=grant["stream"], t_ms=grant["t_ms"])[0])
    room.host.send("a", bundle)
    room.outsider.send("a", bundle)
    assert sound(room.member) == [] and [one["why"] for one in room.host.heard("a.no")] == ["stream"]
    assert room.ask(room.host, "floor:ask", tab=TAB)["error"] == "conflict"
    room.member.send("a", bundle)
    assert len(sound(room.host)) == 1


def _revoked(room, stream):
    assert room.ask(room.host, "floor:revoke", stream=stream)["ok"]


def _role_lost(room, _stream):
    room.ask(room.host, "role:give", person_id=room.cast.member.id, role="speaker", given=False, client_id=KEY + "r")


def _closed(room, _stream):
    assert room.ask(room.host, "live:close")["ok"]


def _removed(room, _stream):
    with unit_of_work():
        wells = community_for(by_of(room.cast.facilitator), "wells")
        communities.remove(by_of(room.cast.facilitator), wells, member_of(wells, "moussa"))


def _suspended(room, _stream):
    with unit_of_work():
        accounts.suspend(by_of(room.cast.admin), db.get(Person, room.cast.member.id), None, "Insults")


def _signed_out(room, _stream):
    with unit_of_work():
        end_sign_ins(db.get(Person, room.cast.member.id))


def _muted(room, _stream):
    with unit_of_work():
        wells = community_for(by_of(room.cast.facilitator), "wells")
        membership = db.query(Membership).filter_by(community_id=wells.id, person_id=room.cast.member.id).one()
        communities.mute(by_of(room.cast.facilitator), wells, membership, 3)


def _left(room, _stream):
    assert room.ask(room.member, "live:leave")["ok"]


@pytest.mark.parametrize("ending", [_revoked, _role_lost, _closed, _removed, _suspended, _signed_out, _muted, _left])
def test_who_lost_the_floor_is_heard_by_nobody(room, ending):
    speech = Speaking(room, room.member)
    speech.say()
    assert len(sound(room.host)) == 1
    ending(room, speech.grant["stream"])
    if room.member.connected:
        speech.say(2)
    assert sound(room.host) == []
    speaking.tick()
    if ending is not _left:
        assert room.ask(room.host, "live:enter")["state"]["voice"]["floors"] == [] if ending is not _closed else not sounding.VOICES


def test_muted_people_are_never_granted_the_floor(room):
    muted = room.line("muted")
    live_role(room.live, room.cast.muted, "speaker")
    room.ask(muted, "live:enter")
    assert room.ask(muted, "floor:ask", tab=TAB)["error"] == "forbidden"
    with unit_of_work():
        db.query(Membership).filter_by(person_id=room.cast.muted.id).one().muted_until = None
    assert room.ask(muted, "floor:ask", tab=TAB)["ok"]


def test_a_called_hand_may_speak_for_a_while(room):
    other = room.line("other")
    room.ask(other, "live:enter")
    assert room.ask(other, "floor:ask", tab=TAB)["error"] == "forbidden"
    room.ask(other, "hand:raise", client_id=KEY + "h")
    room.ask(room.host, "hand:call", person_id=room.cast.other.id)
    assert room.ask(other, "live:me")["you"]["may"]["speak"] is True
    assert room.ask(other, "floor:ask", tab=TAB)["max_s"] == 300


def test_the_same_page_goes_on_after_a_lost_line_and_another_may_not(room):
    speech = Speaking(room, room.member)
    speech.say()
    room.member.close()
    again = room.line("member")
    held = {"stream": speech.grant["stream"], "token": speech.grant["token"]}
    assert room.ask(again, "floor:hold", tab=TAB, stream=held["stream"], token="guessed")["error"] == "conflict"
    assert room.ask(again, "floor:hold", tab=TAB, **held)["ok"]
    speech.line = again
    speech.say()
    assert len(sound(room.host)) == 2


def test_a_cohost_takes_over_from_a_dead_line_only(room):
    live_role(room.live, room.cast.other, "host")
    other = room.line("other")
    speech = Speaking(room, room.host)
    assert room.ask(other, "floor:take", tab=TAB + "2")["error"] == "conflict"
    room.host.close()
    grant = room.ask(other, "floor:take", tab=TAB + "2")
    assert grant["stream"] == speech.grant["stream"] + 1
    why = [fact["data"].get("why") for fact in room.member.heard("floor:closed")]
    assert why == ["taken_over"]


def test_a_flood_of_refused_bundles_cuts_the_line(room):
    for _ in range(99):
        room.outsider.send("a", b"not a bundle")
    assert room.outsider.connected and len(room.outsider.heard("a.no")) == 1
    for _ in range(2):
        room.outsider.send("a", None)
    assert not room.outsider.connected


def test_after_a_restart_open_turns_are_closed_and_the_recording_goes_on(room):
    room.ask(room.member, "consent:say", choice="agreed")
    first = Speaking(room, room.member).grant["stream"]
    room.ask(room.host, "record:start")
    for voice in sounding.VOICES.values():
        voice.stage.recorder.close()
    sounding.VOICES.clear()
    sounding.MOUTHS.clear()
    room.ask(room.host, "live:enter")
    state = room.ask(room.member, "live:enter")["state"]["voice"]
    assert state["floors"] == [] and state["recording"] is True
    assert sounding.VOICES[room.live.id].stage.recorder.on
    assert room.ask(room.member, "floor:ask", tab=TAB)["stream"] == first + 1


def test_a_unit_of_work_that_failed_leaves_no_turn_behind(room):
    with pytest.raises(ZeroDivisionError), unit_of_work():
        by = by_of(room.cast.facilitator)
        actions.ask_for_floor(by, queries.seat_for(by, room.live.id, lock=True), TAB)
        1 / 0  # noqa: B018
    speaking.tick()
    assert sounding.VOICES[room.live.id].stage.floor.turns == {}
    assert room.ask(room.member, "floor:ask", tab=TAB)["ok"]


def test_a_cap_is_obeyed_and_counted_over_lines(room):
    assert room.ask(room.member, "voice:listen", rung="std", cap_mb=1)["used_bytes"] == 0
    speech = Speaking(room, room.host)
    speech.say(30)
    room.member.close()
    again = room.line("member")
    room.ask(again, "live:enter")
    assert room.ask(again, "voice:listen", rung="std", cap_mb=1)["used_bytes"] > 0
    assert room.ask(again, "voice:listen", rung="off")["rung"] == "off"
    sound(again)
    speech.say(9)
    assert sound(again) == []


@pytest.mark.parametrize("said", [None, "x", [], {}, {"live": 1}, {"live": "1", "stream": 1, "seq": 1, "buf_ms": 0, "late": 0, "lost": 0}, b"\x00" * 70])
def test_reports_and_bundles_of_any_shape_harm_nobody(room, said):
    speech = Speaking(room, room.member)
    room.host.send("aq", said)
    room.member.send("a", said)
    room.host.send("aq", {"live": room.live.id, "stream": speech.grant["stream"], "seq": 2, "buf_ms": 0, "late": 0, "lost": 0})
    speech.say()
    assert len(sound(room.host)) == 1


def test_no_statement_is_made_for_sound(room, queries):
    speech = Speaking(room, room.member)
    with queries() as seen:
        speech.say(3)
    assert seen == [] and len(sound(room.host)) == 3


def test_a_session_not_open_has_no_voice(room):
    with unit_of_work():
        db.get(LiveSession, room.live.id).state = "planned"
    assert room.ask(room.host, "voice:listen", rung="std")["error"] == "forbidden"
    assert room.ask(room.host, "record:start")["error"] == "forbidden"
