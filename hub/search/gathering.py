"""Hits brought together: what was said in one thread, or in one live session, stands together under its best hit; pure."""

from typing import NamedTuple

SHOWN = 3  # hits of one thread or session; the others are a number


class Hit(NamedTuple):
    """A document that fits, and the thread it is of, or the session in which it was said, if any."""

    id: int
    kind: str
    thread_id: int | None
    live_id: int | None = None


class Gathered(NamedTuple):
    """The ids of documents of one thread, the best first (or the one document that is of none), and how many more there are."""

    ids: tuple[int, ...]
    thread_id: int | None
    more: int


def gathered(hits: list[Hit]) -> list[Gathered]:
    """The hits, best first, in groups; a group stands where its best hit does, a thread's beginning first in it."""
    groups: dict[tuple, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(_place(hit), []).append(hit)
    return [Gathered(tuple(hit.id for hit in sorted(of, key=_begins)), of[0].thread_id, 0) for of in groups.values()]


def each_alone(hits: list[Hit], said: set[int]) -> list[Gathered]:
    """The hits as groups of one, for reading all of a single thread: its beginning, and what holds the words itself (`said`)."""
    return [Gathered((hit.id,), None, 0) for hit in hits if not _begins(hit) or hit.id in said]


def cut(group: Gathered, said: set[int]) -> Gathered:
    """The group's first, the best of the others that hold the words themselves and not only in their thread's title, and how many more of these."""
    first, others = group.ids[0], [id for id in group.ids[1:] if id in said]
    # Of its own words the first need hold none, so it takes a place only where it does.
    room = SHOWN - (first in said)
    return Gathered((first, *others[:room]), group.thread_id, max(0, len(others) - room))


def _place(hit: Hit) -> tuple:
    return ("thread", hit.thread_id) if hit.thread_id else ("live", hit.live_id) if hit.live_id else ("", hit.id)


def _begins(hit: Hit) -> bool:
    return hit.kind != "thread"
