"""Planning a session or a series, changing it, calling it off."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities.models import Community
from hub.communities.rules import may_facilitate
from hub.errors import Conflict, Invalid, require
from hub.limits import Budget
from hub.live import notices, queries
from hub.live.actions.facts import happened
from hub.live.actions.leading import let_speak_at_once
from hub.live.actions.registering import fill_seats
from hub.live.clocks import moment_in
from hub.live.finding import make_findable, make_next_findable
from hub.live.models import LiveSession, Role, Series
from hub.live.repeating import Repeating, days_of, moments_of, rule_of
from hub.live.rules import Seat, may_change, may_schedule
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.writing import Written

LATE_BY = timedelta(hours=12)  # a session may be entered while it runs, but not last week's
FURTHEST = timedelta(days=3 * 366)
PLANS = Budget(5, 24 * 3600)  # of a member; the whole community is told of each
FIELDS = ("title", "minutes", "zone", "language", "agenda", "topics", "seats", "questions", "needs_approval")


@dataclass(frozen=True)
class Plan:
    """What somebody wants to hold: clock times are those of `zone`."""

    title: str
    about: Written
    on: date
    at: time
    minutes: int
    zone: str
    language: str = "en"
    floors: int = 1
    agenda: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    speakers: list = field(default_factory=list)
    scribes: list = field(default_factory=list)
    is_draft: bool = False
    key: str | None = None
    seats: int | None = None
    questions: list = field(default_factory=list)
    needs_approval: bool = False
    repeats: Repeating | None = None
    which: str = "this"  # of a series: this one, "all" from it on, or the "whole" of what is to come


def plan(by: By, community: Community, wanted: Plan) -> LiveSession:
    """Put a session, or each of a series, into the calendar and tell the community once; returns the first. The same key again returns it too."""
    require(may_schedule(by, community), refusal_to_plan(community))
    if wanted.key and (first := queries.live_of_key(by, wanted.key)):
        return first
    moments = dates_of(wanted)
    series = series_from(community, wanted, moments) if wanted.repeats else None
    live, *_rest = [added(by, community, wanted, series, moment) for moment in moments]
    make_findable(live)
    record(by, "planned", live, title=live.title)
    _count_plan(by, community)
    if live.state == "planned":
        notices.planned(by, live, is_series=series is not None)
    return live


def dates_of(wanted: Plan) -> list[datetime]:
    """The moments at which sessions would begin: one, or those of the series; Invalid where the plan cannot be."""
    first = _values(wanted, None)["starts_at"]
    return moments_of(days_of(wanted.on, wanted.repeats), wanted.at, wanted.zone) if wanted.repeats else [first]


def refusal_to_plan(community: Community) -> str:
    """Why somebody may not plan a session there."""
    if community.members_plan:
        return _("Members of the community who are not muted plan its sessions.")
    return _("Facilitators of the community plan its sessions.")


def change(by: By, seat: Seat, wanted: Plan) -> LiveSession:
    """Change what is planned; a new time is told to everybody who registered, and to their calendars."""
    require(may_change(by, seat))
    was = seat.live.state, seat.live.starts_at
    _tell(by, apply(by, seat, wanted), *was)
    return seat.live


def apply(by: By, seat: Seat, wanted: Plan) -> LiveSession:
    """Write a change down and raise its number in calendars, without telling anybody outside the room."""
    live = seat.live
    for name, value in _values(wanted, live).items():
        setattr(live, name, value)
    let_speak_at_once(by, seat, wanted.floors)
    live.calendar_sequence += 1
    live.changed_at = now()
    if live.point is not None and live.point >= len(live.agenda):
        live.point = None
    if live.state == "draft" and not wanted.is_draft:
        live.state = "planned"
    _seat_people(live, wanted)
    make_findable(live)
    record(by, "changed", live, title=live.title)
    fill_seats(live)
    if live.is_open:
        happened(by, live, "live:changed", title=live.title, agenda=live.agenda, point=live.point)
    return live


def call_off(by: By, seat: Seat) -> LiveSession:
    """Call a planned session off; whoever registered is told, and their calendars take it out."""
    if seat.live.state == "cancelled":
        return seat.live
    was_draft = seat.live.state == "draft"
    take_out(by, seat)
    if not was_draft:
        notices.called_off(by, seat.live)
    return seat.live


def take_out(by: By, seat: Seat) -> None:
    """Call a session off without telling anybody."""
    require(may_change(by, seat) and not seat.live.is_open, _("An open session is closed, not called off."))
    seat.live.state, seat.live.changed_at = "cancelled", now()
    seat.live.calendar_sequence += 1
    make_findable(seat.live)
    make_next_findable(seat.live)
    record(by, "called off", seat.live, title=seat.live.title)


def series_from(community: Community, wanted: Plan, moments: list[datetime]) -> Series:
    """A new series of these moments, by the rule that is wanted."""
    rule = rule_of([moment.astimezone(ZoneInfo(wanted.zone)).date() for moment in moments], wanted.repeats.how)
    series = Series(community_id=community.id, uid=f"{secrets.token_hex(12)}@series", rule=rule, zone=wanted.zone, starts_at=moments[0])
    db.add(series)
    db.flush()
    return series


def added(by: By, community: Community, wanted: Plan, series: Series | None, moment: datetime) -> LiveSession:
    """A new session as it is wanted, at a moment, of a series where there is one."""
    is_first = series is None or moment == series.starts_at
    live = LiveSession(
        community_id=community.id, host_id=by.id, floors=wanted.floors, state="draft" if wanted.is_draft else "planned",
        uid=f"{secrets.token_hex(12)}@live", client_key=wanted.key if is_first else None,
        series_id=series.id if series else None, slot_at=moment if series else None, **_values(wanted, None) | {"starts_at": moment},
    )
    live.community = community
    db.add(live)
    db.flush()
    db.add(Role(live_id=live.id, person_id=by.id, role="host"))
    _seat_people(live, wanted)
    return live


def _count_plan(by: By, community: Community) -> None:
    if may_facilitate(by, community):
        return
    if not PLANS.left(by.id):
        raise Conflict(_("You have planned many sessions today. Ask a facilitator to plan this one, or wait until tomorrow."))
    PLANS.spend(by.id)


def _values(wanted: Plan, live: LiveSession | None) -> dict:
    starts_at = moment_in(wanted.zone, wanted.on, wanted.at)
    moved = live is None or live.starts_at != starts_at
    if moved and starts_at < now() - LATE_BY:
        raise Invalid(_("That moment has passed. Choose a time to come."), "on")
    if moved and starts_at > now() + FURTHEST:
        raise Invalid(_("That is more than three years away. Choose an earlier day."), "on")
    return {
        **{name: getattr(wanted, name) for name in FIELDS}, "starts_at": starts_at,
        "about": wanted.about.source, "about_html": wanted.about.html,
    }


def _seat_people(live: LiveSession, wanted: Plan) -> None:
    for name, role, handles in (("speakers", "speaker", wanted.speakers), ("scribes", "scribe", wanted.scribes)):
        people = queries.people_of_handles(live.community_id, handles)
        if missing := sorted(set(handles) - {person.handle for person in people}):
            raise Invalid(_("Nobody in this community is called %(handles)s.", handles=", ".join(f"@{one}" for one in missing)), name)
        db.execute(delete(Role).where(Role.live_id == live.id, Role.role == role))
        db.add_all(Role(live_id=live.id, person_id=person.id, role=role) for person in people)
    db.flush()


def _tell(by: By, live: LiveSession, state: str, starts_at) -> None:
    if state == "draft" and live.state == "planned":
        notices.planned(by, live)
    elif live.state == "planned" and starts_at != live.starts_at:
        notices.moved(by, live)
