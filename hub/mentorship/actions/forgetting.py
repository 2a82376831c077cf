"""Letting go: a year after the end the words of a pair are deleted, the counts stay; and each deletes their own sooner."""

from datetime import timedelta

from sqlalchemy import delete, update

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import require
from hub.mentorship import queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.actions.notes import forget_files
from hub.mentorship.models import CheckIn, ClosingWords, GroupMessage, Learning, Meeting, Mentorship, PrivateNote, Question, SharedNote
from hub.storage.unit import db

KEPT = timedelta(days=365)  # after the end; then notes and messages go, dates and counts stay


def forget_words(by: By) -> int:
    """Delete messages, notes and files of every pair that ended a year ago; returns of how many pairs."""
    require(by.is_house)
    pairs = queries.ended_before(now() - KEPT)
    for pair in pairs:
        forget_files(queries.files_of_pair(pair))
        for kind in (SharedNote, PrivateNote, Question):
            db.execute(delete(kind).where(kind.mentorship_id == pair.id))
        db.execute(update(Meeting).where(Meeting.mentorship_id == pair.id).values(plan="", agreed="", agreed_html=""))
        db.execute(update(CheckIn).where(CheckIn.mentorship_id == pair.id).values(words=""))
        pair.wanted, pair.wanted_html, pair.first_goal, pair.answer, pair.forgotten_at = "", "", "", "", now()
    _forget_in_groups(queries.old_group_messages(now() - KEPT))
    return len(pairs)


def forget_mine(by: By, pair: Mentorship) -> None:
    """Delete what `by` wrote in a pair that is over: messages with files, notes, closing words, answers, what they learned."""
    require(rules.may_forget(by, pair))
    forget_files([file for file in queries.files_of_pair(pair) if file.owner_id == by.id])
    for kind in (SharedNote, PrivateNote):
        db.execute(delete(kind).where(kind.mentorship_id == pair.id, kind.author_id == by.id))
    db.execute(delete(ClosingWords).where(ClosingWords.mentorship_id == pair.id, ClosingWords.person_id == by.id))
    for kind in (Learning, Question):
        db.execute(delete(kind).where(kind.mentorship_id == pair.id, kind.by_id == by.id))
    own = (CheckIn.mentorship_id == pair.id, CheckIn.person_id == by.id)
    db.execute(update(CheckIn).where(*own).values(words="", is_shared=False))
    if by.id == pair.mentee_id:
        forget_files(queries.group_files_of(pair.group_id, by.id))
        db.flush()
        db.execute(delete(GroupMessage).where(GroupMessage.group_id == pair.group_id, GroupMessage.author_id == by.id))
        pair.wanted, pair.wanted_html, pair.first_goal = "", "", ""
    else:
        pair.answer = ""
    record(by, "deleted own words of a mentorship", pair)
    changed(pair)


def _forget_in_groups(message_ids: list[int]) -> None:
    forget_files([file for files in queries.group_files_on(message_ids).values() for file in files])
    db.flush()
    db.execute(delete(GroupMessage).where(GroupMessage.id.in_(message_ids)))
