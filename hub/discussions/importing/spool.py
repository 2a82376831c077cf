"""A drawer on disk for letters that are read but not yet written: memory holds only where each one lies."""

import pickle
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from hub.mail.parsing import Letter


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter as read: its place in the archive, what identifies it, when it was written (UTC), and its raw bytes."""

    identity: str
    number: int
    offset: int
    when: datetime
    letter: Letter
    raw: bytes
    problems: tuple[str, ...] = ()


class Spool:
    """Letters in a nameless file of our own; whatever is read back from it was written by this very process."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.places: dict[str, int] = {}

    def keep(self, kept: Kept) -> None:
        """Put a letter away."""
        self.places[kept.identity] = self.file.seek(0, 2)
        pickle.dump(kept, self.file, protocol=pickle.HIGHEST_PROTOCOL)

    def take(self, identity: str) -> Kept:
        """A letter put away before."""
        self.file.seek(self.places[identity])
        return pickle.load(self.file)  # noqa: S301 - a nameless file this very process has written
