"""What was said so far as one line of milliseconds, and the lanes that carry it in bundles of three lengths."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator

from hub.live.audio.bundles import END, MOST_PACKETS, MOST_SAMPLES, START, Bundle, merge

LANES = {"fast": 180, "std": 480, "slow": 960}  # ms of sound in a bundle
REMEMBERED_MS = 70_000  # how far back a listener's report is understood
# Beside the payload: the event's name as a message of its own, two WebSocket headers, TLS record, TCP and IP.
WIRE_BYTES = 140
FRAME_BYTES = 47  # of those, what a WebSocket carries


class Said:
    """Where in the sound of a session each packet lies; streams that speak at once share the time."""

    def __init__(self):
        self.ms = 0.0
        self.streams: dict[int, tuple[list[int], list[float]]] = {}  # stream: numbers after each bundle, ms after each
        self.turns: dict[int, tuple[int, int]] = {}  # every stream: its first number, the one after its last
        self._open: set[int] = set()

    def add(self, bundle: Bundle) -> None:
        """A bundle was said."""
        self._open.add(bundle.stream)
        self.ms += bundle.ms / len(self._open)
        if bundle.flags & END:
            self._open.discard(bundle.stream)
        afters, moments = self.streams.setdefault(bundle.stream, ([], []))
        self.turns[bundle.stream] = (self.turns.get(bundle.stream, (bundle.seq, 0))[0], bundle.after)
        afters.append(bundle.after)
        moments.append(self.ms)
        self._forget(afters, moments)

    def at(self, stream: int, seq: int) -> float | None:
        """Milliseconds said up to packet `seq` of a stream, to the end of its bundle; None for a stream not remembered."""
        afters, moments = self.streams.get(stream, ((), ()))
        return moments[min(bisect_left(afters, seq + 1), len(moments) - 1)] if moments else None

    def over(self, stream: int) -> None:
        """A stream is over though no END came."""
        self._open.discard(stream)

    def _forget(self, afters: list, moments: list) -> None:
        horizon = self.ms - REMEMBERED_MS
        if len(moments) > 64 and moments[len(moments) // 2] < horizon:
            del moments[:len(moments) // 2], afters[:len(afters) // 2]
        for stream in [one for one, (_, ms) in self.streams.items() if ms[-1] < horizon]:
            del self.streams[stream]
            self._open.discard(stream)


class Lane:
    """One length of bundle: what waits to be long enough, what went out last, and how far and how much went out in all."""

    def __init__(self, kind: str):
        self.kind, self.ms = kind, LANES[kind]
        self.waiting: dict[int, Bundle] = {}
        self.since: dict[int, float] = {}
        self.next: dict[int, int] = {}  # the number after the last packet sent, for each stream remembered
        self.sent_ms = 0.0
        self.ms_a_byte = 0.5  # of what went out last
        self.sent_bytes = 0  # payload and wire, what a listener of this lane from the beginning has received
        self._recent: deque[tuple[float, bytes]] = deque(maxlen=2)

    def take(self, bundle: Bundle, now: float) -> Iterator[Bundle]:
        """The bundles that are to go out now that this one came."""
        held = self.waiting.pop(bundle.stream, None)
        if held and not _follows(held, bundle):
            yield held
            held = None
        whole = merge([held, bundle]) if held else bundle
        count = min(self.ms * 48 // whole.step or 1, MOST_PACKETS)
        while len(whole.packets) >= count:
            part, whole = _split(whole, count)
            yield part
            if not whole:
                return
        if whole.flags & END:
            yield whole
        else:
            self.waiting[bundle.stream] = whole
            self.since[bundle.stream] = now

    def stale(self, now: float) -> Iterator[Bundle]:
        """What waited for more that does not come: half as long again as the lane's bundles."""
        for stream in [one for one in self.waiting if now - self.since[one] > self.ms * 1.5 / 1000]:
            yield self.waiting.pop(stream)

    def sent(self, bundle: Bundle, data: bytes, said: Said, now: float) -> None:
        """A bundle goes out as these bytes."""
        self.sent_bytes += len(data) + WIRE_BYTES
        self.ms_a_byte = bundle.ms / (len(data) + FRAME_BYTES)
        self.next[bundle.stream] = bundle.after
        self.sent_ms = max(self.sent_ms, said.at(bundle.stream, bundle.after - 1) or 0)
        self._recent.append((now, data))
        if len(self.next) > len(said.streams) + 8:
            self.next = {stream: after for stream, after in self.next.items() if stream in said.streams}

    def reached(self) -> dict[int, int]:
        """For each stream of late the number that comes next on this lane."""
        return {stream: waiting.seq for stream, waiting in self.waiting.items()} | self.next

    def recent(self, now: float) -> list[bytes]:
        """The last two bundles while they are fresh: what somebody who comes in the middle is sent first."""
        return [data for sent, data in self._recent if now - sent <= 2 * self.ms / 1000 + 1]


def _follows(held: Bundle, bundle: Bundle) -> bool:
    return held.after == bundle.seq and held.step == bundle.step and (len(held.packets) + len(bundle.packets)) * held.step <= 2 * MOST_SAMPLES


def _split(bundle: Bundle, count: int) -> tuple[Bundle, Bundle | None]:
    if len(bundle.packets) == count:
        return bundle, None
    rest = bundle._replace(flags=bundle.flags & ~START, seq=bundle.seq + count, t_ms=bundle.t_ms + count * bundle.step // 48, packets=bundle.packets[count:])
    return bundle._replace(flags=bundle.flags & ~END, packets=bundle.packets[:count]), rest
