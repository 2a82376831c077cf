"""Who may answer, read and add to the feedback on a session; pure."""

from datetime import datetime, timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.live.rules import Seat, may_host

OPEN_FOR = timedelta(days=30)  # after the session; who hears it later has a month
LEAST = 5  # answers; below, only their number is shown, as few could be told apart


def is_open(closed_at: datetime | None) -> bool:
    """Whether feedback on a session closed then is still taken."""
    return closed_at is not None and now() < closed_at + OPEN_FOR


def may_answer(by: By, seat: Seat, took_part: bool) -> bool:
    """Whether `by` may say what they thought: who took part, by whichever way, for a month after it closed."""
    return by.is_active and took_part and seat.live.state == "closed" and is_open(seat.live.closed_at)


def may_read_results(by: By, seat: Seat) -> bool:
    """Whether `by` reads what people thought: who leads the session, when it is over."""
    return may_host(by, seat) and seat.live.state == "closed"


def may_ask(by: By, seat: Seat) -> bool:
    """Whether `by` adds questions of their own: who leads the session, until it is over."""
    return may_host(by, seat) and not seat.live.is_over
