"""Whether what a notice tells of is still open to its reader when the letter is about to go."""

from collections.abc import Callable

from hub.notifications.models import Notice

_checks: list[Callable[[list[Notice]], set[int]]] = []


def no_longer_open(check: Callable[[list[Notice]], set[int]]) -> Callable:
    """Declare a check of a room: of these notices, the ids that must not be mailed (post withdrawn, access lost)."""
    _checks.append(check)
    return check


def closed_ones(notices: list[Notice]) -> set[int]:
    """The ids of the notices any room declares closed."""
    return set().union(*(check(notices) for check in _checks)) if notices else set()
