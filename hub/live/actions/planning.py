"""Planning a session, changing it, calling it off; saying that one comes."""

import secrets
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from sqlalchemy import delete, update

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
from hub.live.clocks import moment_in
from hub.live.finding import make_findable
from hub.live.models import LiveSession, Registration, Role
from hub.live.rules import Seat, may_change, may_register, may_schedule
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.writing import Written

LATE_BY = timedelta(hours=12)  # a session may be entered while it runs, but not last week's
FURTHEST = timedelta(days=3 * 366)
PLANS = Budget(5, 24 * 3600)  # of a member; the whole community is told of each
FIELDS = ("title", "minutes", "zone", "language", "agenda", "topics")


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


def plan(by: By, community: Community, wanted: Plan) -> LiveSession:
    """Put a session into the calendar and tell the community; the same key again returns the first."""
    require(may_schedule(by, community), refusal_to_plan(community))
    if wanted.key and (first := queries.live_of_key(by, wanted.key)):
        return first
    live = LiveSession(
        community_id=community.id, host_id=by.id, floors=wanted.floors, state="draft" if wanted.is_draft else "planned",
        uid=f"{secrets.token_hex(12)}@live", client_key=wanted.key, **_values(wanted, None),
    )
    live.community = community
    db.add(live)
    db.flush()
    db.add(Role(live_id=live.id, person_id=by.id, role="host"))
    _seat_people(live, wanted)
    make_findable(live)
    record(by, "planned", live, title=live.title)
    _count_plan(by, community)
    if live.state == "planned":
        notices.planned(by, live)
    return live


def refusal_to_plan(community: Community) -> str:
    """Why somebody may not plan a session there."""
    if community.members_plan:
        return _("Members of the community who are not muted plan its sessions.")
    return _("Facilitators of the community plan its sessions.")


def change(by: By, seat: Seat, wanted: Plan) -> LiveSession:
    """Change what is planned; a new time is told to everybody who registered, and to their calendars."""
    require(may_change(by, seat))
    live, was = seat.live, (seat.live.state, seat.live.starts_at)
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
    _tell(by, live, *was)
    if live.is_open:
        happened(by, live, "live:changed", title=live.title, agenda=live.agenda, point=live.point)
    return live


def call_off(by: By, seat: Seat) -> LiveSession:
    """Call a planned session off; whoever registered is told, and their calendars take it out."""
    if seat.live.state == "cancelled":
        return seat.live
    require(may_change(by, seat) and not seat.live.is_open, _("An open session is closed, not called off."))
    was_draft = seat.live.state == "draft"
    seat.live.state, seat.live.changed_at = "cancelled", now()
    seat.live.calendar_sequence += 1
    make_findable(seat.live)
    record(by, "called off", seat.live, title=seat.live.title)
    if not was_draft:
        notices.called_off(by, seat.live)
    return seat.live


def register(by: By, seat: Seat) -> None:
    """Say that one comes; saying it twice counts once."""
    require(may_register(by, seat), _("This session is over."))
    if queries.registration(seat.live.id, by.id) is None:
        db.add(Registration(live_id=seat.live.id, person_id=by.id))
        _count(seat.live, 1)


def unregister(by: By, seat: Seat) -> None:
    """Take back that one comes."""
    require(by.is_active)
    if found := queries.registration(seat.live.id, by.id):
        db.delete(found)
        _count(seat.live, -1)


def _count_plan(by: By, community: Community) -> None:
    if may_facilitate(by, community):
        return
    if not PLANS.left(by.id):
        raise Conflict(_("You have planned many sessions today. Ask a facilitator to plan this one, or wait until tomorrow."))
    PLANS.spend(by.id)


def _count(live: LiveSession, step: int) -> None:
    db.flush()
    db.execute(update(LiveSession).where(LiveSession.id == live.id).values(registered_count=LiveSession.registered_count + step))


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
