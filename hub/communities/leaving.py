"""What ends with belonging, or with the right to speak: rooms to the right say what else stops then."""

from collections.abc import Callable

ON_LEAVING: list[Callable] = []
ON_CLOSING: list[Callable] = []
ON_MUTING: list[Callable] = []


def when_leaving(act: Callable) -> Callable:
    """Declare `act(person_id, community_id)`, run in the unit of work in which someone left or was removed (show_out)."""
    ON_LEAVING.append(act)
    return act


def when_muted(act: Callable) -> Callable:
    """Declare `act(person_id, community_id)`, run in the unit of work in which someone was muted."""
    ON_MUTING.append(act)
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


def fall_silent(person_id: int, community_id: int) -> None:
    """End everything that only those who may speak have."""
    for act in ON_MUTING:
        act(person_id, community_id)
