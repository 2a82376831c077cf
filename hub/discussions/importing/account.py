"""The exact account of an import: every message of the archive stands in it once."""

from collections import Counter
from dataclasses import dataclass, field

MOST_NAMED = 50  # failed messages named one by one
MEGA = 1024 * 1024


@dataclass
class Account:
    """What became of each message. In operator's English, as all of the shell's words."""

    archive: str = ""
    read: int = 0
    posts: int = 0
    here_before: int = 0
    twice: int = 0
    skipped: Counter = field(default_factory=Counter)
    failed: list[tuple[int, int, str]] = field(default_factory=list)
    problems: Counter = field(default_factory=Counter)
    threads: int = 0
    grown: int = 0
    people: int = 0
    known_people: int = 0
    files: int = 0
    files_bytes: int = 0
    files_other: int = 0
    damage: str = ""
    place: str = ""

    def fail(self, number: int, offset: int, error: Exception) -> None:
        """Note a message nothing could be made of."""
        why = " ".join(f"{type(error).__name__}: {error}".split())
        self.failed.append((number, offset, why[:200]))

    def add(self, other: "Account") -> None:
        """Count what another account, of one transaction, holds."""
        for name in ("posts", "threads", "grown", "people", "known_people", "files", "files_bytes", "files_other", "here_before"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.problems.update(other.problems)

    @property
    def duplicates(self) -> int:
        """Messages that were here before, or stand in the archive more than once."""
        return self.here_before + self.twice

    def lines(self) -> list[str]:
        """The account as lines to print."""
        skipped = sum(self.skipped.values())
        return [
            f"{_count(self.read, 'message')} read from {self.archive}",
            f"{self.posts:>7}  made into posts, in {_count(self.threads, 'new thread')} and {_count(self.grown, 'thread')} that were here",
            f"{self.duplicates:>7}  duplicates left out: {self.here_before} here before, {self.twice} more than once in the archive",
            f"{skipped:>7}  skipped{_because(self.skipped)}",
            f"{len(self.failed):>7}  broken, left out",
            *(f"         message {number} at byte {offset}: {why}" for number, offset, why in self.failed[:MOST_NAMED]),
            f"People: {_count(self.people, 'placeholder')} made, {_count(self.known_people, 'writer')} with an account or a placeholder here before",
            f"Files: {self.files} ({self.files_bytes / MEGA:.1f} MB); {self.files_other} of kinds that are only offered for saving",
            *self._repairs(),
            *([f"The archive itself is damaged: {self.damage}"] if self.damage else []),
            *([f"To read them: {self.place}"] if self.place else []),
        ]

    def _repairs(self) -> list[str]:
        if not self.problems:
            return []
        return ["Repaired in what was made into posts:", *(f"{number:>7} × {what}" for what, number in self.problems.most_common())]


def _because(reasons: Counter) -> str:
    return "".join(f"\n         {number} × {why}" for why, number in reasons.most_common())


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
