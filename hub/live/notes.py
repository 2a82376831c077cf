"""Shared notes as lines: what an edit changed, undoing it, and putting two edits of one text together."""

from typing import NamedTuple

MOST_NOTES = 20_000  # characters; longer notes belong into several sessions


class Splice(NamedTuple):
    """An edit: from line `start` on, `gone` lines are replaced by `lines`."""

    start: int
    gone: int
    lines: list[str]

    @property
    def end(self) -> int:
        """The first line after those replaced."""
        return self.start + self.gone


def lines_of(text: str) -> list[str]:
    """The lines of a text; an empty text has none."""
    return text.split("\n") if text else []


def splice_between(old: list[str], new: list[str]) -> Splice:
    """The smallest single splice that makes `new` of `old`."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Splice(start, len(old) - start - tail, new[start : len(new) - tail])


def spliced(lines: list[str], splice: Splice) -> list[str]:
    """The lines after an edit."""
    return [*lines[: splice.start], *splice.lines, *lines[splice.end :]]


def merged(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Both edits of `base`; where they touch the same lines, theirs stay and mine stand below them: nothing typed is lost."""
    a, b = splice_between(base, mine), splice_between(base, theirs)
    if a.end <= b.start:
        return [*base[: a.start], *a.lines, *base[a.end : b.start], *b.lines, *base[b.end :]]
    if b.end <= a.start:
        return [*base[: b.start], *b.lines, *base[b.end : a.start], *a.lines, *base[a.end :]]
    low, high = min(a.start, b.start), max(a.end, b.end)
    kept = [*base[low : b.start], *b.lines, *base[b.end : high]]
    added = [line for line in [*base[low : a.start], *a.lines, *base[a.end : high]] if line not in kept]
    return [*base[:low], *kept, *added, *base[high:]]
