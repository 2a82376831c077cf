"""Giving a series another rule, from one date on or whole: dates stay, move, come or are called off, and everybody is told once."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hub.accounts.by import By
from hub.errors import Conflict, Invalid, require
from hub.live import notices, queries
from hub.live.actions.planning import Plan, added, apply, series_from, take_out
from hub.live.actions.registering import carry_over
from hub.live.finding import make_findable
from hub.live.models import LiveSession, Series
from hub.live.repeating import days_of, moments_of, paired, rule_of, shortened
from hub.live.rules import Seat, may_change
from hub.storage.unit import db
from hub.text.languages import _


@dataclass(frozen=True)
class Change:
    """What another rule makes of a series: seats that stay or move, each with its moment; seats called off; moments that are new."""

    kept: list[tuple[Seat, datetime]]
    gone: list[Seat]
    new: list[datetime]

    @property
    def seats(self) -> list[Seat]:
        """Every session that is touched."""
        return [*(seat for seat, _moment in self.kept), *self.gone]

    @property
    def moments(self) -> list[datetime]:
        """When it will be held, in order."""
        return sorted([*(moment for _seat, moment in self.kept), *self.new])


def change_of_rule(by: By, seat: Seat, wanted: Plan) -> Change:
    """What the rule that is wanted would make of this session and its series; nothing is changed yet."""
    seats = _changing(by, seat, wanted.which)
    days = wanted.on - _day(seat.live)
    before = {_day(one.live) + days: one for one in seats}
    after = days_of(min(before), wanted.repeats)
    at = dict(zip(after, moments_of(after, wanted.at, wanted.zone), strict=True))
    pairs = paired(sorted(before), after)
    return Change(
        [(before[old], at[new]) for old, new in pairs if old and new],
        [before[old] for old, new in pairs if old and not new], [at[new] for old, new in pairs if new and not old],
    )


def change_rule(by: By, seat: Seat, wanted: Plan) -> LiveSession:
    """Give a session, its series from here on, or all of it that is to come, another rule; returns the first that will be held.

    Whoever registered for one that moves or is called off is told once; who came to all of them comes to the new ones too.
    """
    require(may_change(by, seat))
    change = change_of_rule(by, seat, wanted)
    was_draft = seat.live.state == "draft"
    touched = [one.live for one, moment in change.kept if one.live.starts_at != moment] + [one.live for one in change.gone]
    told = queries.registered_for_any([live.id for live in touched])
    everywhere = queries.registered_for_all([one.live.id for one in change.seats])
    _put_in_place(_series_for(seat.live, change, wanted), change)
    for one in change.gone:
        take_out(by, one)
    for one, moment in change.kept:
        apply(by, one, replace(wanted, on=moment.astimezone(ZoneInfo(wanted.zone)).date()))
    series = queries.series_of(change.kept[0][0].live)
    new = [added(by, seat.community, replace(wanted, key=None), series, moment) for moment in change.new]
    for live in new:
        carry_over(live, everywhere)
    first = min([*(one.live for one, _moment in change.kept), *new], key=lambda live: live.starts_at)
    make_findable(first)
    if was_draft and not wanted.is_draft:
        notices.planned(by, first, is_series=True)
    elif not was_draft:
        notices.rule_changed(by, first, told)
    return first


def _changing(by: By, seat: Seat, which: str) -> list[Seat]:
    """The session and those that change with it, locked, in their order."""
    if seat.live.series_id and which == "this":
        raise Invalid(_("A single date has no rule. Choose which dates get the new one."), "which")
    ids = queries.ids_that_follow(seat.live, whole=which == "whole")
    seats = [seat, *(queries.seat_for(by, live_id, lock=True) for live_id in ids)]
    for one in seats:
        require(may_change(by, one), _("Only who leads all of these sessions can change them together."))
        if one.live.is_open:
            raise Conflict(_("The room is open. Change the rule from the next date on."))
    return sorted(seats, key=lambda one: one.live.slot_at or one.live.starts_at)


def _series_for(live: LiveSession, change: Change, wanted: Plan) -> Series:
    """The series as it is from now on: a new one where dates of the old rule stay behind, else the same by its new rule."""
    old = queries.series_of(live)
    if old is None:
        return series_from(live.community, wanted, change.moments)
    old.changes += sum(one.live.calendar_sequence for one in change.seats) + 1
    if earlier := queries.slots_before(old, min(one.live.slot_at for one in change.seats)):
        old.rule = shortened(old.rule, earlier)
        return series_from(live.community, wanted, change.moments)
    days = [moment.astimezone(ZoneInfo(wanted.zone)).date() for moment in change.moments]
    old.rule, old.zone, old.starts_at = rule_of(days, wanted.repeats.how), wanted.zone, change.moments[0]
    return old


def _put_in_place(series: Series, change: Change) -> None:
    """Give each session its moment of the rule, or none; what calendars knew it as is remembered."""
    for live, moment in [*((one.live, moment) for one, moment in change.kept), *((one.live, None) for one in change.gone)]:
        if moment is None or live.series_id != series.id or live.slot_at != moment:
            _remember(live)
            live.series_id, live.slot_at = series.id if moment else None, moment
    db.flush()


def _remember(live: LiveSession) -> None:
    series = queries.series_of(live)
    slot = live.slot_at.isoformat() if series else None
    live.told_as = [*live.told_as, {"uid": series.uid if series else live.uid, "slot": slot, "zone": series.zone if series else live.zone}]


def _day(live: LiveSession) -> date:
    return live.starts_at.astimezone(ZoneInfo(live.zone)).date()
