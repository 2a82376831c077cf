"""What coordinators see of all pairs: who, state, dates and counts; no column that holds words is ever selected here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.errors import NotFound
from hub.mentorship.models import ENDED, LIVING, Coordinator, Meeting, MentorProfile, Mentorship
from hub.mentorship.rules import may_oversee
from hub.storage.unit import db

PAGE = 50
SHOWN = ("requested", "proposed", *LIVING, *ENDED)  # what was declined or withdrawn stays between the two; it is counted only


@dataclass(frozen=True)
class Line:
    """One pair in the coordinators' table."""

    id: int
    mentor: str
    mentee: str
    state: str
    since: datetime
    contact_at: datetime | None
    meetings: int
    days: int | None


@dataclass(frozen=True)
class Lines:
    """A page of the table; `later` is the id to ask the next page by."""

    rows: list[Line]
    later: int | None


def is_coordinator(by: By) -> bool:
    """Whether an administrator has appointed `by`."""
    return by.id is not None and db.get(Coordinator, by.id) is not None


def coordinator(person_id: int) -> Coordinator | None:
    """Someone's appointment, if there is one."""
    return db.get(Coordinator, person_id)


def coordinators() -> list[Person]:
    """Everybody appointed, by name."""
    return list(db.scalars(select(Person).join(Coordinator, Coordinator.person_id == Person.id).order_by(Person.name, Person.id)))


def totals_for(by: By) -> dict[str, int]:
    """State -> how many pairs, and 'free': places free with open mentors; NotFound for who does not oversee."""
    _check(by)
    counts = dict(db.execute(select(Mentorship.state, func.count()).group_by(Mentorship.state)).all())
    free = db.scalar(
        select(func.coalesce(func.sum(MentorProfile.places - MentorProfile.taken), 0))
        .join(Person, Person.id == MentorProfile.person_id)
        .where(MentorProfile.is_open, MentorProfile.taken < MentorProfile.places, Person.state == "active")
    )
    return counts | {"free": int(free)}


def overview_for(by: By, state: str = "", before: int | None = None) -> Lines:
    """A page of all pairs, newest first, for administrators and coordinators; NotFound for others."""
    _check(by)
    mentor, mentee = aliased(Person), aliased(Person)
    held = select(func.count()).where(Meeting.mentorship_id == Mentorship.id, Meeting.state == "held").scalar_subquery()
    query = (
        select(Mentorship.id, mentor.name, mentee.name, Mentorship.state, Mentorship.asked_at, Mentorship.answered_at, Mentorship.contact_at, held)
        .join(mentor, mentor.id == Mentorship.mentor_id).join(mentee, mentee.id == Mentorship.mentee_id)
        .where(Mentorship.state.in_((state,) if state in SHOWN else SHOWN)).order_by(Mentorship.id.desc()).limit(PAGE + 1)
    )
    rows = db.execute(query.where(Mentorship.id < before) if before else query).all()
    return Lines([_line(row) for row in rows[:PAGE]], rows[PAGE - 1][0] if len(rows) > PAGE else None)


def _line(row) -> Line:
    pair_id, mentor, mentee, state, asked_at, answered_at, contact_at, meetings = row
    since = answered_at or asked_at
    days = (now() - (contact_at or since)).days if state in LIVING else None
    return Line(pair_id, mentor, mentee, state, since, contact_at, meetings, days)


def _check(by: By) -> None:
    if not may_oversee(by, is_coordinator(by)):
        raise NotFound()
