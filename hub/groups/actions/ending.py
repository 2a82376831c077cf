"""The clock of groups: everybody is warned a minute before the end, and brought back at it; whichever process looks first."""

from datetime import timedelta

from hub.accounts.by import HOUSE
from hub.clock import now
from hub.groups import queries
from hub.groups.actions.leading import bring_back
from hub.groups.models import Round
from hub.groups.state import moment
from hub.live.actions.facts import happened
from hub.live.queries import seat_of
from hub.live.rules import Seat
from hub.storage.unit import unit_of_work

WARNED = timedelta(minutes=1)  # before the end


def look_at_clock() -> None:
    """Warn and bring back whoever it is time for; each session in a unit of work of its own, which one that is late finds done."""
    with unit_of_work(write=False):
        due = queries.sessions_due(now(), WARNED)
    for live_id in due:
        with unit_of_work():
            keep_time(live_id)


def keep_time(live_id: int) -> None:
    """Warn the groups of a session, or bring everybody back, as its clock says."""
    seat = seat_of(live_id)
    made = queries.round_of(live_id) if seat is not None and seat.live.is_open else None
    if made is None or made.state != "open" or made.until is None:
        return
    if made.until <= now():
        bring_back(HOUSE, seat)
    elif made.warned_at is None and made.until <= now() + WARNED:
        _warn(seat, made)


def _warn(seat: Seat, made: Round) -> None:
    made.warned_at = now()
    for group in queries.groups_of(made.id):
        happened(HOUSE, seat_of(group.live_id).live, "groups:warned", until=moment(made.until))
    happened(HOUSE, seat.live, "groups:warned", until=moment(made.until))
