"""Everything of one pair on its page, in a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.clock import now
from hub.mentorship.health import Health, Signs, health_of
from hub.mentorship.models import (
    ENDED,
    LIVING,
    Agreement,
    CheckIn,
    ClosingWords,
    Goal,
    GoalChange,
    Learning,
    Meeting,
    Mentorship,
    NextStep,
    PairFile,
    PrivateNote,
    SharedNote,
)
from hub.mentorship.queries.keeping import files_of, kept_days, kept_notes
from hub.mentorship.queries.messages import WITH_PARENT, kept_draft, unread_messages
from hub.mentorship.queries.pairs import agreements_of
from hub.mentorship.queries.rows import held_and_missed
from hub.mentorship.queries.watching import check_in_waiting
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

MOST_PAST = 30  # meetings shown; a pair that met more often has its dates in the download
MOST_NOTES = 100
MOST_CHANGES = 200


@dataclass
class Workspace:
    """What a pair has: goals with their changes, coming and past meetings, steps, messages, the reader's own notes."""

    goals: list[Goal]
    changes: dict[int, list[GoalChange]]
    coming: list[Meeting]
    to_log: list[Meeting]
    past: list[Meeting]
    steps: list[NextStep]
    done: list[NextStep]
    messages: Page[SharedNote]
    fresh: set[int]
    draft: str
    kept: list[SharedNote]
    files: dict[int, list[PairFile]]
    notes: list[PrivateNote]
    closings: list[ClosingWords]
    agreements: list[Agreement]
    learnings: list[Learning]
    check_in: CheckIn | None
    health: Health | None
    kept_until: datetime | None


def workspace_for(by: By, pair: Mentorship, before: int | None = None) -> Workspace:
    """The page of a pair for one of its two; the private notes are those of `by` alone."""
    goals = list(db.scalars(select(Goal).where(Goal.mentorship_id == pair.id).order_by(Goal.state != "open", Goal.id)))
    meetings = _meetings(pair)
    messages, kept = _messages(pair, before), kept_notes(pair)
    steps = list(db.scalars(select(NextStep).where(NextStep.mentorship_id == pair.id).order_by(NextStep.id.desc()).limit(MOST_NOTES)))
    undecided = sorted((m for m in meetings if m.state in ("proposed", "planned")), key=lambda m: m.starts_at)
    coming = [m for m in undecided if m.starts_at > now()]
    return Workspace(
        goals=goals, changes=_changes(pair), coming=coming, to_log=[m for m in undecided if m.starts_at <= now()],
        past=[m for m in meetings if m.state in ("held", "missed", "moved", "cancelled")][:MOST_PAST],
        steps=[s for s in steps if s.done_at is None][::-1], done=[s for s in steps if s.done_at is not None],
        messages=messages, fresh=unread_messages(by, pair), draft=kept_draft(by, pair), kept=kept,
        files=_files([*messages.rows, *kept]), notes=_own_notes(by, pair), closings=_closings(by, pair),
        agreements=agreements_of(pair), learnings=_learnings(pair),
        check_in=check_in_waiting(by, pair),
        health=_health(pair, goals, coming, steps) if pair.state in LIVING else None,
        kept_until=pair.closed_at + timedelta(days=kept_days(now())) if pair.state in ENDED and pair.closed_at else None,
    )


def _meetings(pair: Mentorship) -> list[Meeting]:
    people = (joinedload(Meeting.logged_by), joinedload(Meeting.proposed_by))
    return list(db.scalars(
        select(Meeting).options(*people).where(Meeting.mentorship_id == pair.id).order_by(Meeting.starts_at.desc(), Meeting.id.desc()).limit(2 * MOST_PAST)
    ))


def _changes(pair: Mentorship) -> dict[int, list[GoalChange]]:
    rows = db.scalars(
        select(GoalChange).options(joinedload(GoalChange.by)).join(Goal, Goal.id == GoalChange.goal_id)
        .where(Goal.mentorship_id == pair.id).order_by(GoalChange.id.desc()).limit(MOST_CHANGES)
    )
    found: dict[int, list[GoalChange]] = {}
    for change in rows:
        found.setdefault(change.goal_id, []).append(change)
    return found


def _messages(pair: Mentorship, before: int | None) -> Page[SharedNote]:
    query = select(SharedNote).options(*WITH_PARENT).where(SharedNote.mentorship_id == pair.id)
    return keyset(query, SharedNote.id, after=before, newest_first=True)


def _files(notes: list[SharedNote]) -> dict[int, list[PairFile]]:
    found: dict[int, list[PairFile]] = {}
    for file in files_of({note.id for note in notes}):
        found.setdefault(file.note_id, []).append(file)
    return found


def _own_notes(by: By, pair: Mentorship) -> list[PrivateNote]:
    return list(db.scalars(
        select(PrivateNote).where(PrivateNote.mentorship_id == pair.id, PrivateNote.author_id == by.id)
        .order_by(PrivateNote.id.desc()).limit(MOST_NOTES)
    ))


def _closings(by: By, pair: Mentorship) -> list[ClosingWords]:
    """What was said at the end; while only one has, it stays with them, so that the other answers freely."""
    said = select(ClosingWords).options(joinedload(ClosingWords.person)).where(ClosingWords.mentorship_id == pair.id).order_by(ClosingWords.id)
    return list(db.scalars(said if pair.state in ENDED else said.where(ClosingWords.person_id == by.id)))


def _learnings(pair: Mentorship) -> list[Learning]:
    return list(db.scalars(select(Learning).where(Learning.mentorship_id == pair.id).order_by(Learning.id.desc()).limit(MOST_NOTES)))


def _health(pair: Mentorship, goals: list, coming: list, steps: list) -> Health:
    held, missed = held_and_missed([pair.id])
    planned = [m.starts_at for m in coming if m.state == "planned"]
    due = [s.due_on for s in steps if s.done_at is None and s.due_on]
    signs = Signs(held[pair.id], missed[pair.id], len(goals), min(planned, default=None), 0, min(due, default=None))
    return health_of(pair, signs, now())
