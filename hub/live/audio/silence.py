"""What stands in for the lines where a process has none."""


class Silence:
    """The door of a process without lines: nobody hears."""

    def __init__(self, channel: str):
        self.channel = channel

    def to_lane(self, kind: str, data: bytes) -> None:
        """Nobody is there."""

    def to_one(self, listener, data: bytes) -> None:
        """Nobody is there."""

    def place(self, listener, kind: str | None) -> None:
        """Nobody is there."""

    def unsent(self, listener) -> int | None:
        """Nobody is there."""

    def tell(self, listener, event: dict) -> None:
        """Nobody is there."""
