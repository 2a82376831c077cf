"""Everything of one person in mentoring as plain values, for their download: shared words, and of what is private their own alone."""

from sqlalchemy import or_, select

from hub.accounts.by import By
from hub.mentorship.models import (
    Agreement,
    Certificate,
    CheckIn,
    ClosingWords,
    Goal,
    Learning,
    Meeting,
    MentorProfile,
    Mentorship,
    NextStep,
    PairFile,
    PrivateNote,
    Question,
    SharedNote,
)
from hub.mentorship.queries.messages import earlier_words_of
from hub.storage.unit import db


def own_words(by: By) -> list[dict]:
    """Every mentorship of `by` as plain values for their download: shared words, and their own private notes."""
    mine = or_(Mentorship.mentor_id == by.id, Mentorship.mentee_id == by.id)
    return [_exported(by, pair) for pair in db.scalars(select(Mentorship).where(mine).order_by(Mentorship.id))]


def own_offer(by: By) -> dict:
    """The mentor profile of `by` as plain values, empty where there is none."""
    found = db.scalar(select(MentorProfile).where(MentorProfile.person_id == by.id))
    names = ("skills", "levels", "hours", "places", "sector", "channels", "about", "is_open")
    return {name: getattr(found, name) for name in names} if found else {}


def _exported(by: By, pair: Mentorship) -> dict:
    return {
        "state": pair.state, "role": "mentor" if pair.mentor_id == by.id else "mentee", "asked_at": pair.asked_at.isoformat(),
        "wanted": pair.wanted, "first_goal": pair.first_goal, "answer": pair.answer,
        "goals": [
            {"words": g.words, "indicator": g.indicator, "why": g.why, "state": g.state, "percent": g.percent,
             "baseline": g.baseline, "target": g.target, "level": g.level, "due_on": _day(g.due_on)} for g in _of(Goal, pair)
        ],
        "meetings": [{"at": m.starts_at.isoformat(), "state": m.state, "agreed": m.agreed} for m in _of(Meeting, pair)],
        "messages": _messages(by, pair),
        "private_notes": [{"at": n.at.isoformat(), "text": n.source} for n in _own(PrivateNote, PrivateNote.author_id, by, pair)],
        "files": [{"name": f.name, "bytes": f.bytes, "mine": f.owner_id == by.id} for f in _of(PairFile, pair)],
        "steps": [{"words": s.words, "mine": s.owner_id == by.id, "due_on": _day(s.due_on), "done": s.done_at is not None} for s in _of(NextStep, pair)],
        "agreements": [_agreement(one) for one in _of(Agreement, pair)],
        "learned": [{"direction": one.direction, "kind": one.kind, "words": one.words, "mine": one.by_id == by.id} for one in _of(Learning, pair)],
        "check_ins": [_check_in(one) for one in _own(CheckIn, CheckIn.person_id, by, pair)],
        "closing": [{"words": c.words, "thanks": c.thanks, "value": c.value} for c in _own(ClosingWords, ClosingWords.person_id, by, pair)],
        "certificate": [{"name": c.name, "code": c.code, "revoked": c.revoked_at is not None} for c in _own(Certificate, Certificate.person_id, by, pair)],
        "questions": [{"words": q.words, "answer": q.answer} for q in _own(Question, Question.by_id, by, pair)],
    }


def _messages(by: By, pair: Mentorship) -> list[dict]:
    notes = _of(SharedNote, pair)
    earlier = earlier_words_of({note.id for note in notes if note.changed_at})
    return [
        {"at": n.at.isoformat(), "mine": n.author_id == by.id, "text": n.source, "thanked": n.thanked_at is not None,
         "taken_back": n.withdrawn_at is not None, "earlier": [one.source for one in earlier.get(n.id, ())]} for n in notes
    ]


def _of(kind, pair: Mentorship) -> list:
    return list(db.scalars(select(kind).where(kind.mentorship_id == pair.id).order_by(kind.id)))


def _own(kind, owner, by: By, pair: Mentorship) -> list:
    return list(db.scalars(select(kind).where(kind.mentorship_id == pair.id, owner == by.id).order_by(kind.id)))


def _day(day) -> str:
    return day.isoformat() if day else ""


def _agreement(one: Agreement) -> dict:
    names = ("version", "purpose", "mentor_part", "mentee_part", "off_limits", "cadence_days", "mode", "way", "language", "sees", "records")
    return {name: getattr(one, name) for name in names} | {"ends_on": _day(one.ends_on), "signed_by_both": one.is_signed}


def _check_in(one: CheckIn) -> dict:
    names = ("what", "day", "fit", "progress", "obstacles", "value", "words", "is_shared")
    return {name: getattr(one, name) for name in names}
