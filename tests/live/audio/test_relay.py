"""The relay: everybody hears everything their line can bear, and is told honestly what they missed."""

import sys

import pytest

from hub.live.audio.bundles import END, REPAIR, unpack
from hub.live.audio.lanes import FRAME_BYTES, LANES, WIRE_BYTES
from hub.live.audio.relay import Relay
from tests.live.audio.voices import noise, spoken


class Lines:
    """A door that keeps what each line was sent, and seconds that pass when told."""

    def __init__(self):
        self.now, self.placed, self.sent, self.told, self.taken = 0.0, {}, {}, {}, {}

    def to_lane(self, kind, data):
        for listener in [one for one, lane in self.placed.items() if lane == kind]:
            self.to_one(listener, data)

    def to_one(self, listener, data):
        self.sent.setdefault(listener, []).append(data)

    def place(self, listener, kind):
        self.placed[listener] = kind

    def tell(self, listener, event):
        self.told.setdefault(listener, []).append(event)

    def unsent(self, listener):
        return sum(len(data) + FRAME_BYTES for data in self.sent.get(listener, [])[self.taken.get(listener, 0):])

    def heard(self, listener) -> list:
        return [unpack(data) for data in self.sent.get(listener, [])]

    def numbers(self, listener) -> list:
        return [seq for bundle in self.heard(listener) for seq in range(bundle.seq, bundle.after)]

    def events(self, listener) -> list:
        return [event["kind"] for event in self.told.get(listener, [])]


@pytest.fixture
def lines():
    return Lines()


@pytest.fixture
def relay(lines):
    return Relay(lines, lambda: lines.now)


def say(relay, bundles, reporting=()) -> None:
    """Say bundles at their pace; who reports has received whatever was sent."""
    for bundle in bundles:
        relay.door.now += bundle.ms / 1000
        relay.push(bundle)
        relay.tick()
        for listener in reporting:
            relay.door.taken[listener] = len(relay.door.sent.get(listener, []))
            if heard := relay.door.heard(listener):
                relay.report(listener, heard[-1].stream, heard[-1].after - 1, {"buf_ms": 900})


@pytest.mark.parametrize("kind", LANES)
def test_each_lane_hears_all_of_it_in_its_own_length(relay, lines, kind):
    relay.listen("me", kind)
    say(relay, spoken(noise(50)), ["me"])
    heard = lines.heard("me")
    assert lines.numbers("me") == list(range(50)) and heard[-1].flags & END
    assert {bundle.ms for bundle in heard[:-1]} == {LANES[kind]} and [bundle.t_ms for bundle in heard] == [bundle.seq * 60 for bundle in heard]


def test_two_who_speak_at_once_are_not_mixed_up(relay, lines):
    relay.listen("me")
    pairs = zip(spoken(noise(30), stream=1), spoken(noise(30, seed=9), stream=2), strict=True)
    say(relay, [bundle for pair in pairs for bundle in pair], ["me"])
    for stream, packets in ((1, noise(30)), (2, noise(30, seed=9))):
        assert [packet for bundle in lines.heard("me") if bundle.stream == stream for packet in bundle.packets] == packets
    assert lines.events("me") == []


def test_a_hole_in_the_numbers_stays_a_hole(relay, lines):
    relay.listen("me", "slow")
    bundles = spoken(noise(30))
    say(relay, bundles[:3] + bundles[4:])
    assert lines.numbers("me") == [*range(9), *range(12, 30)]


def test_what_mends_the_recording_is_not_heard_live(relay, lines):
    relay.listen("me", "fast")
    say(relay, [bundle._replace(flags=REPAIR) for bundle in spoken(noise(9))])
    assert lines.heard("me") == []


@pytest.mark.parametrize("ending", ["tick", "over"])
def test_what_waits_goes_out_when_no_more_comes(relay, lines, ending):
    relay.listen("me", "slow")
    say(relay, spoken(noise(30))[:2])
    assert lines.heard("me") == []
    lines.now += 2
    relay.tick() if ending == "tick" else relay.over(1)
    assert lines.numbers("me") == list(range(6))


def test_who_comes_late_hears_the_last_bundles_at_once(relay, lines):
    bundles = spoken(noise(60))
    say(relay, bundles[:14])
    relay.listen("late")
    assert lines.numbers("late") == list(range(24, 40))
    say(relay, bundles[14:], ["late"])
    assert lines.numbers("late") == list(range(24, 60))


def test_who_comes_long_after_hears_nothing_stale(relay, lines):
    relay.listen("me", "fast")
    say(relay, spoken(noise(30)))
    lines.now += 60
    relay.listen("late", "fast")
    assert lines.heard("me") and lines.heard("late") == []


def test_a_line_that_falls_back_is_moved_stopped_and_told_what_it_missed(relay, lines):
    relay.listen("good")
    relay.listen("weak", "fast")
    bundles = spoken(noise(1000))
    say(relay, bundles[:60], ["good"])
    assert lines.events("weak") == ["a.moved", "a.behind"] and lines.placed["weak"] is None
    last = lines.heard("weak")[-1]
    say(relay, bundles[60:100], ["good"])
    assert lines.heard("weak")[-1] == last
    relay.report("weak", last.stream, last.after - 1)
    say(relay, bundles[100:120], ["good", "weak"])
    skip = lines.told["weak"][-1]
    assert skip["kind"] == "a.skip" and (skip["stream"], skip["from"], skip["why"]) == (1, last.after, "behind")
    assert set(lines.numbers("weak")) | set(range(skip["from"], skip["to"])) == set(range(lines.heard("weak")[-1].after))
    assert lines.events("good") == [] and lines.placed["good"] == "std"


def test_streams_missed_whole_are_named_too(relay, lines):
    relay.listen("weak", "slow")
    say(relay, spoken(noise(150), stream=1))
    assert lines.events("weak") == ["a.behind"]
    say(relay, spoken(noise(60), stream=2))
    last = lines.heard("weak")[-1]
    relay.report("weak", last.stream, last.after - 1)
    assert [(event["stream"], event["to"]) for event in lines.told["weak"][1:]] == [(1, 150), (2, 60)]


def test_a_line_a_minute_behind_is_closed_until_it_chooses_again(relay, lines):
    relay.listen("weak", "slow")
    say(relay, spoken(noise(1100)))
    assert lines.events("weak") == ["a.behind", "a.closed"]
    relay.choose("weak", "slow")
    assert lines.placed["weak"] == "slow" and lines.events("weak")[-1] == "a.skip"


def test_a_pause_makes_nobody_late(relay, lines):
    relay.listen("me")
    say(relay, spoken(noise(30), stream=1), ["me"])
    lines.now += 600
    say(relay, spoken(noise(30), stream=2), ["me"])
    assert lines.events("me") == [] and relay.listeners["me"].heard_ms == 3_600


def test_invented_reports_change_nothing(relay, lines):
    relay.listen("weak")
    bundles = spoken(noise(300))
    for bundle in bundles[:60]:
        say(relay, [bundle])
        relay.report("weak", 77, 5)
        relay.report("nobody", 1, 5)
    assert "a.behind" in lines.events("weak")
    relay.report("weak", 1, 4_000_000)
    assert relay.listeners["weak"].acked_ms <= relay.said.ms


@pytest.mark.parametrize("before, after", [("slow", "fast"), ("fast", "slow"), ("std", "fast"), ("slow", "std")])
def test_changing_lanes_loses_nothing(relay, lines, before, after):
    relay.listen("me", before)
    bundles = spoken(noise(100))
    say(relay, bundles[:17], ["me"])
    relay.choose("me", after)
    say(relay, bundles[17:], ["me"])
    assert set(lines.numbers("me")) == set(range(100))


@pytest.mark.parametrize("cap", [500, 3_000, 5_001])
def test_a_cap_is_never_passed(relay, lines, cap):
    relay.listen("thrifty", cap=cap)
    relay.listen("other")
    say(relay, spoken(noise(100)), ["thrifty", "other"])
    cost = sum(len(data) + WIRE_BYTES for data in lines.sent.get("thrifty", []))
    assert relay.used("thrifty") == cost <= cap < cost + 1_200 and lines.events("thrifty") == ["a.capped"]
    assert lines.numbers("other") == list(range(100)) and lines.events("other") == []


def test_who_raises_the_cap_goes_on(relay, lines):
    relay.listen("thrifty", cap=2_000)
    bundles = spoken(noise(100))
    say(relay, bundles[:20], ["thrifty"])
    assert lines.placed["thrifty"] is None
    relay.choose("thrifty", "slow")
    say(relay, bundles[20:24], ["thrifty"])
    assert lines.events("thrifty") == ["a.capped", "a.skip", "a.capped"] and relay.used("thrifty") <= 2_000
    relay.allow("thrifty", 50_000)
    say(relay, bundles[24:], ["thrifty"])
    assert lines.events("thrifty")[3:] == ["a.skip"] and lines.numbers("thrifty")[-1] == 99
    relay.allow("thrifty", relay.used("thrifty") + 10)
    say(relay, spoken(noise(30), stream=2), ["thrifty"])
    assert lines.events("thrifty")[4:] == ["a.capped"] and lines.heard("thrifty")[-1].stream == 1


def test_a_new_line_goes_on_counting(relay, lines):
    relay.listen("me")
    bundles = spoken(noise(60))
    say(relay, bundles[:10], ["me"])
    used = relay.leave("me")
    assert used == sum(len(data) + WIRE_BYTES for data in lines.sent["me"])
    relay.listen("again", cap=used + 1_500, used=used)
    say(relay, bundles[10:], ["again"])
    assert lines.events("again") == ["a.capped"] and relay.leave("me") == 0


def test_a_listener_is_numbers_only(relay):
    for number in range(1_000):
        relay.listen(number, cap=100_000)
    say(relay, spoken(noise(400)))
    for _ in range(5):
        for number in range(1_000):
            relay.listen(number, cap=100_000)
    one = relay.listeners[5]
    kept = sum(sys.getsizeof(getattr(one, slot, None)) for slot in one.__slots__ if slot not in ("lane", "name"))
    assert sys.getsizeof(one) + kept < 1_024
    assert all(len(caps) <= 2_102 for caps in relay._caps.values())


def test_a_long_session_keeps_a_minute_of_numbers(relay):
    for stream in range(1, 200):
        say(relay, spoken(noise(30), stream=stream))
    say(relay, spoken(noise(6_000), stream=200))
    assert len(relay.said.streams) == 1 and len(relay.said.streams[200][0]) < 1_000 and all(len(lane.next) < 20 for lane in relay.lanes.values())


def test_where_there_is_one_lane_nobody_is_moved(lines):
    relay = Relay(lines, lambda: lines.now, kinds=("fast",))
    relay.listen("stalled", "fast")
    say(relay, spoken(noise(270)))
    assert lines.events("stalled") == ["a.behind"]
    heard = lines.heard("stalled")[-1]
    relay.report("stalled", heard.stream, heard.after - 1)
    assert lines.events("stalled") == ["a.behind", "a.skip"] and lines.placed["stalled"] == "fast"
