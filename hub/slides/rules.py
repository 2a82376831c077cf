"""Who may bring slides, turn pages and send stills; pure, from `by` and their seat in the session."""

from hub.accounts.by import By
from hub.live.rules import Seat, may_host, may_lead, may_observe, rights


def may_look(by: By, seat: Seat) -> bool:
    """Whether `by`, who may see the session, may look at its slides: while the room is open, only who may follow it."""
    return not seat.live.is_open or may_observe(by, seat)


def may_bring(by: By, seat: Seat) -> bool:
    """Whether `by` may bring slides and explain words: who leads the session, until it is over."""
    return may_host(by, seat) and not seat.live.is_over


def may_remove(by: By, seat: Seat) -> bool:
    """Whether `by` may take slides away: who leads the session, at any time."""
    return may_host(by, seat)


def may_turn(by: By, seat: Seat) -> bool:
    """Whether `by` may turn pages for everybody and send stills: who leads, and its speakers, while the room is open."""
    return may_lead(by, seat) or (seat.live.is_open and "speaker" in seat.roles and "speak" in rights(by, seat))
