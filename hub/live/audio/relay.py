"""The voice of one session on its way: bundles in, three lanes out, and for each listener no more than its line can bear and its cap allows."""

import heapq
from collections.abc import Callable
from typing import Protocol

from hub.live.audio.bundles import REPAIR, Bundle, pack
from hub.live.audio.lanes import LANES, WIRE_BYTES, Lane, Said
from hub.live.audio.listeners import BEHIND, CAPPED, CLOSED, ON, Listener

SLOWER_MS, STOP_MS, CLOSE_MS = 3_000, 8_000, 60_000
REPORTS_MS = 2_000  # between two reports of a listener in trouble; only that much later is silence about it a sign
REPORT_S = 10  # between two reports while all is well: of ten thousand, reports would cost more than the sound
SILENT_S = 25  # without a report of what was sent, a line that seems to take everything is not believed any more


class Door(Protocol):
    """How the relay reaches the lines; `listener` is whatever name the door gave to `listen`."""

    def to_lane(self, kind: str, data: bytes) -> None:
        """Send to everybody placed on a lane."""

    def to_one(self, listener, data: bytes) -> None:
        """Send to one line, in order with what its lane sends."""

    def place(self, listener, kind: str | None) -> None:
        """Put a line on a lane, off any other; None: on no lane."""

    def unsent(self, listener) -> int | None:
        """Bytes sent to one line that its other side has not taken yet; None where that cannot be told."""

    def tell(self, listener, event: dict) -> None:
        """Tell one line about itself: {"kind": "a.skip" | "a.moved" | "a.behind" | "a.capped" | "a.closed", ...}."""


class Relay:
    """Who hears one session and how far each is; `clock()` is monotonic seconds, `kinds` the lanes there are, the slowest last."""

    def __init__(self, door: Door, clock: Callable[[], float], kinds: tuple[str, ...] = tuple(LANES)):
        self.door, self.clock, self.slowest = door, clock, kinds[-1]
        self.said = Said()
        self.lanes = {kind: Lane(kind) for kind in kinds}
        self.listeners: dict[object, Listener] = {}
        self._caps: dict[str, list] = {kind: [] for kind in kinds}

    def push(self, bundle: Bundle) -> None:
        """Pass on a bundle that an Intake let through; what is REPAIR is for the recording alone."""
        if bundle.flags & REPAIR:
            return
        now = self.clock()
        self.said.add(bundle)
        for lane in self.lanes.values():
            for out in lane.take(bundle, now):
                self._send(lane, out, now)

    def over(self, stream: int) -> None:
        """A turn ended without an END: what waits goes out now."""
        now = self.clock()
        self.said.over(stream)
        for lane in self.lanes.values():
            if waiting := lane.waiting.pop(stream, None):
                self._send(lane, waiting, now)

    def listen(self, listener, kind: str = "std", cap: int | None = None, used: int = 0) -> None:
        """Somebody begins to hear on a lane; `cap` bytes at most, `used` of them spent before (an earlier line of the same person)."""
        self.leave(listener)
        lane = self.lanes[kind]
        one = self.listeners[listener] = Listener(listener, lane, cap, used)
        one.told_at = self.clock()
        self._begin(one, lane, lane.recent(self.clock()))

    def choose(self, listener, kind: str) -> None:
        """Somebody takes another lane, also to come back after being stopped; KeyError for who does not listen."""
        one = self.listeners[listener]
        if one.state == ON:
            before = one.lane
            one.off(ON)
            self._begin(one, self.lanes[kind], [pack(waiting) for waiting in before.waiting.values()])
            if one.state == CAPPED:
                one.stopped = before.reached()
        else:
            self._resume(one, self.lanes[kind], one.state)

    def allow(self, listener, cap: int | None) -> None:
        """Somebody sets how many bytes it may cost in all, None for any number; who was stopped by the cap goes on. KeyError for who does not listen."""
        one = self.listeners[listener]
        one.cap = cap
        if one.state == ON:
            one.off(ON)
            self._begin(one, one.lane, [])
        elif one.state == CAPPED:
            self._resume(one, one.lane, CAPPED)

    def leave(self, listener) -> int:
        """Somebody hears no more; the bytes used, 0 for who was not here."""
        one = self.listeners.pop(listener, None)
        if not one:
            return 0
        used = one.used
        self.door.place(listener, None)
        one.placing += 1
        return used

    def used(self, listener) -> int:
        """Bytes on the wire of a listener so far."""
        return self.listeners[listener].used

    def reached(self, listener) -> float:
        """Up to which millisecond of what was said a listener has it: by its last report and, since then, by its line."""
        one = self.listeners[listener]
        return one.sent() - self._lag(one, self.clock())

    def report(self, listener, stream: int, seq: int, numbers: dict | None = None) -> None:
        """A listener has received up to packet `seq`; `numbers` are its buf_ms, late, lost. What is unknown or invented changes nothing."""
        one = self.listeners.get(listener)
        ms = self.said.at(stream, seq)
        if one is None or ms is None:
            return
        one.acked(ms)
        one.told_at = self.clock()
        if numbers:
            one.buf_ms, one.late, one.lost = (numbers.get(name, 0) for name in ("buf_ms", "late", "lost"))
        self._judge(one, one.lag(), SLOWER_MS)

    def tick(self) -> None:
        """Send what waited too long and look after the slow; to be called each half second or second."""
        now = self.clock()
        for lane in self.lanes.values():
            for out in lane.stale(now):
                self._send(lane, out, now)
        for one in list(self.listeners.values()):
            self._judge(one, self._lag(one, now), SLOWER_MS + REPORTS_MS)

    def _send(self, lane: Lane, bundle: Bundle, now: float) -> None:
        data = pack(bundle)
        self._stop_capped(lane, len(data) + WIRE_BYTES)
        lane.sent(bundle, data, self.said, now)
        self.door.to_lane(lane.kind, data)

    def _stop_capped(self, lane: Lane, size: int) -> None:
        """Take off the lane, before the next `size` bytes, whose cap they would pass."""
        caps = self._caps[lane.kind]
        while caps and caps[0][0] < lane.sent_bytes + size:
            _, _, placing, one = heapq.heappop(caps)
            if one.placing == placing and one.state == ON:
                self._cap(one)

    def _cap(self, one: Listener) -> None:
        self._off(one, CAPPED)
        self.door.tell(one.name, {"kind": "a.capped", "used": one.used, "cap": one.cap})

    def _begin(self, one: Listener, lane: Lane, first: list[bytes]) -> None:
        """Put a listener on a lane, with a few bundles for it alone before."""
        one.on(lane)
        for data in first:
            if not one.spend(len(data) + WIRE_BYTES):
                self._cap(one)
                return
            self.door.to_one(one.name, data)
        if one.limit is not None:
            heapq.heappush(self._fresh_caps(lane.kind), (one.limit, id(one), one.placing, one))
        self.door.place(one.name, lane.kind)

    def _fresh_caps(self, kind: str) -> list:
        """The lane's caps, lowest first; those of listeners who left are forgotten when they become many."""
        if len(self._caps[kind]) > 2 * len(self.listeners) + 100:
            self._caps[kind] = [cap for cap in self._caps[kind] if cap[3].placing == cap[2] and cap[3].state == ON]
            heapq.heapify(self._caps[kind])
        return self._caps[kind]

    def _off(self, one: Listener, state: str) -> None:
        one.stopped = one.lane.reached()
        one.off(state)
        self.door.place(one.name, None)

    def _lag(self, one: Listener, now: float) -> float:
        """Between two reports the line itself says how much it holds; what its side took counts as received, for a while."""
        lag = one.lag()
        if lag <= 0:
            one.told_at = now
        elif one.state == ON and now - one.told_at <= SILENT_S:
            if one.sent() - one.taken_ms > SLOWER_MS and (unsent := self.door.unsent(one.name)) is not None:
                one.taken_ms = one.sent() - unsent * one.lane.ms_a_byte
            return min(lag, one.sent() - one.taken_ms)
        return lag

    def _judge(self, one: Listener, lag: float, slower_ms: int) -> None:
        if one.state == ON and lag > STOP_MS:
            self._off(one, BEHIND)
            self.door.tell(one.name, {"kind": "a.behind", "ms": int(lag)})
        elif one.state == ON and lag > slower_ms and one.lane.kind != self.slowest:
            one.off(ON)
            self._begin(one, self.lanes[self.slowest], [])
            self.door.tell(one.name, {"kind": "a.moved", "to": self.slowest, "ms": int(lag)})
        elif one.state == BEHIND and self.said.ms - one.acked_ms > CLOSE_MS:
            one.state = CLOSED
            self.door.tell(one.name, {"kind": "a.closed", "why": "behind"})
        elif one.state == BEHIND and lag <= 0:
            self._resume(one, self.lanes[self.slowest], BEHIND)

    def _resume(self, one: Listener, lane: Lane, why: str) -> None:
        """Back on a lane at the present, each stream's missing packets named: `from` up to before `to`."""
        stopped = one.stopped or {}
        latest = max(stopped, default=0)
        for stream, (first, after) in self.said.turns.items():
            begin = stopped.get(stream, first if stream > latest else after)
            end = lane.next.get(stream, after if stream not in lane.waiting else begin)
            if end > begin:
                self.door.tell(one.name, {"kind": "a.skip", "stream": stream, "from": begin, "to": end, "why": why})
        one.acked_ms = one.sent_ms = one.taken_ms = lane.sent_ms
        self._begin(one, lane, [])
