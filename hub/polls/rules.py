"""Who may prepare, lead, vote in and see polls; pure, from `by`, their seat and the poll."""

from hub.accounts.by import By
from hub.live.rules import Seat, may_change, may_host, may_lead, may_take_part
from hub.polls.models import Poll


def may_prepare(by: By, seat: Seat) -> bool:
    """Whether `by` may write and change drafts: who leads the session, until it is over."""
    return may_change(by, seat)


def may_run(by: By, seat: Seat) -> bool:
    """Whether `by` may open, close and show polls: who leads the open session."""
    return may_lead(by, seat)


def may_vote(by: By, seat: Seat) -> bool:
    """Whether `by` may vote, and react: who takes part in the open room."""
    return by.is_active and may_take_part(by, seat)


def may_know(by: By, seat: Seat, poll: Poll) -> bool:
    """Whether the poll exists for `by`: a draft does for who leads alone."""
    return poll.state != "draft" or leads(by, seat)


def is_for_all(poll: Poll) -> bool:
    """Whether everybody sees how it stands: at once, when who leads shows it, or once it is closed and nobody can be led by it any more."""
    return poll.state != "draft" and (poll.results == "all" or poll.is_shown or (poll.results == "voters" and poll.state == "closed"))


def may_see_results(by: By, seat: Seat, poll: Poll, has_voted: bool = False) -> bool:
    """Whether `by` sees how a poll stands: everybody, who voted already, or who leads until they show it."""
    return is_for_all(poll) or leads(by, seat) or (poll.results == "voters" and has_voted)


def may_export(by: By, seat: Seat) -> bool:
    """Whether `by` may take a poll's votes away as a table: who leads the session, also afterwards."""
    return leads(by, seat)


def leads(by: By, seat: Seat) -> bool:
    """Whether `by` leads the session, now or afterwards: its hosts, and who moderates while it is open."""
    return may_host(by, seat) or may_lead(by, seat)
