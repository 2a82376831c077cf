"""What ends with belonging: rooms to the right say what else stops when someone no longer belongs."""

from collections.abc import Callable

ON_LEAVING: list[Callable] = []
ON_CLOSING: list[Callable] = []


def when_leaving(act: Callable) -> Callable:
    """Declare `act(person_id, community_id)`, run in the unit of work in which someone left or was removed (show_out)."""
    ON_LEAVING.append(act)
    return act


def when_closed_to_outsiders(act: Callable) -> Callable:
    """Declare `act(community_id)`, run when a community stops being open: outsiders go off its channels."""
    ON_CLOSING.append(act)
    return act


def let_go(person_id: int, community_id: int) -> None:
    """End everything that only members have."""
    for act in ON_LEAVING:
        act(person_id, community_id)


def close_to_outsiders(community_id: int) -> None:
    """End everything that outsiders had while the community was open."""
    for act in ON_CLOSING:
        act(community_id)
