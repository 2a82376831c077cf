"""How a voice reaches open lines: lanes are channels below the room's, and a line that has not taken its sound is passed over and told so."""

from hub.live.audio.relay import Relay
from hub.realtime import sound


class Lines:
    """The door of a voice in the web process; listeners are named by their sockets."""

    def __init__(self, channel: str):
        self.channel = channel
        self.skipped: dict[str, dict[int, tuple[int, int]]] = {}  # socket: stream: packets it was not sent, from and up to before

    def to_lane(self, kind: str, data: bytes) -> None:
        """Send to everybody placed on a lane whose line is free."""
        self._play(f"{self.channel}:{kind}", data)

    def to_one(self, listener: str, data: bytes) -> None:
        """Send to one line, if it is free."""
        self._play(listener, data)

    def place(self, listener: str, kind: str | None) -> None:
        """Put a line on a lane, off any other."""
        for lane in ("fast", "std", "slow"):
            sound.place(listener, f"{self.channel}:{lane}", lane == kind)
        if kind is None:
            self.skipped.pop(listener, None)

    def place_again(self, relay: Relay) -> None:
        """Put every listener back on its lane, after a channel was cleared."""
        for sid, one in relay.listeners.items():
            if one.state == "on":
                sound.place(sid, f"{self.channel}:{one.lane.kind}", True)

    def unsent(self, listener: str) -> int | None:
        """Bytes on their way that a line's other side has not taken yet; None where that cannot be told."""
        return sound.unsent(listener)

    def tell(self, listener: str, event: dict) -> None:
        """Tell one line about itself."""
        words = {name: value for name, value in event.items() if name != "kind"}
        if event["kind"] == "a.moved":
            words["rung"] = words.pop("to")
        elif event["kind"] == "a.capped":
            words["used_bytes"] = words.pop("used")
        sound.tell(listener, event["kind"], words)

    def _play(self, channel: str, data: bytes) -> None:
        for sid in [sid for sid in self.skipped if sound.is_free(sid)]:
            for stream, (begin, end) in self.skipped.pop(sid).items():
                self.tell(sid, {"kind": "a.skip", "stream": stream, "from": begin, "to": end, "why": "line"})
        stream, first = int.from_bytes(data[2:4]), int.from_bytes(data[4:8])
        for sid in sound.play(channel, data):
            begin, _ = self.skipped.setdefault(sid, {}).get(stream, (first, first))
            self.skipped[sid][stream] = (begin, first + data[12])
