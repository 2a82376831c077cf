"""Writing what happened to a question as a numbered fact of the room."""

from hub.accounts.by import HOUSE, By
from hub.clock import now
from hub.live.actions.facts import happened
from hub.live.models import Fact, LiveSession
from hub.questions import queries
from hub.questions.models import Question
from hub.storage.unit import db


def tell_asked(live: LiveSession, question: Question) -> Fact:
    """Tell the room of a question, in its author's name; one asked without a name is told by nobody."""
    question.told_votes = question.votes
    by = HOUSE if question.is_nameless or question.by is None else By(question.by)
    fact = happened(
        by, live, "question:asked", id=question.id, text=question.text, relayed=question.relayed, nameless=question.is_nameless,
        votes=question.votes, at=question.at.isoformat(timespec="seconds"),
    )
    question.fact_id = fact.id
    return fact


def tell_gone(by: By, live: LiveSession, question: Question) -> Fact | None:
    """Tell the room that a question is gone, and let its text leave no door again; None if the room never knew of it."""
    told = queries.fact_of(question)
    question.fact_id = None
    if told is None:
        return None
    told.hidden_at = now()
    db.flush()
    return happened(by, live, "question:gone", id=question.id)
