"""Dealing people into groups: by lot, or so that who reads the same language sits together."""

import random

FEWEST, MOST = 2, 20
LOT = random.SystemRandom()


def dealt(people: list, count: int, how: str) -> list[list]:
    """`people` (with `.id` and `.language`) in `count` groups whose sizes differ by one at most; empty ones where people place themselves."""
    if how == "random":
        return by_lot(people, count)
    return by_language(people, count) if how == "language" else [[] for _number in range(count)]


def by_lot(people: list, count: int) -> list[list]:
    """Everybody in a group by lot."""
    mixed = LOT.sample(people, len(people))
    return [mixed[number::count] for number in range(count)]


def by_language(people: list, count: int) -> list[list]:
    """Neighbours in the order of their languages in one group: a language is divided only where a group ends."""
    ordered = sorted(people, key=lambda person: (person.language or "", person.id))
    size, more = divmod(len(ordered), count)
    ends = [size * number + min(number, more) for number in range(count + 1)]
    return [ordered[start:end] for start, end in zip(ends, ends[1:], strict=False)]
