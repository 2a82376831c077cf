"""Letting go: some time after the end the words of a pair are deleted, the counts stay; and each deletes their own sooner."""

from datetime import timedelta

from sqlalchemy import delete, update

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.actions.notes import forget_files
from hub.mentorship.models import (
    KEPT_DAYS,
    LONGEST_KEPT,
    SHORTEST_KEPT,
    CheckIn,
    ClosingWords,
    GroupMeeting,
    GroupMessage,
    Learning,
    Meeting,
    Mentorship,
    PrivateNote,
    Question,
    Retention,
    SharedNote,
)
from hub.storage.unit import db
from hub.text.languages import _


def forget_words(by: By) -> int:
    """Delete messages, notes and files of every pair that ended so long ago, and of which no report of harm is open; returns of how many pairs."""
    require(by.is_house)
    since = now() - timedelta(days=queries.kept_days(now()))
    pairs = queries.ended_before(since)
    for pair in pairs:
        forget_files(queries.files_of_pair(pair))
        for kind in (SharedNote, PrivateNote, Question):
            db.execute(delete(kind).where(kind.mentorship_id == pair.id))
        db.execute(update(Meeting).where(Meeting.mentorship_id == pair.id).values(plan="", agreed="", agreed_html=""))
        db.execute(update(CheckIn).where(CheckIn.mentorship_id == pair.id).values(words=""))
        pair.wanted, pair.wanted_html, pair.first_goal, pair.answer, pair.forgotten_at = "", "", "", "", now()
    _forget_in_groups(queries.old_group_messages(since))
    old = GroupMeeting.id.in_(queries.old_group_meetings(since))
    db.execute(update(GroupMeeting).where(old).values(plan="", agreed="", agreed_html=""))
    return len(pairs)


def choose_retention(by: By, days: int) -> None:
    """Choose for how many days after the end words are kept; the same again changes nothing. Fewer days hold for nobody within the next month."""
    require(rules.may_appoint(by), _("Administrators choose this."))
    if not SHORTEST_KEPT <= days <= LONGEST_KEPT:
        raise Invalid(_("Between %(least)s and %(most)s days.", least=SHORTEST_KEPT, most=LONGEST_KEPT), "days")
    chosen = queries.newest_retention()
    if (chosen.days if chosen else KEPT_DAYS) != days:
        db.add(Retention(days=days, chosen_by_id=by.id, at=now()))
        record(by, "chose how long words of pairs are kept", None, days=days)


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
