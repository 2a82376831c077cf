"""The one voice a plain player can follow: whoever has the floor, with silence while nobody speaks, for some seconds back."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from hub.live.audio.bundles import END, REPAIR, Bundle
from hub.live.audio.opus import SILENT_STEP, STEP, absent, samples_of

HELD_MS = 20_000  # of sound, one block of Chromium's player; who is further behind goes on at the present
QUIET_MS = 1_500  # without a voice until silence is put in, and until another speaker is followed
CONCEALED = 9_600  # samples a decoder may guess


class Sound(NamedTuple):
    """A packet of the programme: its number, session time of its first sample, the stream it was said in (0: silence)."""

    number: int
    ms: float
    stream: int
    packet: bytes


class Programme:
    """Packets one after the other in the time they take; `session_ms()` is session time, `told` hears of each voiced packet."""

    def __init__(self, session_ms: Callable[[], int], told: Callable[[Sound], None] = lambda sound: None):
        self.session_ms, self.told = session_ms, told
        self.held: deque[Sound] = deque()
        self._held_ms = 0.0
        self.next = 0
        self.closed = False
        self._filled_ms = float(session_ms() - HELD_MS)
        self._stream, self._heard_ms, self._after = 0, 0, 0
        self.tick()

    def take(self, bundle: Bundle) -> None:
        """Follow a live bundle, if it is of the voice that is being followed, or that voice is silent."""
        now = self.session_ms()
        if bundle.flags & REPAIR or bundle.stream != self._stream and self._stream and now - self._heard_ms < QUIET_MS:
            return
        if bundle.stream == self._stream:
            self._conceal(bundle)
        self._stream, self._heard_ms, self._after = bundle.stream, now, bundle.after
        for number, packet in enumerate(bundle.packets):
            self._add(bundle.t_ms + number * bundle.step / 48, bundle.stream, packet)
        if bundle.flags & END:
            self._stream = 0

    def tick(self) -> None:
        """Silence for the time nobody spoke; to be called each half second or second."""
        behind = self.session_ms() - QUIET_MS - self._filled_ms
        if behind > 2 * HELD_MS:
            self._filled_ms += behind - HELD_MS
        while self._filled_ms + STEP / 48 <= self.session_ms() - QUIET_MS:
            self._add(self._filled_ms, 0, SILENT_STEP)

    def close(self) -> None:
        """The session is over: plain streams end after what is held."""
        self.closed = True

    def since(self, number: int) -> Iterator[Sound]:
        """What is held from a number on."""
        if self.held:
            yield from islice(self.held, max(0, number - self.held[0].number), None)

    def number_before(self, ms: int) -> int:
        """The number that sounds `ms` before the newest, or the oldest held."""
        left = ms * 48
        for sound in reversed(self.held):
            left -= samples_of(sound.packet)
            if left <= 0:
                return sound.number
        return self.held[0].number if self.held else self.next

    def number_within(self, size: int) -> int:
        """The number from which on what is held takes no more than so many bytes of a stream."""
        for sound in reversed(self.held):
            size -= len(sound.packet) + len(sound.packet) // 255 + 3  # its lengths, and its share of a page's head
            if size < 0:
                return sound.number + 1
        return self.held[0].number if self.held else self.next

    def _conceal(self, bundle: Bundle) -> None:
        missing = bundle.seq - self._after
        if 0 < missing * bundle.step <= CONCEALED:
            for number in range(missing):
                self._add(bundle.t_ms - (missing - number) * bundle.step / 48, bundle.stream, absent(bundle.packets[0]))

    def _add(self, ms: float, stream: int, packet: bytes) -> None:
        sound = Sound(self.next, ms, stream, packet)
        self.next += 1
        self._filled_ms += samples_of(packet) / 48
        self._held_ms += samples_of(packet) / 48
        self.held.append(sound)
        while self._held_ms > HELD_MS:
            self._held_ms -= samples_of(self.held.popleft().packet) / 48
        if stream:
            self.told(sound)
