"""What is heard of a voice is noted for each person: as far as they received it, by which way, and no more."""

import pytest

from hub.live import listening, sounding
from tests.live.audio.voices import said
from tests.live.test_sockets import Room
from tests.live.test_voice_views import fetched, turn_of
from tests.makers.live import live_role


@pytest.fixture(autouse=True)
def _nothing_heard():
    listening.HEARD.clear()
    yield
    listening.HEARD.clear()


@pytest.fixture
def room(cast, socket):
    """An open session; its member speaks."""
    room = Room(cast, socket)
    live_role(room.live, cast.member, "speaker")
    return room


def heard(room, person, way="live") -> int:
    return sum(end - begin for begin, end in listening.HEARD.get((room.live.id, person.id, way), []))


def report(room, grant, bundles) -> None:
    """The host's page says that it has played all of it."""
    room.host.send("aq", {"live": room.live.id, "stream": grant["stream"], "seq": bundles[-1].after - 1, "buf_ms": 0, "late": 0, "lost": 0})


def test_what_a_listener_received_is_noted_when_the_line_leaves(room):
    assert room.ask(room.host, "voice:listen", rung="fast")["ok"]
    report(room, *turn_of(room, said(6)))
    room.ask(room.host, "voice:listen", rung="off")
    assert 5_000 <= heard(room, room.cast.facilitator) <= 7_000 and heard(room, room.cast.other) == 0


def test_who_listens_to_nothing_hears_nothing(room):
    assert room.ask(room.host, "voice:listen", rung="fast")["ok"]
    room.ask(room.host, "voice:listen", rung="off")
    assert heard(room, room.cast.facilitator) == 0


def test_the_end_of_a_session_notes_what_was_heard_before(room):
    assert room.ask(room.host, "voice:listen", rung="fast")["ok"]
    report(room, *turn_of(room, said(6)))
    assert room.ask(room.host, "live:close")["ok"]
    assert heard(room, room.cast.facilitator) >= 5_000


def test_a_piece_fetched_late_is_heard_behind_and_one_of_now_live(room, signed_in):
    turn_of(room, said(13))
    voice = sounding.VOICES[room.live.id]
    number = max(voice.stage.segments.pieces)
    member = signed_in(room.cast.member)
    assert fetched(member, f"/live/{room.live.id}/segments/{number}.opus").status_code == 200 and heard(room, room.cast.member) > 0
    voice._zero -= 60
    fetched(member, f"/live/{room.live.id}/segments/{number}.opus")
    assert heard(room, room.cast.member, "behind") > 0


def test_ranges_next_to_each_other_are_one():
    for begin in range(0, 60_000, 5_000):
        listening.note(1, 2, "live", begin, begin + 5_000)
    listening.note(1, 2, "live", 120_000, 121_000)
    assert listening.taken(10) == {(1, 2, "live"): [[0, 60_000], [120_000, 121_000]]} and not listening.HEARD
