"""All mentorships of one person on one page, with how each is doing, in a constant number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, literal_column, or_, select
from sqlalchemy.orm import load_only

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.mentorship.health import Health, Signs, health_of
from hub.mentorship.models import LIVING, Goal, Meeting, Mentorship, NextStep
from hub.mentorship.queries.overview import ME
from hub.mentorship.queries.pairs import OPEN, WITH_PEOPLE
from hub.mentorship.rules import may_answer
from hub.notifications.models import Notice
from hub.storage.unit import db
from hub.text.languages import _, ngettext

MOST_ENDED = 20  # of those that are over, the latest are enough on the page of today
_MINE = or_(Mentorship.mentor_id == ME, Mentorship.mentee_id == ME)
_IS_OPEN = Mentorship.is_open == literal_column("1")


def _tally(of):
    """Meetings held, and missed since the last one held, by pair; `of` says of a column with pairs' ids which are meant."""
    last = select(Meeting.mentorship_id, func.max(Meeting.starts_at).label("at")).where(Meeting.state == "held", of(Meeting.mentorship_id))
    last = last.group_by(Meeting.mentorship_id).subquery()
    since = (Meeting.state == "missed") & (last.c.at.is_(None) | (Meeting.starts_at > last.c.at))
    return (
        select(Meeting.mentorship_id, Meeting.state, func.count()).outerjoin(last, last.c.mentorship_id == Meeting.mentorship_id)
        .where(of(Meeting.mentorship_id), or_(Meeting.state == "held", since)).group_by(Meeting.mentorship_id, Meeting.state)
    )


def _in_mine(column):
    return column.in_(select(Mentorship.id).where(_MINE, _IS_OPEN))


# Asked on the page a mentor opens most: built once, as building them takes longer than carrying them out; and of a pair, of the
# other person only what a list shows is read, as making a whole person costs more than the query.
_OF_PAIR = load_only(*(getattr(Mentorship, name) for name in (
    "id", "mentor_id", "mentee_id", "state", "asked_at", "answered_at", "contact_at", "closing_at", "closed_at", "paused_why", "cadence_days", "mode",
    "is_thin", "ends_on", "mentor_yes_at", "mentee_yes_at", "cohort_id")), raiseload=True)
_OF_OTHER = load_only(*(getattr(Person, name) for name in ("id", "handle", "name", "organisation", "country", "zone", "state")), raiseload=True)
_OVER = select(Mentorship.id).where(_MINE, Mentorship.is_open.is_(None)).order_by(Mentorship.id.desc()).limit(MOST_ENDED)
_PAIRS = (
    select(Mentorship, Person).join(Person, Person.id == case((Mentorship.mentor_id == ME, Mentorship.mentee_id), else_=Mentorship.mentor_id))
    .options(_OF_PAIR, _OF_OTHER).where(_MINE, or_(_IS_OPEN, Mentorship.id.in_(_OVER))).order_by(Mentorship.id.desc())
)
_GOALS = select(Goal.mentorship_id, Goal.percent, Goal.state).where(_in_mine(Goal.mentorship_id)).order_by(Goal.id)
_STEPS = (
    select(NextStep.mentorship_id, NextStep.owner_id, NextStep.words, NextStep.due_on)
    .where(_in_mine(NextStep.mentorship_id), NextStep.done_at.is_(None)).order_by(NextStep.id)
)
_UNDECIDED = or_(Meeting.state == "proposed", Meeting.state == "planned")
_MEETINGS = (
    select(Meeting.mentorship_id, Meeting.starts_at, Meeting.state).where(_in_mine(Meeting.mentorship_id), _UNDECIDED).order_by(Meeting.starts_at)
)
_TALLY = _tally(_in_mine)
_UNREAD = (
    select(Notice.path, func.count()).where(Notice.person_id == ME, Notice.read_at.is_(None), Notice.kind.startswith("mentorship:"))
    .group_by(Notice.path)
)


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
    ago: str = ""
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
    rows = {pair.id: PairRow(pair, other) for pair, other in db.execute(_PAIRS, {"me": by.id})}
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
        over=[row for row in rows.values() if row.pair.state not in OPEN],
    )


def waiting_for(by: By) -> Waiting:
    """Requests `by` has to answer, times proposed to them, and meetings planned from now on, nearest first."""
    open_ones = select(Mentorship).options(*WITH_PEOPLE).where(_MINE, _IS_OPEN).order_by(Mentorship.id.desc())
    pairs = {pair.id: pair for pair in db.scalars(open_ones, {"me": by.id})}
    coming = [meeting for meeting in _open_meetings(pairs) if meeting.starts_at > now()]
    return Waiting(
        requests=[pair for pair in pairs.values() if may_answer(by, pair)],
        proposals=[(pairs[m.mentorship_id], m) for m in coming if m.state == "proposed" and m.proposed_by_id != by.id],
        meetings=[(pairs[m.mentorship_id], m) for m in coming if m.state == "planned"],
    )


def _open_meetings(ids) -> list[Meeting]:
    query = select(Meeting).where(Meeting.mentorship_id.in_(list(ids)), _UNDECIDED)
    return list(db.scalars(query.order_by(Meeting.starts_at)))


def _fill(by: By, rows: dict[int, PairRow]) -> None:
    """Goals, steps, the next meeting and health of pairs that go on; requests have none."""
    at, me = now(), {"me": by.id}
    for goal in db.execute(_GOALS, me):
        if row := rows.get(goal[0]):
            row.goals.append(goal)
    for step in db.execute(_STEPS, me):
        if row := rows.get(step[0]):
            (row.mine if step[1] == by.id else row.theirs).append(step)
    unlogged: dict[int, int] = defaultdict(int)
    for meeting in db.execute(_MEETINGS, me):
        row = rows.get(meeting[0])
        if row is None:
            continue
        if meeting.starts_at <= at:
            unlogged[meeting[0]] += meeting.state == "planned"
        elif row.next_meeting is None:
            row.next_meeting = meeting
    held, missed = _told_apart(db.execute(_TALLY, me))
    for key, row in rows.items():
        row.health = health_of(row.pair, _signs(row, held[key], missed[key], unlogged[key]), at)


def _tell_times(by: By, rows: list[PairRow]) -> None:
    """What time it is for each and how long they were silent, said once a zone and a number; and how much of each is new to `by`."""
    at, unread = now(), dict(db.execute(_UNREAD, {"me": by.id}).all())
    today = at.astimezone(ZoneInfo(by.zone)).date()
    there = {zone: _("%(time)s there now", time=f"{at.astimezone(ZoneInfo(zone)):%H:%M}") for zone in {row.other.zone for row in rows}}
    ago = {days: ngettext("%(num)s day ago", "%(num)s days ago", days) if days else _("today") for days in {row.health.days for row in rows}}
    for row in rows:
        row.there, row.ago, row.today, row.unread = there[row.other.zone], ago[row.health.days], today, unread.get(f"/mentoring/{row.pair.id}", 0)
        if row.next_meeting is not None and row.other.zone != by.zone:
            row.theirs_at = f"{row.next_meeting.starts_at.astimezone(ZoneInfo(row.other.zone)):%H:%M}, {row.other.zone.replace('_', ' ')}"


def _signs(row: PairRow, held: int, missed: int, unlogged: int) -> Signs:
    due = [step.due_on for step in (*row.mine, *row.theirs) if step.due_on]
    planned = row.next_meeting if row.next_meeting is not None and row.next_meeting.state == "planned" else None
    return Signs(
        held=held, missed_running=missed, goals=len(row.goals), next_at=planned.starts_at if planned else None,
        unlogged=unlogged, earliest_due=min(due, default=None),
    )


def held_and_missed(ids) -> tuple[dict[int, int], dict[int, int]]:
    """Pair id -> meetings held, and pair id -> meetings missed since the last one held."""
    wanted = list(ids)
    return _told_apart(db.execute(_tally(lambda column: column.in_(wanted))))


def _told_apart(rows) -> tuple[dict[int, int], dict[int, int]]:
    held: dict[int, int] = defaultdict(int)
    missed: dict[int, int] = defaultdict(int)
    for pair_id, state, count in rows:
        (held if state == "held" else missed)[pair_id] = count
    return held, missed
