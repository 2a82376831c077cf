"""Who else may open the door where registration is by invitation: a community's own invitation link, for one."""

from collections.abc import Callable

_doors: list[Callable[[str], bool]] = []


def also_lets_in(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """Declare a check of an invitation token that a room to the right keeps."""
    _doors.append(check)
    return check


def lets_in(token: str) -> bool:
    """Whether any room knows this invitation as good now."""
    return bool(token) and any(check(token) for check in _doors)
