"""Whether what a notice tells of is still open to its reader when the letter is about to go, and how it reads by then."""

from collections.abc import Callable

from hub.notifications.models import Notice

_checks: list[Callable[[list[Notice]], set[int]]] = []
_newest: list[Callable[[list[Notice]], dict[int, dict]]] = []


def no_longer_open(check: Callable[[list[Notice]], set[int]]) -> Callable:
    """Declare a check of a room: of these notices, the ids that must not be mailed (post withdrawn, access lost)."""
    _checks.append(check)
    return check


def closed_ones(notices: list[Notice]) -> set[int]:
    """The ids of the notices any room declares closed."""
    return set().union(*(check(notices) for check in _checks)) if notices else set()


def newest_words(read: Callable[[list[Notice]], dict[int, dict]]) -> Callable:
    """Declare how a room's notices read now: notice id -> words, of those it knows (a post was edited, a thread renamed)."""
    _newest.append(read)
    return read


def refreshed(notices: list[Notice]) -> dict[int, dict]:
    """Notice id -> its words as they would be now, of those that changed since it was told."""
    told = {notice.id: notice.words for notice in notices}
    return {id: words for read in _newest for id, words in read(notices).items() if words != told[id]} if notices else {}
