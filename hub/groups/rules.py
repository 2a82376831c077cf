"""Who makes, opens and closes groups, who may go into one, and who calls for help; pure."""

from hub.accounts.by import By
from hub.live.rules import Seat, may_enter, may_lead, may_take_part


def may_group(by: By, seat: Seat) -> bool:
    """Whether `by` may make groups of a session and lead them: who leads it, while it is open; groups have no groups."""
    return may_lead(by, seat) and seat.live.main_id is None


def may_join(by: By, seat: Seat) -> bool:
    """Whether `by` may go into a group of the session: whoever may be in its room."""
    return may_enter(by, seat) and seat.live.is_open and seat.live.main_id is None


def may_call(by: By, seat: Seat) -> bool:
    """Whether `by` may call for help from the room of a group: who takes part in it."""
    return seat.live.main_id is not None and may_take_part(by, seat)
