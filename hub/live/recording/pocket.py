"""The plain stream: the programme as one Ogg file without an end, for a player that knows nothing of us.

Chromium's player takes what it gets in blocks of 32 KB, eighteen seconds of a voice, and plays none that is not whole: measured, it began after
fifteen seconds, kept the last words before a pause to itself, and came a whole pause later each time. For it the first block is filled at once,
pauses are left out, and after a pause that would have cost as much the block is filled up with bytes that mean nothing.
"""

import secrets
from collections.abc import Callable, Iterator

from hub.live.audio.opus import silent_padded
from hub.live.recording.filling import Filling
from hub.live.recording.ogg import END, heads
from hub.live.recording.programme import Programme, Sound

BEHIND_MS = 3_000
# A decoder that begins in the middle of a voice needs 80 ms to agree with it (RFC 7845, 4.6).
PRE_SKIP = 3_840
SECONDS_A_TURN = 1.0
BLOCK = 32 * 1024  # of Chromium's player
PAUSE, ALIVE = 16, 250  # packets of silence: as many are sent, then one among so many for whatever passes the stream on
VOICE_BYTES = 120  # that 60 ms of a voice cost: filling up waits until silence has saved them
HEADS = 1_024  # bytes at most of the two pages before the sound
PAGE_BYTES = 27  # beside the lengths of its packets


class Pocket:
    """Reads a programme at its own place; keeps numbers and less than a second of sound. `in_blocks`: for a player that takes whole blocks only."""

    def __init__(self, programme: Programme, title: str = "", cap: int | None = None, in_blocks: bool = False):
        self.programme, self.cap, self.in_blocks, self.sent = programme, cap, in_blocks, 0
        self._filling = Filling(secrets.randbits(32))
        self._next = programme.number_within(BLOCK - HEADS) if in_blocks else programme.number_before(BEHIND_MS)
        self._words = {"TITLE": title} if title else {}
        self._begun = False
        self._given = self._quiet = 0  # bytes; packets of silence in a row
        self._filled_up = True  # since the last voice

    def ready(self) -> bytes:
        """The bytes to be sent now, nothing if there is nothing new; who was held up for too long goes on three seconds behind the present."""
        held = self.programme.held
        if held and self._next < held[0].number:
            self._next = self.programme.number_before(BEHIND_MS)
        parts = []
        for sound in self.programme.since(self._next):
            self._next = sound.number + 1
            if not self.in_blocks or self._is_wanted(sound):
                parts.append(self._filling.add(sound.packet))
        parts.append(self._filling.rest())
        data = self._with_heads(b"".join(parts)) if not self._begun else b"".join(parts) + self._filling_up(sum(map(len, parts)))
        self._given += len(data)
        return data

    def stream(self, wait: Callable[[float], None], goes_on: Callable[[], bool] = lambda: True) -> Iterator[bytes]:
        """Everything to be sent, until the session closes, the cap is reached, or `goes_on()` says no (a person removed); `wait(seconds)` sleeps."""
        while not self.programme.closed and goes_on():
            data = self.ready()
            if self.cap is not None and self.sent + len(data) > self.cap:
                break
            if data:
                self.sent += len(data)
                yield data
            wait(SECONDS_A_TURN)
        yield (b"" if self._begun else self._with_heads(b"")) + self._filling.rest(END)

    def _is_wanted(self, sound: Sound) -> bool:
        self._quiet = 0 if sound.stream else self._quiet + 1
        self._filled_up = self._filled_up and not sound.stream
        return self._quiet <= PAUSE or self._quiet % ALIVE == 0

    def _with_heads(self, data: bytes) -> bytes:
        self._begun = True
        begin = heads(self._filling.serial, PRE_SKIP, self._words)
        missing = -(len(begin) + len(data)) % BLOCK if self.in_blocks and data else 0
        # Every 255 bytes of a packet cost one more in its page's head.
        return (heads(self._filling.serial, PRE_SKIP, self._words, missing - missing // 256) if missing else begin) + data

    def _filling_up(self, coming: int) -> bytes:
        """A page that makes the player's block whole, once a pause has been long enough to pay for it."""
        missing = -(self._given + coming) % BLOCK
        if not self.in_blocks or self._filled_up or self._quiet * VOICE_BYTES < missing or self._quiet <= PAUSE:
            return b""
        self._filled_up = True
        padding = max(0, missing - PAGE_BYTES - missing // 128 - 8)
        return self._filling.add(silent_padded(padding)) + self._filling.rest()
