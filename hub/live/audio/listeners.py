"""What the relay knows of each listener: numbers only, never sound."""

from hub.live.audio.lanes import Lane

ON, BEHIND, CAPPED, CLOSED = "on", "behind", "capped", "closed"


class Listener:
    """One line that hears: its lane, how far it has acknowledged, what it has cost in bytes and may cost at most."""

    __slots__ = (
        "name", "lane", "state", "acked_ms", "sent_ms", "heard_ms", "stopped", "cap", "placing", "told_at", "taken_ms", "_bytes", "_since",
        "buf_ms", "late", "lost",
    )

    def __init__(self, name, lane: Lane, cap: int | None, used: int):
        self.name, self.lane, self.state, self.cap = name, lane, ON, cap
        self.acked_ms = self.sent_ms = self.taken_ms = lane.sent_ms
        self.told_at = 0.0
        self.heard_ms = 0.0
        self.stopped: dict[int, int] | None = None
        self.placing = 0
        self._bytes, self._since = used, lane.sent_bytes
        self.buf_ms = self.late = self.lost = 0

    @property
    def used(self) -> int:
        """Bytes on the wire so far, those of earlier lines that were given with `used` included."""
        return self._bytes + (self.lane.sent_bytes - self._since if self.state == ON else 0)

    @property
    def limit(self) -> int | None:
        """What the lane's own counter may reach before this listener's cap is passed."""
        return None if self.cap is None else self._since + self.cap - self._bytes

    def spend(self, count: int) -> bool:
        """Whether `count` bytes for this listener alone are within its cap; they are counted then."""
        if self.cap is not None and self.used + count > self.cap:
            return False
        self._bytes += count
        return True

    def off(self, state: str) -> None:
        """Taken off its lane: nothing more is sent until it is back on one."""
        self._bytes, self.sent_ms = self.used, self.lane.sent_ms
        self.state, self.placing = state, self.placing + 1

    def on(self, lane: Lane) -> None:
        """Put on a lane."""
        self.lane, self.state, self._since, self.placing, self.stopped = lane, ON, lane.sent_bytes, self.placing + 1, None

    def acked(self, ms: float) -> None:
        """It has received everything up to `ms` of what was said, as far as it was sent."""
        ms = min(ms, self.sent())
        if ms > self.acked_ms:
            self.heard_ms += ms - self.acked_ms
            self.acked_ms = ms

    def sent(self) -> float:
        """Up to which millisecond of what was said it was sent."""
        return max(self.sent_ms, self.lane.sent_ms) if self.state == ON else self.sent_ms

    def lag(self) -> float:
        """Milliseconds sent and not yet acknowledged."""
        return self.sent() - self.acked_ms
