"""Lines of every kind at once: what each heard and was told it missed is everything, and what waits for it stays small."""

import random
from collections import deque

import pytest

from hub.live.audio.bundles import unpack
from hub.live.audio.relay import Relay
from tests.live.audio.test_relay import Lines
from tests.live.audio.voices import noise, spoken

TWO_SECONDS = 11  # ticks of 180 ms


class Weak(Lines):
    """A door whose lines carry so many bytes a second, some with outages; what is not yet carried waits."""

    def __init__(self, rng):
        super().__init__()
        self.rng, self.rate, self.queues, self.most, self.got = rng, {}, {}, {}, {}

    def to_one(self, listener, data):
        queue = self.queues.setdefault(listener, deque())
        queue.append([len(data), unpack(data)])
        self.most[listener] = max(self.most.get(listener, 0), sum(left for left, _ in queue))

    def unsent(self, listener):
        return sum(left for left, _ in self.queues.get(listener, ()))

    def carry(self, seconds):
        self.now += seconds
        for listener, queue in self.queues.items():
            room = self.rate[listener] * seconds * self.rng.choice((0, 1, 1, 2))
            while queue and room > 0:
                taken = min(room, queue[0][0])
                queue[0][0] -= taken
                room -= taken
                if queue[0][0] <= 0:
                    self.got.setdefault(listener, []).append(queue.popleft()[1])

    def report(self, relay):
        for listener, got in self.got.items():
            if listener in relay.listeners:
                relay.report(listener, got[-1].stream, got[-1].after - 1)


def _talk(relay, door, turns, restless=False):
    for stream, count in turns:
        for tick, bundle in enumerate(spoken(noise(count, seed=stream), stream=stream, t_ms=int(door.now * 1000))):
            door.carry(bundle.ms / 1000)
            relay.push(bundle)
            if tick % TWO_SECONDS == 0:
                door.report(relay)
            if tick % 5 == 0:
                relay.tick()
            if restless and door.rng.random() < 0.05 and relay.listeners[0].state != "closed":
                relay.choose(door.rng.choice([one for one, state in relay.listeners.items() if state.state == "on"] or [0]), door.rng.choice(("fast", "std", "slow")))
        door.carry(door.rng.choice((0, 3)))


def _let_through(relay, door):
    on = [one for one, state in relay.listeners.items() if state.state == "on"]
    door.rate |= dict.fromkeys(on, 1_000_000)
    while any(door.queues[one] for one in on):
        door.carry(10)


@pytest.mark.parametrize("seed", range(6))
def test_every_packet_was_heard_or_named_as_missed(seed):
    rng = random.Random(seed)
    door = Weak(rng)
    relay = Relay(door, lambda: door.now)
    for listener in range(12):
        door.rate[listener] = rng.choice((300, 900, 1_600, 2_200, 6_000, 50_000))
        relay.listen(listener, rng.choice(("fast", "std", "slow")), cap=rng.choice((None, None, 30_000)))
    turns = [(stream, rng.randrange(20, 700)) for stream in range(1, 6)]
    _talk(relay, door, turns, restless=True)
    _let_through(relay, door)
    door.report(relay)
    for listener in [one for one, state in relay.listeners.items() if state.state in ("capped", "closed")]:
        relay.allow(listener, None)
        relay.choose(listener, "std")
    _let_through(relay, door)
    for listener, one in relay.listeners.items():
        heard = {(bundle.stream, seq) for bundle in door.got.get(listener, []) for seq in range(bundle.seq, bundle.after)}
        missed = {(skip["stream"], seq) for skip in door.told.get(listener, []) if skip["kind"] == "a.skip" for seq in range(skip["from"], skip["to"])}
        if one.state == "on":
            assert heard | missed == {(stream, seq) for stream, count in turns for seq in range(count)}


def test_a_line_of_a_kilobyte_a_second_waits_with_little_and_disturbs_nobody():
    door = Weak(random.Random(1))
    relay = Relay(door, lambda: door.now)
    door.rate = {"weak": 1_000, "dead": 0, "good": 50_000}
    for listener in door.rate:
        relay.listen(listener)
    _talk(relay, door, [(1, 3_000)])
    assert door.most["weak"] < 24_000 and door.most["dead"] < 24_000 and "good" not in door.told
    assert len({seq for bundle in door.got["good"] for seq in range(bundle.seq, bundle.after)}) > 2_900
    assert relay.listeners["dead"].state == "closed" and "a.skip" in door.events("weak")
