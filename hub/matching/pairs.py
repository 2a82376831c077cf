"""The door to the pairs themselves: mentorship, which stands further right, says here how pairs are made and how those made are doing."""

from collections.abc import Callable
from dataclasses import dataclass

LIVING, DECLINED, OVER = "living", "declined", "over"


@dataclass
class _Keeper:
    publish: Callable | None = None
    states: Callable | None = None


_keeper = _Keeper()


def keeps_pairs(publish: Callable, states: Callable) -> None:
    """Register who keeps pairs: `publish(by, pairs, path)` makes (mentee's id, mentor's id, explanation) all or raises;
    `states(pairs)` answers (mentee's id, mentor's id) -> 'living', 'declined' or 'over' for those that exist."""
    _keeper.publish, _keeper.states = publish, states


def publish(by, pairs: list, programme) -> None:
    """Make all these pairs, or raise and make none."""
    if _keeper.publish is not None:
        _keeper.publish(by, pairs, programme)


def states(pairs: list) -> dict:
    """How these pairs are doing; what nobody keeps is living."""
    return _keeper.states(pairs) if _keeper.states is not None else dict.fromkeys(pairs, LIVING)
