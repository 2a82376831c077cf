"""A stretch of a letter's bytes: parts within parts of a large letter are passed on without being copied."""

import re
from typing import Self

_SAID = re.compile(rb"\S")


class Stretch:
    """Bytes from `start` to `end` of a whole that stays where it is; sliced into smaller stretches, copied only by bytes()."""

    __slots__ = ("whole", "start", "end")

    def __init__(self, whole: bytes, start: int = 0, end: int | None = None):
        self.whole, self.start, self.end = whole, start, len(whole) if end is None else end

    @classmethod
    def of(cls, data: "bytes | Stretch") -> "Stretch":
        """A stretch of all the data, which may be one already."""
        return data if isinstance(data, cls) else cls(data)

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, part: slice) -> Self:
        start, end, _step = part.indices(len(self))
        return Stretch(self.whole, self.start + start, self.start + max(start, end))

    def __bytes__(self) -> bytes:
        return self.whole[self.start : self.end]

    def find(self, what: bytes, place: int = 0) -> int:
        """Where `what` stands for the first time from a place on, or -1."""
        found = self.whole.find(what, self.start + place, self.end)
        return found - self.start if found >= 0 else -1

    def says_something(self) -> bool:
        """Whether there is more than white space."""
        return _SAID.search(self.whole, self.start, self.end) is not None

    def without_blank_start(self) -> Self:
        """From the first byte on that ends no line."""
        start = 0
        while self.whole[self.start + start : min(self.end, self.start + start + 1)] == b"\n":
            start += 1
        return self[start:]
