"""What rooms further right want to hear about accounts, so that accounts need not know them."""

from collections import defaultdict
from collections.abc import Callable

# Someone waits for approval, may act from now on (with the `path` they came by), was suspended, may come back, is closing
# their account, or has become one with a placeholder.
FACTS = ("waiting", "arrived", "suspended", "lifted", "closed", "merged")
_hearers: dict[str, list[Callable]] = defaultdict(list)


def hears(fact: str):
    """Declare a function of `person` (and what else the fact brings) that is called, within the same unit of work, when `fact` happens."""
    if fact not in FACTS:
        raise LookupError(f"nobody says {fact}")

    def declare(function: Callable) -> Callable:
        _hearers[fact].append(function)
        return function

    return declare


def say(fact: str, person, **more) -> None:
    """Call everybody who hears `fact`."""
    for function in _hearers[fact]:
        function(person, **more)
