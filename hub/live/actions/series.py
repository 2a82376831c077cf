"""Changing and calling off a session of a series together with all that follow."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from hub.accounts.by import By
from hub.errors import require
from hub.live import notices, queries
from hub.live.actions.planning import Plan, apply, call_off, take_out
from hub.live.models import LiveSession
from hub.live.repeating import moments_of
from hub.live.rules import Seat, may_change
from hub.text.languages import _


def change_all(by: By, seat: Seat, wanted: Plan) -> LiveSession:
    """Change a session and all that follow, or the whole of its series that is to come: each keeps its distance in days and its time on the clocks.

    Whoever registered for one whose time changed is told once, of their next.
    """
    days = wanted.on - _local(seat.live).date()
    following = [queries.seat_for(by, live_id, lock=True) for live_id in queries.ids_that_follow(seat.live, whole=wanted.which == "whole")]
    is_new, moved = seat.live.state == "draft" and not wanted.is_draft, []
    for one in (seat, *following):
        require(may_change(by, one), _("Only who leads all of these sessions can change them together."))
        on, before = _local(one.live).date() + days, one.live.starts_at
        moments_of([on], wanted.at, wanted.zone)  # refuses a day on which the clocks skip that time, and names it
        apply(by, one, replace(wanted, on=on))
        moved += [one.live] if one.live.starts_at != before else []
    if is_new:
        notices.planned(by, seat.live, is_series=True)
    elif moved:
        notices.moved_all(by, moved)
    return seat.live


def call_off_all(by: By, seat: Seat) -> LiveSession:
    """Call a session and all that follow off; whoever registered is told once."""
    following = [queries.seat_for(by, live_id, lock=True) for live_id in queries.ids_that_follow(seat.live)]
    if not following:
        return call_off(by, seat)
    lives = [one.live for one in (seat, *following) if one.live.state == "planned"]
    for one in (seat, *following):
        take_out(by, one)
    if lives:
        notices.called_off_all(by, lives)
    return seat.live


def _local(live: LiveSession) -> datetime:
    return live.starts_at.astimezone(ZoneInfo(live.zone))
