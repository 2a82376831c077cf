"""Opening the rooms of groups, giving them time, saying something to all, calling everybody back."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.groups import queries
from hub.groups.actions.making import LONGEST
from hub.groups.actions.rounds import open_round, round_now
from hub.groups.rules import may_group
from hub.groups.state import moment
from hub.live.actions.doors import shut, when_closing
from hub.live.actions.facts import already, happened, meanwhile
from hub.live.models import Fact
from hub.live.queries import seat_of
from hub.live.rules import Seat
from hub.text.languages import _


def open_all(by: By, seat: Seat) -> Fact | None:
    """Open the rooms of all groups, for as long as was said when they were made. None: they are open."""
    require(may_group(by, seat), _("Only who leads the session opens groups."))
    made = round_now(seat.live)
    if made.state == "open":
        return None
    made.state, made.opened_at = "open", now()
    made.until = made.opened_at + timedelta(minutes=made.minutes) if made.minutes else None
    for group in queries.groups_of(made.id):
        room = seat_of(group.live_id).live
        room.state, room.opened_at = "open", made.opened_at
        happened(by, room, "live:opened")
        happened(by, room, "groups:opened", until=moment(made.until))
    return happened(by, seat.live, "groups:opened", until=moment(made.until))


def lengthen(by: By, seat: Seat, minutes: int, client_id: str | None = None, after: int = 0) -> Fact | None:
    """Give all groups more minutes, counted from now where their time is over; None where somebody did since the fact `after`."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_group(by, seat), _("Only who leads the session gives groups more time."))
    made = open_round(seat.live)
    if meanwhile(seat.live, after, "groups:timed"):
        return None
    made.until, made.warned_at = max(made.until or now(), now()) + timedelta(minutes=minutes), None
    if made.until - made.opened_at > timedelta(minutes=2 * LONGEST):
        raise Invalid(_("Groups can be open %(most)s minutes at most.", most=2 * LONGEST), "minutes")
    for group in queries.groups_of(made.id):
        happened(by, seat_of(group.live_id).live, "groups:timed", until=moment(made.until))
    return happened(by, seat.live, "groups:timed", client_id, until=moment(made.until))


def tell_all(by: By, seat: Seat, text: str, client_id: str | None = None) -> Fact:
    """Say a line to all groups at once."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_group(by, seat), _("Only who leads the session says something to all groups."))
    for group in queries.groups_of(open_round(seat.live).id):
        happened(by, seat_of(group.live_id).live, "groups:told", text=text)
    return happened(by, seat.live, "groups:told", client_id, text=text)


def close_all(by: By, seat: Seat) -> Fact | None:
    """Close the rooms of all groups: everybody is back in the session. None: there are none."""
    require(may_group(by, seat), _("Only who leads the session closes groups."))
    return bring_back(by, seat)


@when_closing
def bring_back(by: By, seat: Seat) -> Fact | None:
    """The same for whoever was found to be allowed to, and for the house when their time is over."""
    made = queries.round_of(seat.live.id)
    if made is None:
        return None
    for group in queries.groups_of(made.id):
        room = seat_of(group.live_id)
        was_open = room.live.is_open
        room.live.opened_at = room.live.opened_at or now()
        shut(by, room)
        group.called_at = None
        if was_open:
            happened(by, room.live, "live:closed", path=f"/live/{seat.live.id}/room")
    made.state, made.closed_at = "closed", now()
    return happened(by, seat.live, "groups:closed")
