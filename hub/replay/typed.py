"""When each line of the shared notes was typed: from the edits, so that the notes grow on the replay as they grew in the room."""

from collections.abc import Iterable
from typing import NamedTuple

from hub.live.notes import Splice

TOGETHER_MS = 60_000  # lines that came within a minute are one piece of writing


class Piece(NamedTuple):
    """Lines of the notes that came about together: session ms, who typed the first of them, their text."""

    t: int
    by: int | None
    words: str


class _Line(NamedTuple):
    t: int
    by: int | None
    words: str


def pieces_of(edits: Iterable[tuple[int, int | None, Splice]]) -> list[Piece]:
    """The notes as they stood at the end, in pieces by time; `edits` are (session ms, who, splice) from an empty page on."""
    lines: list[_Line] = []
    for t, by, splice in edits:
        lines[splice.start : splice.end] = _after(lines[splice.start : splice.end], t, by, splice)
    return [one for one in _grouped(lines) if one.words]


def _after(gone: list[_Line], t: int, by: int | None, splice: Splice) -> list[_Line]:
    """The lines put in; one that takes another's place is that line corrected, and keeps its time."""
    kept = [gone[number] if number < len(gone) else _Line(t, by, "") for number in range(len(splice.lines))]
    return [old._replace(words=words) for old, words in zip(kept, splice.lines, strict=True)]


def _grouped(lines: list[_Line]) -> list[Piece]:
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and abs(line.t - groups[-1][0].t) <= TOGETHER_MS:
            groups[-1].append(line)
        else:
            groups.append([line])
    pieces = [Piece(group[0].t, group[0].by, "\n".join(line.words for line in group).strip("\n")) for group in groups]
    return sorted(pieces, key=lambda piece: piece.t)
