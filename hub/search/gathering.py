"""Hits brought together: what was said in one thread stands together, under its best hit; pure."""

from typing import NamedTuple

SHOWN = 3  # hits of one thread; the others are a number


class Hit(NamedTuple):
    """A document that fits, and the thread it is of, if any."""

    id: int
    kind: str
    thread_id: int | None


class Gathered(NamedTuple):
    """The ids of the best documents of one thread (or the one document that is of none), and how many more there are."""

    ids: tuple[int, ...]
    thread_id: int | None
    more: int


def gathered(hits: list[Hit]) -> list[Gathered]:
    """The hits, best first, in groups; a group stands where its best hit does, a thread's beginning first in it."""
    groups: dict[tuple, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(("thread", hit.thread_id) if hit.thread_id else ("", hit.id), []).append(hit)
    return [_group(of) for of in groups.values()]


def each_alone(hits: list[Hit]) -> list[Gathered]:
    """The hits as groups of one, for reading all of a single thread."""
    return [Gathered((hit.id,), None, 0) for hit in hits]


def _group(hits: list[Hit]) -> Gathered:
    begun = sorted(hits, key=lambda hit: hit.kind != "thread")
    # Its beginning stands for the thread and need not hold the words in its text, so it takes nobody's place.
    room = SHOWN + (begun[0].kind == "thread")
    return Gathered(tuple(hit.id for hit in begun[:room]), hits[0].thread_id, max(0, len(begun) - room))
