"""Questions as JSON, by allow-list: what everybody may read, and what one person may."""

from hub.live.payloads import person
from hub.questions.models import Question, QuestionRules


def question(one: Question) -> dict:
    """A question as everybody reads it; `by` is None where its author asked without their name."""
    return {
        "id": one.id, "by": None if one.is_nameless else person(one.by), "text": one.text, "relayed": one.relayed,
        "votes": one.told_votes, "at": one.at.isoformat(timespec="seconds"), "state": one.state, "answer": one.answer,
    }


def value(rules: QuestionRules, shown: list[Question]) -> dict:
    """The questions of a room as its state holds them."""
    return {
        "waits": rules.waits, "nameless": rules.nameless, "now": rules.now_id or 0, "pinned": rules.pinned_id or 0,
        "list": [question(one) for one in shown],
    }


def own(one: Question) -> dict:
    """A question as its author sees it, with what became of it and the word to them."""
    return {"id": one.id, "text": one.text, "relayed": one.relayed, "state": "hidden" if one.hidden_at else one.state, "word": one.word}
