"""Every SELECT about questions of a session."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.errors import NotFound, require
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.questions.models import Question, QuestionRules, QuestionVote
from hub.questions.rules import may_handle, may_restore
from hub.storage.unit import db

SHOWN = ("open", "answered")
LARGEST_ID = 2**31 - 1  # larger numbers do not fit a column
_STANDS = Question.hidden_at.is_(None)


def rules_of(live_id: int) -> QuestionRules:
    """How a session takes questions; one that was never asked takes them at once and with names."""
    return db.get(QuestionRules, live_id, populate_existing=True) or QuestionRules(live_id=live_id, waits=False, nameless=False)


def shown(live_id: int) -> list[Question]:
    """What everybody may read, in the order of asking, with who asked."""
    return list(db.scalars(
        select(Question).options(joinedload(Question.by)).where(Question.live_id == live_id, Question.state.in_(SHOWN), _STANDS).order_by(Question.id)
    ))


def held_for(by: By, seat: Seat) -> list[Question]:
    """What waits to be let in, for who leads; in the order of asking, with who asked."""
    require(may_handle(by, seat))
    return list(db.scalars(
        select(Question).options(joinedload(Question.by)).where(Question.live_id == seat.live.id, Question.state == "held", _STANDS).order_by(Question.id)
    ))


def own(by: By, live_id: int) -> list[Question]:
    """What `by` asked or typed in, whatever became of it."""
    return list(db.scalars(select(Question).where(Question.live_id == live_id, Question.by_id == by.id).order_by(Question.id)))


def voted_ids(by: By, live_id: int) -> list[int]:
    """The questions `by` voted for."""
    return list(db.scalars(
        select(QuestionVote.question_id).join(Question, Question.id == QuestionVote.question_id)
        .where(Question.live_id == live_id, QuestionVote.person_id == by.id).order_by(QuestionVote.question_id)
    ))


def aside_for(by: By, seat: Seat) -> list[Question]:
    """What was set aside or taken away, for who leads or looks after the community, also when the session is over."""
    if not may_restore(by, seat):
        return []
    is_aside = (Question.state == "dismissed") | Question.hidden_at.is_not(None)
    rows = select(Question).options(joinedload(Question.by)).where(Question.live_id == seat.live.id, Question.state != "withdrawn", is_aside)
    return list(db.scalars(rows.order_by(Question.id)))


def any_question(question_id: int) -> Question | None:
    """A question by its number with who asked it, hidden or not; for those who judge reports."""
    return _one(Question.id == question_id) if 0 < question_id <= LARGEST_ID else None


def hidden_question_for(by: By, seat: Seat, question_id: int) -> Question:
    """A question that was taken away, for who may bring it back; NotFound else."""
    found = any_question(question_id)
    if found is None or found.live_id != seat.live.id or found.hidden_at is None or not may_restore(by, seat):
        raise NotFound()
    return found


def question_for(by: By, seat: Seat, question_id: int) -> Question:
    """One question of a session that was not taken away, or NotFound where `by` may not know of it: what is not shown is for who leads and its author."""
    found = _one(Question.live_id == seat.live.id, Question.id == question_id, _STANDS) if 0 < question_id <= LARGEST_ID else None
    if found is None or not (found.state in SHOWN or may_handle(by, seat) or (by.id is not None and found.by_id == by.id)):
        raise NotFound()
    return found


def of_key(by: By, live_id: int, key: str | None) -> Question | None:
    """What an earlier sending with this key has become."""
    if not key:
        return None
    return db.scalar(select(Question).where(Question.live_id == live_id, Question.by_id == by.id, Question.client_key == key))


def of_guest(live_id: int, guest_id: int) -> list[Question]:
    """What a guest of an in-person room asked, whatever became of it."""
    return list(db.scalars(select(Question).where(Question.live_id == live_id, Question.guest_id == guest_id).order_by(Question.id)))


def count_waiting_of(by: By, live_id: int, relayed: bool) -> int:
    """How many questions of `by` are not answered yet: their own, or those typed in for others."""
    theirs = Question.relayed != "" if relayed else Question.relayed == ""
    return db.scalar(select(func.count()).select_from(Question).where(
        Question.live_id == live_id, Question.by_id == by.id, Question.state.in_(("held", "open")), theirs, _STANDS))


def vote_of(by: By, question: Question) -> QuestionVote | None:
    """The vote of `by` for a question."""
    return db.scalar(select(QuestionVote).where(QuestionVote.question_id == question.id, QuestionVote.person_id == by.id))


def miscounted(live_id: int) -> list[Question]:
    """Questions of which the room was told another number of votes."""
    return list(db.scalars(
        select(Question).where(Question.live_id == live_id, Question.state.in_(SHOWN), _STANDS, Question.votes != Question.told_votes)
        .order_by(Question.id).execution_options(populate_existing=True)
    ))


def fact_of(question: Question) -> Fact | None:
    """The fact by which the room was told of a question."""
    return db.scalar(select(Fact).options(joinedload(Fact.by)).where(Fact.id == question.fact_id)) if question.fact_id else None


def _one(*where) -> Question | None:
    return db.scalar(select(Question).options(joinedload(Question.by)).where(*where).execution_options(populate_existing=True))
