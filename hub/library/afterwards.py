"""What other rooms do when a session has left its notes, or when these or its recording change: they follow here, and nothing here looks right."""

from collections.abc import Callable

_FOLLOWING: list[Callable[[int], None]] = []


def follow(act: Callable[[int], None]) -> Callable[[int], None]:
    """Have `act(live_id)` called, inside the unit of work, whenever a session ends, or its notes, its recording or a line of its record change after that."""
    if act not in _FOLLOWING:
        _FOLLOWING.append(act)
    return act


def changed(live_id: int) -> None:
    """Tell those who follow: the session is over, or what it left has changed."""
    for act in _FOLLOWING:
        act(live_id)
