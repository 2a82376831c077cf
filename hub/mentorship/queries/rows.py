"""All mentorships of one person on one page, with how each is doing, in a constant number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.mentorship.health import Health, Signs, health_of
from hub.mentorship.models import CLOSED, LIVING, Goal, Meeting, Mentorship, NextStep
from hub.mentorship.queries.pairs import OPEN, WITH_PEOPLE
from hub.mentorship.rules import may_answer
from hub.notifications.models import Notice
from hub.storage.unit import db

MOST_ENDED = 20  # of those that are over, the latest are enough on the page of today


@dataclass
class PairRow:
    """A pair as one of the two sees it in a list: the other person, goals, next meeting, open steps, health."""

    pair: Mentorship
    other: Person
    goals: list = field(default_factory=list)
    next_meeting: object = None
    mine: list = field(default_factory=list)
    theirs: list = field(default_factory=list)
    health: Health | None = None
    unread: int = 0
    there: str = ""
    theirs_at: str = ""
    today: date | None = None

    @property
    def days_left(self) -> int | None:
        """Days until its planned end, below zero when that is past; None where none is agreed."""
        return (self.pair.ends_on - self.today).days if self.pair.ends_on and self.today else None

    @property
    def percent(self) -> int:
        """How far the goals are together, dropped ones left out."""
        counted = [goal.percent for goal in self.goals if goal.state != "dropped"]
        return round(sum(counted) / len(counted)) if counted else 0


@dataclass
class Rows:
    """What a person has in mentoring: mentees, mentors, requests to them and by them, and what is over."""

    mentees: list[PairRow]
    mentors: list[PairRow]
    to_answer: list[PairRow]
    asked: list[PairRow]
    over: list[PairRow]


@dataclass(frozen=True)
class Waiting:
    """What waits for a person in mentoring, for their home page."""

    requests: list[Mentorship]
    proposals: list
    meetings: list


def rows_for(by: By) -> Rows:
    """Everything `by` has in mentoring, those who need them most first."""
    pairs = _pairs_of(by, OPEN, MOST_ENDED)
    rows = {pair.id: PairRow(pair, pair.other_than(by.id)) for pair in pairs}
    living = [row for row in rows.values() if row.pair.state in LIVING]
    _fill(by, {row.pair.id: row for row in living})
    _tell_times(by, living)
    living.sort(key=lambda row: (row.health.need, row.other.name))
    requested = [row for row in rows.values() if row.pair.state in ("requested", "proposed")]
    to_answer = [row for row in requested if may_answer(by, row.pair)]
    return Rows(
        mentees=[row for row in living if row.pair.mentor_id == by.id],
        mentors=[row for row in living if row.pair.mentee_id == by.id],
        to_answer=to_answer,
        asked=[row for row in requested if row not in to_answer],
        over=[row for row in rows.values() if row.pair.state in CLOSED],
    )


def waiting_for(by: By) -> Waiting:
    """Requests `by` has to answer, times proposed to them, and meetings planned from now on, nearest first."""
    pairs = {pair.id: pair for pair in _pairs_of(by, OPEN)}
    coming = [meeting for meeting in _open_meetings(pairs) if meeting.starts_at > now()]
    return Waiting(
        requests=[pair for pair in pairs.values() if may_answer(by, pair)],
        proposals=[(pairs[m.mentorship_id], m) for m in coming if m.state == "proposed" and m.proposed_by_id != by.id],
        meetings=[(pairs[m.mentorship_id], m) for m in coming if m.state == "planned"],
    )


def _pairs_of(by: By, states: tuple, ended: int = 0) -> list[Mentorship]:
    """The pairs of `by` in these states, newest first, and of those that are over the latest `ended`, in one query."""
    mine = or_(Mentorship.mentor_id == by.id, Mentorship.mentee_id == by.id)
    wanted = Mentorship.state.in_(states)
    if ended:
        over = select(Mentorship.id).where(mine, Mentorship.state.in_(CLOSED)).order_by(Mentorship.id.desc()).limit(ended)
        wanted = or_(wanted, Mentorship.id.in_(over))
    return list(db.scalars(select(Mentorship).options(*WITH_PEOPLE).where(mine, wanted).order_by(Mentorship.id.desc())))


def _open_meetings(ids) -> list[Meeting]:
    return list(db.scalars(_undecided(select(Meeting), ids)))


def _undecided(query, ids):
    return query.where(Meeting.mentorship_id.in_(list(ids)), Meeting.state.in_(("proposed", "planned"))).order_by(Meeting.starts_at)


def _fill(by: By, rows: dict[int, PairRow]) -> None:
    at = now()
    # Columns rather than things: with fifty mentees, making three hundred things costs more than reading them.
    goals = select(Goal.mentorship_id, Goal.percent, Goal.state)
    for goal in db.execute(goals.where(Goal.mentorship_id.in_(list(rows))).order_by(Goal.id)):
        rows[goal.mentorship_id].goals.append(goal)
    steps = select(NextStep.mentorship_id, NextStep.owner_id, NextStep.words, NextStep.due_on)
    for step in db.execute(steps.where(NextStep.mentorship_id.in_(list(rows)), NextStep.done_at.is_(None)).order_by(NextStep.id)):
        row = rows[step.mentorship_id]
        (row.mine if step.owner_id == by.id else row.theirs).append(step)
    unlogged: dict[int, int] = defaultdict(int)
    meetings = select(Meeting.mentorship_id, Meeting.starts_at, Meeting.state)
    for meeting in db.execute(_undecided(meetings, rows)):
        row = rows[meeting.mentorship_id]
        if meeting.starts_at <= at:
            unlogged[meeting.mentorship_id] += meeting.state == "planned"
        elif row.next_meeting is None:
            row.next_meeting = meeting
    held, missed = held_and_missed(rows)
    for key, row in rows.items():
        row.health = health_of(row.pair, _signs(row, held[key], missed[key], unlogged[key]), at)


def _tell_times(by: By, rows: list[PairRow]) -> None:
    """What time it is for each, read once a zone, and how much of each is new to `by`."""
    at, unread = now(), _unread(by, [f"/mentoring/{row.pair.id}" for row in rows])
    zones = {row.other.zone: f"{at.astimezone(ZoneInfo(row.other.zone)):%H:%M}" for row in rows}
    today = at.astimezone(ZoneInfo(by.zone)).date()
    for row in rows:
        row.there, row.today, row.unread = zones[row.other.zone], today, unread.get(f"/mentoring/{row.pair.id}", 0)
        if row.next_meeting is not None:
            row.theirs_at = f"{row.next_meeting.starts_at.astimezone(ZoneInfo(row.other.zone)):%H:%M}"


def _unread(by: By, paths: list[str]) -> dict[str, int]:
    query = select(Notice.path, func.count()).where(Notice.person_id == by.id, Notice.read_at.is_(None), Notice.path.in_(paths))
    return dict(db.execute(query.group_by(Notice.path)).all())


def _signs(row: PairRow, held: int, missed: int, unlogged: int) -> Signs:
    due = [step.due_on for step in (*row.mine, *row.theirs) if step.due_on]
    planned = row.next_meeting if row.next_meeting is not None and row.next_meeting.state == "planned" else None
    return Signs(
        held=held, missed_running=missed, goals=len(row.goals), next_at=planned.starts_at if planned else None,
        unlogged=unlogged, earliest_due=min(due, default=None),
    )


def held_and_missed(ids) -> tuple[dict[int, int], dict[int, int]]:
    """Pair id -> meetings held, and pair id -> meetings missed since the last one held."""
    last = select(Meeting.mentorship_id, func.max(Meeting.starts_at).label("at")).where(Meeting.state == "held").group_by(Meeting.mentorship_id).subquery()
    running: dict[int, int] = defaultdict(int)
    held: dict[int, int] = defaultdict(int)
    rows = db.execute(
        select(Meeting.mentorship_id, Meeting.state, func.count())
        .outerjoin(last, last.c.mentorship_id == Meeting.mentorship_id)
        .where(
            Meeting.mentorship_id.in_(list(ids)), Meeting.state.in_(("held", "missed")),
            or_(Meeting.state == "held", last.c.at.is_(None), Meeting.starts_at > last.c.at),
        )
        .group_by(Meeting.mentorship_id, Meeting.state)
    )
    for pair_id, state, count in rows:
        (held if state == "held" else running)[pair_id] = count
    return held, running

