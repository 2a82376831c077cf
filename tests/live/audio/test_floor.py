"""The floor: one speaks, and it never stays taken by somebody who is gone."""

import random
from contextlib import suppress

import pytest

from hub.errors import Conflict
from hub.live.audio import floor as floors
from hub.live.audio.floor import Floor

HOST, GUEST, COHOST, OTHER = 1, 2, 3, 4


class Clock:
    """Seconds that pass when told."""

    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def floor(clock):
    return Floor(clock)


def told(floor) -> list:
    return [(news["kind"], news["stream"], news.get("why")) for news in floor.news()]


def test_a_turn_is_granted_told_and_ended(floor):
    turn = floor.ask(GUEST, "a", max_s=300, bitrate=12_000)
    assert turn.grant() == {"stream": 1, "token": turn.token, "max_s": 300, "bitrate": 12_000}
    assert floor.end(turn.stream) and not floor.end(turn.stream)
    assert told(floor) == [("floor:on", 1, None), ("floor:off", 1, "ended")] and told(floor) == []


def test_a_repeat_from_the_same_page_is_the_same_turn(floor):
    assert floor.ask(GUEST, "a") is floor.ask(GUEST, "a") and len(told(floor)) == 1


def test_a_second_tab_is_refused_clearly_while_the_first_speaks(floor):
    turn = floor.ask(GUEST, "a")
    with pytest.raises(Conflict, match="another tab"):
        floor.ask(GUEST, "b")
    with pytest.raises(Conflict, match="another tab"):
        floor.holding(GUEST, turn.token, "b")
    assert floor.turn_of(GUEST).tab == "a"


def test_a_person_whose_line_died_may_go_on_or_begin_anew(floor, clock):
    turn = floor.ask(GUEST, "a")
    floor.line_lost("a")
    clock.now += 4
    assert floor.holding(GUEST, turn.token, "b") is turn and turn.tab == "b"
    floor.line_lost("b")
    assert floor.ask(GUEST, "c").stream == 2
    assert told(floor) == [("floor:on", 1, None), ("floor:off", 1, "moved"), ("floor:on", 2, None)]


def test_a_token_dies_with_its_turn(floor, clock):
    turn = floor.ask(GUEST, "a")
    assert floor.holding(GUEST, turn.token, "a")
    with pytest.raises(Conflict, match="over"):
        floor.holding(OTHER, turn.token, "a")
    floor.end(turn.stream, floors.REVOKED)
    for token in (turn.token, "", "é\ud800"):
        with pytest.raises(Conflict, match="over"):
            floor.holding(GUEST, token, "a")


@pytest.mark.parametrize("most", [1, 2, 3])
def test_as_many_speak_as_there_are_floors(clock, most):
    floor = Floor(clock)
    floor.open_to(most)
    assert [floor.ask(person, f"tab-{person}").stream for person in range(most)] == list(range(1, most + 1))
    with pytest.raises(Conflict, match="Somebody else"):
        floor.ask(99, "z")


@pytest.mark.parametrize("most", [0, 4])
def test_a_session_has_one_to_three_floors(floor, most):
    with pytest.raises(ValueError):
        floor.open_to(most)


@pytest.mark.parametrize("lost, heard_until, left_at, why", [(True, 0, 5, "line"), (False, 0, 15, "quiet"), (False, 600, 300, "time")])
def test_turns_time_out(floor, clock, lost, heard_until, left_at, why):
    turn, begun = floor.ask(GUEST, "a", max_s=300), clock.now
    if lost:
        floor.line_lost("a")
    while clock.now < begun + left_at - 1:
        clock.now += 1
        if clock.now - begun < heard_until:
            floor.heard(turn.stream)
        floor.tick()
    assert floor.turn_of(GUEST)
    clock.now += 1
    floor.tick()
    assert told(floor)[-1] == ("floor:off", 1, why) and not floor.turn_of(GUEST)


def test_a_cohost_takes_over_at_once_when_the_hosts_line_dies(floor):
    floor.ask(HOST, "a")
    with pytest.raises(Conflict, match="alive"):
        floor.take_over(COHOST, "c")
    floor.line_lost("a")
    assert floor.take_over(COHOST, "c").stream == 2
    assert told(floor)[1:] == [("floor:off", 1, "taken_over"), ("floor:on", 2, None)]


def test_a_cohost_takes_over_from_a_host_who_fell_silent(floor, clock):
    turn = floor.ask(HOST, "a")
    clock.now += 4
    floor.heard(turn.stream)
    clock.now += 5
    assert floor.take_over(COHOST, "c").person_id == COHOST


def test_taking_over_leaves_those_who_are_heard(clock):
    floor = Floor(clock, most=2)
    floor.ask(HOST, "a")
    floor.ask(GUEST, "b")
    floor.line_lost("a")
    floor.take_over(COHOST, "c")
    assert {turn.person_id for turn in floor.turns.values()} == {GUEST, COHOST}


def test_who_is_removed_speaks_no_more_and_a_closed_session_is_silent(floor):
    floor.open_to(2)
    floor.ask(GUEST, "a")
    floor.ask(OTHER, "b")
    floor.leave(GUEST)
    floor.end_all()
    assert floor.turns == {} and [why for _, _, why in told(floor)] == [None, None, "revoked", "closed"]


def _anything(rng, floor):
    person, tab, stream = rng.randrange(5), rng.choice("abcdef"), rng.choice([*floor.turns, 1])
    token = rng.choice([turn.token for turn in floor.turns.values()] or [""])
    rng.choice((
        lambda: floor.ask(person, tab, rng.choice((0, 60))), lambda: floor.take_over(person, tab), lambda: floor.end(stream), lambda: floor.line_lost(tab),
        lambda: floor.heard(stream), lambda: floor.open_to(rng.randint(1, 3)), lambda: floor.leave(person), floor.tick, lambda: floor.holding(person, token, tab),
    ))()


@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_the_floor_keeps_its_promises(clock, seed):
    rng, floor, on = random.Random(seed), Floor(clock), {}
    for _ in range(2_000):
        clock.now += rng.choice((0, 0.5, 4))
        with suppress(Conflict):
            _anything(rng, floor)
        for news in floor.news():
            assert (news["kind"] == "floor:on") is (news["stream"] not in on)
            on[news["stream"]] = news["kind"]
        assert {stream for stream, kind in on.items() if kind == "floor:on"} == set(floor.turns) and len(floor.turns) <= floors.MOST_FLOORS
        assert len({turn.person_id for turn in floor.turns.values()}) == len(floor.turns)
    assert list(on) == sorted(on) and len(on) > 50


def test_numbers_go_on_after_a_restart_and_end_one_day(clock):
    floor = Floor(clock, last_stream=floors.LAST_STREAM - 1)
    assert floor.ask(GUEST, "a").stream == floors.LAST_STREAM
    floor.leave(GUEST)
    with pytest.raises(Conflict, match="Close it"):
        floor.ask(GUEST, "a")
