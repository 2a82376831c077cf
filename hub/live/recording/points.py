"""Chapters by the agenda: each point that was talked about is one; a long one, and what was said before the first, is parted by who speaks."""

from typing import NamedTuple

SHORT_MS = 8_000  # a point only clicked through, a word put in or reaching over the border: no chapter of its own
LONG_MS = 12 * 60_000  # 1.5 MB at 16 kbit/s: what a messenger still plays at once
Turn = tuple[int, int, int]  # person, from, to in session ms


class Part(NamedTuple):
    """A chapter to be cut: session ms from and to, who speaks in it (most first), the title of its point, "" for none."""

    begin: int
    end: int
    people: tuple[int, ...]
    title: str = ""


def parts_of(said: list[Turn], turns: list[Turn], points: list[tuple[int, str]]) -> list[Part]:
    """The chapters of what was `said`, in `turns` up to the next each, with an agenda [(session ms since when, title)]; without one each turn is a chapter."""
    if not points or not turns:
        return [Part(begin, end, (person,)) for person, begin, end in turns]
    parts: list[Part] = []
    for begin, end, title in _stretches(said, turns, points):
        parts += [_part(said, begin, end, title)] if title and end - begin <= LONG_MS else _by_turns(said, turns, (begin, end, title))
    return parts


def _stretches(said: list[Turn], turns: list[Turn], points: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """(from, to, title) of each point in a row; those in which nearly nothing was said belong to what follows."""
    first, last = turns[0][1], max(end for _, _, end in turns)
    before = [title for at, title in points if at <= first]
    begun = [(first, before[-1] if before else ""), *(one for one in points if first < one[0] < last)]
    ends = [at for at, _ in begun[1:]] + [last]
    found: list[list] = []
    since = first
    for (_, title), end in zip(begun, ends, strict=True):
        if found and found[-1][2] == title:
            found[-1][1] = since = end
        elif sum(_spoken(said, since, end).values()) >= SHORT_MS or not found and end == last:
            found.append([since, end, title])
            since = end
    found[-1][1] = last
    return [tuple(one) for one in found]


def _by_turns(said: list[Turn], turns: list[Turn], stretch: tuple[int, int, str]) -> list[Part]:
    begin, end, title = stretch
    parts: list[Part] = []
    for person, at, to in turns:
        at, to = max(begin, at), min(end, to)
        if _spoken(said, at, to).get(person, 0) >= SHORT_MS:
            parts.append(Part(parts[-1].end if parts else begin, to, (person,), title))
    return [*parts[:-1], parts[-1]._replace(end=end)] if parts else [_part(said, begin, end, title)]


def _part(said: list[Turn], begin: int, end: int, title: str) -> Part:
    spoken = _spoken(said, begin, end)
    most = sorted(spoken, key=spoken.get, reverse=True)
    return Part(begin, end, tuple(person for person in most if person == most[0] or spoken[person] >= SHORT_MS), title)


def _spoken(said: list[Turn], begin: int, end: int) -> dict[int, int]:
    """Person: ms of what they said between two moments."""
    spoken: dict[int, int] = {}
    for person, at, to in said:
        if (ms := min(end, to) - max(begin, at)) > 0:
            spoken[person] = spoken.get(person, 0) + ms
    return spoken
