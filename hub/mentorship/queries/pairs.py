"""Finding pairs and single things of a pair; for anyone but the two they do not exist."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.clock import now
from hub.errors import NotFound
from hub.mentorship.models import (
    LIVING,
    WORKING,
    Agreement,
    ClosingWords,
    Cohort,
    Goal,
    Meeting,
    Mentorship,
    NextStep,
    PrivateNote,
    Question,
    SharedNote,
)
from hub.mentorship.rules import is_of_pair
from hub.storage.unit import db

LARGEST_VERSION = 2**31 - 1
LARGEST_ID = 2**63 - 1  # a larger number in an address is refused before the database would
OPEN = ("requested", "proposed", *LIVING)
WITH_PEOPLE = (joinedload(Mentorship.mentor, innerjoin=True), joinedload(Mentorship.mentee, innerjoin=True))


def pair_for(by: By, pair_id: int, lock: bool = False) -> Mentorship:
    """The pair with its two people if `by` is one of them, else NotFound; with `lock` nobody else changes it meanwhile."""
    query = select(Mentorship).options(*WITH_PEOPLE).where(Mentorship.id == _within(pair_id))
    if lock:
        query = query.with_for_update(of=Mentorship).execution_options(populate_existing=True)
    found = db.scalar(query)
    if found is None or not is_of_pair(by, found):
        raise NotFound()
    return found


def open_between(mentor_id: int, mentee_id: int) -> Mentorship | None:
    """The request or living pair of these two, if there is one."""
    return db.scalar(
        select(Mentorship).options(*WITH_PEOPLE)
        .where(Mentorship.mentor_id == mentor_id, Mentorship.mentee_id == mentee_id, Mentorship.state.in_(OPEN))
    )


def active_among(pair_ids: Collection[int]) -> set[int]:
    """Which of these pairs are active now."""
    return set(db.scalars(select(Mentorship.id).where(Mentorship.id.in_(pair_ids), Mentorship.state.in_(WORKING))))


def meetings_ahead(pair: Mentorship) -> list[Meeting]:
    """What the two have planned or proposed from now on."""
    return list(db.scalars(
        select(Meeting).where(Meeting.mentorship_id == pair.id, Meeting.state.in_(("proposed", "planned")), Meeting.starts_at > now())
    ))


def waiting_of(person_id: int) -> int:
    """How many requests of a person wait for an answer."""
    return db.scalar(select(func.count()).where(Mentorship.mentee_id == person_id, Mentorship.state == "requested"))


def living_of(person_id: int) -> list[Mentorship]:
    """The requests and living pairs of someone on either side, with both people."""
    return list(db.scalars(
        select(Mentorship).options(*WITH_PEOPLE)
        .where(or_(Mentorship.mentor_id == person_id, Mentorship.mentee_id == person_id), Mentorship.state.in_(OPEN))
        .order_by(Mentorship.id)
    ))


def made_with(kind, pair: Mentorship, key: str | None):
    """What was made in the pair with a client's key before (a goal, meeting, step), if anything."""
    return db.scalar(select(kind).where(kind.mentorship_id == pair.id, kind.client_key == key)) if key else None


def written_with(kind, by: By, pair: Mentorship, key: str | None):
    """The note `by` wrote in the pair with a client's key before, if any."""
    same = select(kind).where(kind.mentorship_id == pair.id, kind.author_id == by.id, kind.client_key == key)
    return db.scalar(same) if key else None


def cohort_with(by: By, key: str | None) -> Cohort | None:
    """The cohort `by` began with a client's key before, if any."""
    return db.scalar(select(Cohort).where(Cohort.made_by_id == by.id, Cohort.client_key == key)) if key else None


def question_with(by: By, key: str | None) -> Question | None:
    """The question `by` asked the coordinators with a client's key before, if any."""
    return db.scalar(select(Question).where(Question.by_id == by.id, Question.client_key == key)) if key else None


def asked_with(by: By, key: str | None) -> Mentorship | None:
    """The request `by` made with a client's key before, if any."""
    return db.scalar(select(Mentorship).options(*WITH_PEOPLE).where(Mentorship.mentee_id == by.id, Mentorship.client_key == key)) if key else None


def count_goals(pair: Mentorship) -> int:
    """How many goals a pair has."""
    return db.scalar(select(func.count()).where(Goal.mentorship_id == pair.id))


def closing_words_of(by: By, pair: Mentorship) -> ClosingWords | None:
    """What `by` said at the end of the pair, if anything."""
    return db.scalar(select(ClosingWords).where(ClosingWords.mentorship_id == pair.id, ClosingWords.person_id == by.id))


def has_closed(person_id: int, pair: Mentorship) -> bool:
    """Whether one of the two has said, in this closing, that it is done; what was said before they went on counts no more."""
    if pair.state != "closing":
        return False
    same = (ClosingWords.mentorship_id == pair.id, ClosingWords.person_id == person_id, ClosingWords.at >= pair.closing_at)
    return db.scalar(select(func.count()).select_from(ClosingWords).where(*same)) > 0


def closing_since(moment: datetime) -> list[Mentorship]:
    """Pairs of which one said that it is done, no later than a moment."""
    return list(db.scalars(
        select(Mentorship).options(*WITH_PEOPLE).where(Mentorship.state == "closing", Mentorship.closing_at <= moment).order_by(Mentorship.id)
    ))


def newest_version(pair: Mentorship) -> int:
    """The number of the newest version of the pair's agreement, 0 before the first."""
    return db.scalar(select(func.max(Agreement.version)).where(Agreement.mentorship_id == pair.id)) or 0


def agreements_of(pair: Mentorship) -> list[Agreement]:
    """Every version of the pair's agreement, newest first."""
    return list(db.scalars(select(Agreement).where(Agreement.mentorship_id == pair.id).order_by(Agreement.version.desc())))


def agreement_for(pair: Mentorship, version: int) -> Agreement:
    """A version of this pair's agreement, or NotFound."""
    found = db.scalar(select(Agreement).where(Agreement.mentorship_id == pair.id, Agreement.version == min(version, LARGEST_VERSION)))
    if found is None:
        raise NotFound()
    return found


def goal_for(pair: Mentorship, goal_id: int) -> Goal:
    """A goal of this pair, or NotFound."""
    return _of_pair(Goal, pair, goal_id)


def meeting_for(pair: Mentorship, meeting_id: int) -> Meeting:
    """A meeting of this pair, or NotFound."""
    return _of_pair(Meeting, pair, meeting_id)


def step_for(pair: Mentorship, step_id: int) -> NextStep:
    """A next step of this pair, or NotFound."""
    return _of_pair(NextStep, pair, step_id)


def shared_note_for(pair: Mentorship, note_id: int) -> SharedNote:
    """A message of this pair, or NotFound."""
    return _of_pair(SharedNote, pair, note_id)


def private_note_for(by: By, pair: Mentorship, note_id: int) -> PrivateNote:
    """A private note of `by` in this pair, or NotFound: the other's does not exist either."""
    found = db.scalar(
        select(PrivateNote).where(PrivateNote.id == _within(note_id), PrivateNote.mentorship_id == pair.id, PrivateNote.author_id == by.id)
    )
    if found is None:
        raise NotFound()
    return found


def _of_pair(kind, pair: Mentorship, thing_id: int):
    found = db.scalar(select(kind).where(kind.id == _within(thing_id), kind.mentorship_id == pair.id))
    if found is None:
        raise NotFound()
    return found


def _within(number: int) -> int:
    if not 0 < number <= LARGEST_ID:
        raise NotFound()
    return number
