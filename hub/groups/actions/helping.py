"""Calling for help from a group, and going there."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import NotFound, require
from hub.groups import queries
from hub.groups.actions.rounds import round_now
from hub.groups.models import Group
from hub.groups.rules import may_call, may_group
from hub.limits import Budget
from hub.live.actions.facts import happened
from hub.live.models import Fact
from hub.live.queries import seat_for, seat_of
from hub.live.rules import Seat
from hub.text.languages import _

CALLS = Budget(6, 60)  # calls for help of one person


def call(by: By, live_id: int, called: bool = True) -> Fact | None:
    """Call who leads into the group's room, or say that help is there. None: no change."""
    main = seat_of(seat_for(by, live_id).live.main_id or 0)  # locked before the group's room, as whoever closes all does
    seat = seat_for(by, live_id, lock=True)
    require(main is not None and may_call(by, seat), _("Only who takes part in a group calls for help from it."))
    CALLS.spend(by.id, _("You called a moment ago. Who leads the session has seen it."))
    return _call(by, main, queries.group_of_room(live_id), called)


def answer(by: By, seat: Seat, number: int) -> Fact | None:
    """Say that somebody who leads goes to a group that called. None: it does not wait any more."""
    require(may_group(by, seat), _("Only who leads the session answers a group."))
    group = next((one for one in queries.groups_of(round_now(seat.live).id) if one.number == number), None)
    if group is None:
        raise NotFound(_("There is no such group."))
    seat_of(group.live_id)
    return _call(by, seat, group, False)


def _call(by: By, main: Seat, group: Group, called: bool) -> Fact | None:
    if (group.called_at is not None) == called:
        return None
    group.called_at = now() if called else None
    happened(by, seat_of(group.live_id).live, "groups:called", number=group.number, called=called)
    return happened(by, main.live, "groups:called", number=group.number, called=called)
