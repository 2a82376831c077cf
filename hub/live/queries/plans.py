"""What is coming and what has been; who registered."""

from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import contains_eager

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Community
from hub.live.models import LiveSession, Registration
from hub.live.queries.calendars import next_of_series
from hub.notifications.models import Notice
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

MOST_COMING = 50  # more than a page of plans is nobody's calendar


def coming_for(by: By) -> list[LiveSession]:
    """Open and planned sessions of the asker's communities (a visitor's: the open ones), soonest first."""
    return list(db.scalars(_seen_by(by).where(_ahead(by), next_of_series()).order_by(LiveSession.starts_at, LiveSession.id).limit(MOST_COMING)))


def past_for(by: By, before: int | None = None) -> Page[LiveSession]:
    """Sessions that are over, newest first, of the same communities."""
    return keyset(_seen_by(by).where(LiveSession.state.in_(("closed", "cancelled"))), LiveSession.id, after=before, newest_first=True)


def of_community_for(by: By, community: Community, before: int | None = None) -> tuple[list[LiveSession], Page[LiveSession]]:
    """(coming, a page of past) sessions of a community the asker may read."""
    query = _with_community().where(LiveSession.community_id == community.id)
    coming = list(db.scalars(query.where(_ahead(by), next_of_series()).order_by(LiveSession.starts_at, LiveSession.id).limit(MOST_COMING)))
    return coming, keyset(query.where(LiveSession.state.in_(("closed", "cancelled"))), LiveSession.id, after=before, newest_first=True)


def live_of_key(by: By, key: str) -> LiveSession | None:
    """What an earlier sending of the same form has planned."""
    return db.scalar(_with_community().where(LiveSession.client_key == key, LiveSession.host_id == by.id))


def registration(live_id: int, person_id: int) -> Registration | None:
    """The row by which a person is registered."""
    return db.scalar(select(Registration).where(Registration.live_id == live_id, Registration.person_id == person_id))


def own_registration(by: By, live: LiveSession) -> Registration | None:
    """How the asker registered, if they did."""
    return registration(live.id, by.id) if by.id is not None else None


def waiting_before(by: By, live: LiveSession) -> int:
    """How many wait before the asker."""
    mine = select(Registration.id).where(Registration.live_id == live.id, Registration.person_id == by.id).scalar_subquery()
    return db.scalar(select(func.count()).select_from(Registration).where(*_waiting(live.id), Registration.id < mine))


def count_waiting(live: LiveSession) -> int:
    """How many wait for a seat."""
    return db.scalar(select(func.count()).select_from(Registration).where(*_waiting(live.id))) if live.seats is not None else 0


def first_waiting(live_id: int, most: int | None) -> list[Registration]:
    """Those who have waited longest and still may sign in, at most so many (None: all)."""
    query = select(Registration).join(Registration.person).where(*_waiting(live_id), Person.state == "active").order_by(Registration.id)
    return list(db.scalars(query if most is None else query.limit(most)))


def ids_registered_ahead(person_id: int, community_id: int | None = None) -> list[int]:
    """The sessions to come for which a person registered: all, or those of a community that is not open, in a steady order."""
    query = select(LiveSession.id).join(Registration, Registration.live_id == LiveSession.id).join(LiveSession.community).where(
        Registration.person_id == person_id, LiveSession.state.in_(("planned", "open")))
    if community_id is not None:
        query = query.where(LiveSession.community_id == community_id, Community.access != "open")
    return list(db.scalars(query.order_by(LiveSession.id)))


def registered_ids(live_id: int, with_waiting: bool = False) -> list[int]:
    """Who comes (or waits, where asked) and still may sign in."""
    places = ("coming", "waiting") if with_waiting else ("coming",)
    return list(db.scalars(
        select(Registration.person_id).join(Registration.person)
        .where(Registration.live_id == live_id, Registration.place.in_(places), Person.state == "active")
    ))


def ids_to_remind(live_id: int, since: datetime, kind: str) -> list[int]:
    """Who had registered by then, still may sign in, and was not told a kind of reminder of this session since then."""
    told = exists().where(
        Notice.person_id == Registration.person_id, Notice.kind == kind, Notice.path == f"/live/{live_id}", Notice.made_at >= since)
    return list(db.scalars(
        select(Registration.person_id).join(Registration.person)
        .where(Registration.live_id == live_id, Registration.at <= since, Registration.place == "coming", Person.state == "active", ~told)
    ))


def due_for_reminder(after: datetime, until: datetime) -> list[LiveSession]:
    """Planned sessions that begin in a span of time."""
    return list(db.scalars(_with_community().where(
        LiveSession.state == "planned", LiveSession.starts_at > after, LiveSession.starts_at <= until)))


def _waiting(live_id: int) -> tuple:
    return Registration.live_id == live_id, Registration.place == "waiting"


def _with_community():
    return select(LiveSession).join(LiveSession.community).options(contains_eager(LiveSession.community)).where(LiveSession.main_id.is_(None))


def _seen_by(by: By):
    mine = LiveSession.community_id.in_(by.standings)
    return _with_community().where(mine if by.is_authenticated else Community.access == "open")


def _ahead(by: By):
    drafts = (LiveSession.state == "draft") & or_(LiveSession.host_id == by.id, LiveSession.community_id.in_(_facilitated(by)))
    return LiveSession.state.in_(("planned", "open")) | drafts


def _facilitated(by: By) -> list[int]:
    return [community_id for community_id, standing in by.standings.items() if standing.is_facilitator]
