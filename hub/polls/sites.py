"""For which in-person site somebody votes, and how many people it may vote for; asked of whoever knows sites, a room right of this one."""

from collections.abc import Callable
from typing import NamedTuple

from hub.accounts.by import By
from hub.live.rules import Seat
from hub.polls.models import Poll


class Cap(NamedTuple):
    """A site and the most people it may vote for now: its headcount, less those who vote on phones of their own."""

    site: int
    name: str
    most: int


class _Asked:
    resolve: Callable[[By, Seat], Cap | None] | None = None
    refuse: Callable[[By, Seat, Poll], None] | None = None
    concern: Callable[[Poll], frozenset[int]] | None = None


def caps_by(resolve: Callable[[By, Seat], Cap | None] | None) -> None:
    """Say who knows for which site `by` votes; None where nobody does."""
    _Asked.resolve = staticmethod(resolve) if resolve else None


def cap_of(by: By, seat: Seat) -> Cap | None:
    """The site `by` votes for, if any."""
    return _Asked.resolve(by, seat) if _Asked.resolve else None


def twice_refused_by(refuse: Callable[[By, Seat, Poll], None] | None, concern: Callable[[Poll], frozenset[int]] | None = None) -> None:
    """Say who knows whether a person's site has voted for them already, and refuses their own vote then; None where nobody does.

    `concern(poll)`: the people of whom that has to be asked at all, in a constant number of queries.
    """
    _Asked.refuse = staticmethod(refuse) if refuse else None
    _Asked.concern = staticmethod(concern) if concern else None


def refuse_twice(by: By, seat: Seat, poll: Poll) -> None:
    """Conflict where the site of `by` has voted for everybody in it, and `by` has not voted themselves before."""
    if _Asked.refuse:
        _Asked.refuse(by, seat, poll)


def voted_for(poll: Poll) -> frozenset[int]:
    """The people whose site has voted in a poll together: whether they may vote too is asked one by one."""
    return _Asked.concern(poll) if _Asked.concern else frozenset()
