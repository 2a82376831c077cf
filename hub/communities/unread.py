"""How much is unread in each community: rooms to the right count, this room shows."""

from collections import Counter
from collections.abc import Callable

COUNTERS: list[Callable] = []


def counts_unread(counter: Callable) -> Callable:
    """Declare `counter(by) -> {community_id: how many}`, one query, asked for the list of communities."""
    COUNTERS.append(counter)
    return counter


def unread_by_community(by) -> Counter:
    """How many things `by` has not read, by community id."""
    total: Counter = Counter()
    for counter in COUNTERS:
        total.update(counter(by))
    return total
