"""The plain stream of one listener: an Ogg file without an end, some seconds behind, for a player that survives a locked screen."""

import secrets
from collections.abc import Callable, Iterator

from hub.live.recording.filling import Filling
from hub.live.recording.ogg import END, heads
from hub.live.recording.programme import Programme

BEHIND_MS = 3_000
# A decoder that begins in the middle of a voice needs 80 ms to agree with it (RFC 7845, 4.6).
PRE_SKIP = 3_840
SECONDS_A_TURN = 1.0


class Pocket:
    """Reads a programme at its own place; keeps numbers and less than a second of sound."""

    def __init__(self, programme: Programme, title: str = "", cap: int | None = None):
        self.programme, self.cap, self.sent = programme, cap, 0
        self._filling = Filling(secrets.randbits(32))
        self._next = programme.number_before(BEHIND_MS)
        self._heads = heads(self._filling.serial, PRE_SKIP, {"TITLE": title} if title else {})

    def ready(self) -> bytes:
        """The bytes to be sent now, nothing if there is nothing new; who was held up for more than ten seconds goes on three behind the present."""
        data, self._heads = self._heads, b""
        held = self.programme.held
        if held and self._next < held[0].number:
            self._next = self.programme.number_before(BEHIND_MS)
        parts = [data]
        for sound in self.programme.since(self._next):
            parts.append(self._filling.add(sound.packet))
            self._next = sound.number + 1
        parts.append(self._filling.rest())
        return b"".join(parts)

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
        yield self._heads + self._filling.rest(END)
