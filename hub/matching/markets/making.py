"""A market made the quickest way this machine has."""

from hub.matching.markets import plain
from hub.matching.markets.market import Market
from hub.matching.weighing.profiles import Terms

SMALL = 10_000  # pairs of people up to which numpy is not worth its start


def market_of(mentees, mentors, terms: Terms, progress=lambda done, of: None) -> Market:
    """The market of two groups: by numpy where it is installed and there is much to do."""
    if len(mentees) * len(mentors) > SMALL and _has_numpy():
        from hub.matching.markets import blocks

        return blocks.market_of(mentees, mentors, terms, progress)
    return plain.market_of(mentees, mentors, terms, progress)


def _has_numpy() -> bool:
    try:
        import numpy  # noqa: F401
    except ImportError:
        return False
    return True
