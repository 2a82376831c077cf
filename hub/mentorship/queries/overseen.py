"""One pair as who looks after it sees it: dates, counts, what the two agreed to show; never a word of messages or notes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, load_only

from hub.accounts.by import By
from hub.clock import now
from hub.errors import NotFound
from hub.mentorship.health import Finding, findings
from hub.mentorship.models import ENDED, LIVING, Agreement, Alert, CheckIn, Goal, Learning, Meeting, Mentorship, Question, SharedNote
from hub.mentorship.queries.overview import SHOWN, Scope, scope_of
from hub.mentorship.queries.pairs import LARGEST_ID
from hub.mentorship.queries.watching import signs_of
from hub.mentorship.rules import is_of_pair
from hub.storage.unit import db

SEEN = (  # columns without a word of the two
    "id", "mentor_id", "mentee_id", "state", "kind", "cohort_id", "asked_at", "answered_at", "contact_at", "began_at", "ends_on", "closing_at",
    "closed_at", "paused_at", "paused_why", "cadence_days", "mode", "is_thin", "mentor_yes_at", "mentee_yes_at",
)
MOST = 30


@dataclass
class Overseen:
    """What is shown of a pair: its dates, what holds of it, alerts, agreement, goals (named only if both signed that), counts, check-ins."""

    pair: Mentorship
    findings: list[Finding]
    alerts: list[Alert]
    agreement: Agreement | None
    goals: list[tuple[str, int, str]]
    meetings: list[tuple[datetime, str, int]]
    messages: int
    last_message_at: datetime | None
    learnings: dict[str, int]
    check_ins: list[CheckIn]
    questions: list[Question]


def overseen_pair(by: By, pair_id: int) -> Mentorship:
    """A pair that `by` looks after and is not of, with its people and no column of words; NotFound for others."""
    scope = scope_of(by)
    query = select(Mentorship).options(
        load_only(*(getattr(Mentorship, name) for name in SEEN)),
        joinedload(Mentorship.mentor, innerjoin=True), joinedload(Mentorship.mentee, innerjoin=True),
    ).where(Mentorship.id == min(pair_id, LARGEST_ID), Mentorship.state.in_(SHOWN))
    found = db.scalar(scope.of(query))
    if found is None or is_of_pair(by, found):
        raise NotFound()
    return found


def overseen_for(by: By, pair_id: int) -> Overseen:
    """The page of a pair for who looks after it."""
    pair = overseen_pair(by, pair_id)
    agreement = _agreement(pair)
    alerts = list(db.scalars(select(Alert).where(Alert.mentorship_id == pair.id, Alert.gone_at.is_(None)).order_by(Alert.id)))
    messages = db.execute(select(func.count(), func.max(SharedNote.at)).where(SharedNote.mentorship_id == pair.id)).one()
    learned = select(Learning.direction, func.count()).where(Learning.mentorship_id == pair.id).group_by(Learning.direction)
    rests = pair.state == "paused" or pair.state in ENDED
    return Overseen(
        pair=pair, findings=[] if rests else findings(pair, signs_of([pair.id])[pair.id], now()), alerts=alerts, agreement=agreement,
        goals=_goals(pair, agreement), meetings=_meetings(pair), messages=messages[0], last_message_at=messages[1],
        learnings=dict(db.execute(learned).all()), check_ins=_check_ins(pair), questions=_questions(pair),
    )


def question_of(pair: Mentorship, question_id: int) -> Question:
    """A question about this pair, or NotFound."""
    query = select(Question).where(Question.id == min(question_id, LARGEST_ID), Question.mentorship_id == pair.id)
    if (found := db.scalar(query)) is None:
        raise NotFound()
    return found


def questions_waiting(by: By, scope: Scope) -> list[Question]:
    """What the two of these pairs asked who looks after them, not answered yet; oldest first, without those of one's own pairs."""
    query = (
        select(Question).options(joinedload(Question.by)).join(Mentorship, Mentorship.id == Question.mentorship_id)
        .where(Question.answered_at.is_(None), Question.by_id != by.id, Mentorship.mentor_id != by.id, Mentorship.mentee_id != by.id)
        .order_by(Question.id).limit(MOST)
    )
    return list(db.scalars(scope.of(query)))


def own_questions(by: By, pair: Mentorship) -> list[Question]:
    """What `by` asked about the pair, with the answers."""
    return list(db.scalars(
        select(Question).where(Question.mentorship_id == pair.id, Question.by_id == by.id).order_by(Question.id.desc()).limit(MOST)))


def check_in_results(scope: Scope) -> dict:
    """Of the check-ins of these pairs, as far as they go on: how many were asked and answered, fits, and obstacles people chose to share."""
    query = select(CheckIn.answered_at, CheckIn.fit, CheckIn.is_shared, CheckIn.obstacles).join(Mentorship, Mentorship.id == CheckIn.mentorship_id)
    rows = db.execute(scope.of(query.where(CheckIn.what == "check_in", Mentorship.state.in_(LIVING)))).all()
    answered = [row for row in rows if row.answered_at is not None]
    fits: dict[str, int] = {}
    obstacles: dict[str, int] = {}
    for row in answered:
        fits[row.fit] = fits.get(row.fit, 0) + 1
        for one in row.obstacles if row.is_shared else ():
            obstacles[one] = obstacles.get(one, 0) + 1
    return {"asked": len(rows), "answered": len(answered), "fits": fits, "obstacles": obstacles}


def _agreement(pair: Mentorship) -> Agreement | None:
    signed = (Agreement.mentorship_id == pair.id, Agreement.mentor_signed_at.is_not(None), Agreement.mentee_signed_at.is_not(None))
    return db.scalar(select(Agreement).where(*signed).order_by(Agreement.version.desc()).limit(1))


def _goals(pair: Mentorship, agreement: Agreement | None) -> list[tuple[str, int, str]]:
    # The title is not even read unless both signed that it may be.
    named = agreement is not None and agreement.sees == "titles"
    columns = (Goal.percent, Goal.state, Goal.words) if named else (Goal.percent, Goal.state)
    rows = db.execute(select(*columns).where(Goal.mentorship_id == pair.id).order_by(Goal.id))
    return [(row[2] if named else "", row[0], row[1]) for row in rows]


def _meetings(pair: Mentorship) -> list[tuple[datetime, str, int]]:
    query = select(Meeting.starts_at, Meeting.state, Meeting.minutes).where(Meeting.mentorship_id == pair.id)
    return [tuple(row) for row in db.execute(query.order_by(Meeting.starts_at.desc()).limit(MOST))]


def _check_ins(pair: Mentorship) -> list[CheckIn]:
    asked = CheckIn.mentorship_id == pair.id
    return list(db.scalars(select(CheckIn).where(asked, CheckIn.answered_at.is_not(None)).order_by(CheckIn.id.desc()).limit(MOST)))


def _questions(pair: Mentorship) -> list[Question]:
    query = select(Question).options(joinedload(Question.by)).where(Question.mentorship_id == pair.id)
    return list(db.scalars(query.order_by(Question.id.desc()).limit(MOST)))
