"""A drawer on disk for letters that are read but not yet written: memory holds only where each one lies."""

import pickle
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from hub.mail.parsing import Letter


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter as read: its place in the archive, what identifies it, when it was written (UTC). Its raw bytes stay in the spool."""

    identity: str
    number: int
    offset: int
    when: datetime
    letter: Letter
    problems: tuple[str, ...] = ()

    def lightly(self) -> "Kept":
        """The same without the letter's words and files, which weigh."""
        return replace(self, letter=replace(self.letter, text="", footer="", attachments=()))


class Spool:
    """Letters in a nameless file of our own; whatever is read back from it was written by this very process."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.places: dict[str, tuple[int, int]] = {}

    def keep(self, kept: Kept, raw: bytes) -> None:
        """Put a letter and its raw bytes away."""
        self.places[kept.identity] = (self.file.seek(0, 2), len(raw))
        self.file.write(raw)
        pickle.dump(kept, self.file, protocol=pickle.HIGHEST_PROTOCOL)

    def take(self, identity: str) -> Kept:
        """A letter put away before."""
        self.file.seek(sum(self.places[identity]))
        return pickle.load(self.file)  # noqa: S301 - a nameless file this very process has written

    def raw(self, identity: str) -> "Raw":
        """Its raw bytes, to be read from the beginning."""
        self.file.seek(self.places[identity][0])
        return Raw(self.file, self.places[identity][1])


class Raw:
    """The next so many bytes of a file, as something to read."""

    def __init__(self, file: BinaryIO, left: int):
        self.file, self.left = file, left

    def read(self, most: int) -> bytes:
        """At most so many bytes; empty at the end."""
        block = self.file.read(min(most, self.left))
        self.left -= len(block)
        return block
