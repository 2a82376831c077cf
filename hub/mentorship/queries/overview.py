"""What who looks after pairs sees: who, state, dates and counts; no column that holds words of a pair is ever selected here."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Membership
from hub.errors import NotFound
from hub.mentorship.models import ENDED, LIVING, Alert, Cohort, Coordinator, Meeting, MentorProfile, Mentorship
from hub.mentorship.queries.pairs import OPEN
from hub.mentorship.rules import may_oversee
from hub.storage.unit import db

PAGE = 50
SHOWN = ("requested", "proposed", *LIVING, *ENDED)  # what was declined or withdrawn stays between the two; it is counted only
LEVELS = {1: "watch", 2: "stalled"}
GRAVE = select(func.max(case((Alert.level == "stalled", 2), else_=1))).where(
    Alert.mentorship_id == Mentorship.id, Alert.gone_at.is_(None), Mentorship.state.in_(OPEN)).correlate(Mentorship).scalar_subquery()
MOST_LOADED = 10
ME = bindparam("me")
# Whether there are pairs that somebody looks after, as a condition to be asked along with something else.
OVERSIGHT = or_(
    select(Coordinator.person_id).where(Coordinator.person_id == ME).exists(),
    select(Cohort.id).join(Membership, Membership.community_id == Cohort.community_id)
    .where(Membership.person_id == ME, Membership.role == "facilitator").exists(),
)


@dataclass(frozen=True)
class Scope:
    """Which pairs somebody looks after: all, or those of some cohorts."""

    is_all: bool
    cohorts: tuple[Cohort, ...] = ()

    def of(self, query, cohort_id: int | None = None):
        """The query, kept to these pairs, and to one cohort where it is asked for."""
        if not self.is_all:
            query = query.where(Mentorship.cohort_id.in_([cohort.id for cohort in self.cohorts]))
        return query if cohort_id is None else query.where(Mentorship.cohort_id == cohort_id)


@dataclass(frozen=True)
class Line:
    """One pair in the coordinators' table; `level` is the gravest alert that stands open, '' for none."""

    id: int
    mentor: str
    mentee: str
    state: str
    since: datetime
    contact_at: datetime | None
    meetings: int
    days: int | None
    level: str


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


def scope_of(by: By) -> Scope:
    """Which pairs `by` looks after; NotFound where there are none to look after."""
    is_all = may_oversee(by, not by.is_admin and is_coordinator(by))
    mine = [id for id, standing in by.standings.items() if standing.role == "facilitator"]
    query = select(Cohort).order_by(Cohort.starts_on.desc(), Cohort.id)
    cohorts = tuple(db.scalars(query if is_all else query.where(Cohort.community_id.in_(mine)))) if is_all or mine else ()
    if not is_all and not cohorts:
        raise NotFound()
    return Scope(is_all, cohorts)


def oversees(by: By) -> bool:
    """Whether there are pairs that `by` looks after; one query, none for administrators."""
    return by.is_admin or bool(db.scalar(select(OVERSIGHT), {"me": by.id}))


def totals_of(scope: Scope, cohort_id: int | None = None) -> dict[str, int]:
    """State -> how many pairs, 'stalled' and 'watch' by open alerts, 'free': places free with open mentors."""
    grave = GRAVE.label("grave")
    counts: dict[str, int] = defaultdict(int)
    for state, level, count in db.execute(scope.of(select(Mentorship.state, grave, func.count()).group_by(Mentorship.state, grave), cohort_id)):
        counts[state] += count
        if level and state in SHOWN:
            counts[LEVELS[level]] += count
    free = db.scalar(
        select(func.coalesce(func.sum(MentorProfile.places - MentorProfile.taken), 0))
        .join(Person, Person.id == MentorProfile.person_id)
        .where(MentorProfile.is_open, MentorProfile.taken < MentorProfile.places, Person.state == "active")
    )
    return counts | {"free": int(free)}


def lines_of(scope: Scope, state: str = "", before: int | None = None, cohort_id: int | None = None) -> Lines:
    """A page of these pairs, newest first; `state` may also be 'stalled' or 'watch'."""
    mentor, mentee = aliased(Person), aliased(Person)
    held = select(func.count()).where(Meeting.mentorship_id == Mentorship.id, Meeting.state == "held").scalar_subquery()
    columns = (Mentorship.id, mentor.name, mentee.name, Mentorship.state, Mentorship.asked_at, Mentorship.answered_at, Mentorship.contact_at, held, GRAVE)
    query = (
        select(*columns).join(mentor, mentor.id == Mentorship.mentor_id).join(mentee, mentee.id == Mentorship.mentee_id)
        .where(_asked_for(state)).order_by(Mentorship.id.desc()).limit(PAGE + 1)
    )
    query = scope.of(query, cohort_id)
    rows = db.execute(query.where(Mentorship.id < before) if before else query).all()
    return Lines([_line(row) for row in rows[:PAGE]], rows[PAGE - 1][0] if len(rows) > PAGE else None)


def loads_of(scope: Scope) -> list[tuple[str, int, int]]:
    """The mentors with most living mentees among these pairs: (name, mentees, of them stalled)."""
    stalled = func.count(func.distinct(Alert.mentorship_id))
    query = (
        select(Person.name, func.count(func.distinct(Mentorship.id)), stalled).join(Mentorship, Mentorship.mentor_id == Person.id)
        .outerjoin(Alert, (Alert.mentorship_id == Mentorship.id) & Alert.gone_at.is_(None) & (Alert.level == "stalled"))
        .where(Mentorship.state.in_(LIVING)).group_by(Person.id, Person.name)
        .order_by(func.count(func.distinct(Mentorship.id)).desc(), Person.name).limit(MOST_LOADED)
    )
    return [tuple(row) for row in db.execute(scope.of(query))]


def _asked_for(state: str):
    if state in LEVELS.values():
        return and_(next(key for key, level in LEVELS.items() if level == state) == GRAVE, Mentorship.state.in_(SHOWN))
    return Mentorship.state == state if state in SHOWN else Mentorship.state.in_(SHOWN)


def _line(row) -> Line:
    pair_id, mentor, mentee, state, asked_at, answered_at, contact_at, meetings, grave = row
    since = answered_at or asked_at
    days = (now() - (contact_at or since)).days if state in LIVING else None
    return Line(pair_id, mentor, mentee, state, since, contact_at, meetings, days, LEVELS.get(grave, ""))
