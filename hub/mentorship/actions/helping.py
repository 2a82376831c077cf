"""Asking who coordinates, their answer, and writing to all one's mentees at once."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.notes import write
from hub.mentorship.models import Mentorship, Question
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.writing import Written


def ask_coordinators(by: By, pair: Mentorship, words: str, key: str | None = None) -> Question:
    """Ask who looks after the pair; the other never reads it. The same key again returns the first."""
    require(by.is_active and rules.is_of_pair(by, pair))
    if earlier := queries.question_with(by, key):
        return earlier
    if not words:
        raise Invalid(_("Write something first."), "words")
    asked = Question(mentorship_id=pair.id, by_id=by.id, words=words, at=now(), client_key=key)
    db.add(asked)
    db.flush()
    notices.asks_for_help(by, pair, queries.looking_after(pair), asked.id)
    return asked


def answer_question(by: By, pair: Mentorship, asked: Question, words: str) -> None:
    """Answer it; read by who asked and by who coordinates."""
    require(rules.may_look_after(by, pair, queries.cohort_of(pair), queries.is_coordinator(by)) and asked.mentorship_id == pair.id)
    if not words:
        raise Invalid(_("Write something first."), "words")
    asked.answer, asked.answered_at, asked.answered_by_id = words, now(), by.id
    notices.helped(by, pair, asked)


def write_to_all(by: By, words: Written, key: str | None = None) -> int:
    """Write the same to each of one's mentees, in the thread of each pair; returns to how many. Sent again, nobody gets it twice."""
    require(by.is_active)
    if not words.source.strip():
        raise Invalid(_("Write something first."), "text")
    pairs = [pair for pair in queries.living_of(by.id) if pair.mentor_id == by.id and rules.may_work(by, pair)]
    if not pairs:
        raise Invalid(_("You have no mentee to write to at present."), "text")
    for pair in pairs:
        write(by, pair, words, key)
    return len(pairs)
