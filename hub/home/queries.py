"""What waits for one person, gathered from the rooms in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, or_, select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community, JoinRequest, Membership
from hub.communities.queries import Mine, Wanted, mine_for, others_for
from hub.discussions.models import Reading, Thread
from hub.discussions.queries import is_unread, unread_of
from hub.live.models import LiveSession
from hub.live.queries import coming_for
from hub.mail.queries import outbox_counts
from hub.mentorship import queries as mentoring
from hub.mentorship.models import WORKING, Meeting, Mentorship, NextStep
from hub.mentorship.queries.pairs import WITH_PEOPLE
from hub.moderation.queries import open_count_for
from hub.moderation.rules import looked_after, may_see_queue
from hub.storage.unit import db

MOST_THREADS = 8
MOST_SESSIONS = 3
MOST_MEETINGS = 3
MOST_STEPS = 8
MOST_COMMUNITIES = 6
SOON = timedelta(hours=1)
FRESH = timedelta(days=120)  # an old archive somebody has joined is no news


@dataclass(frozen=True)
class Unread:
    """A thread with posts one has not read."""

    thread: Thread
    community: Community
    count: int


@dataclass(frozen=True)
class Step:
    """Something one has promised to do next in a mentorship, with whom, and by when."""

    path: str
    words: str
    person: str
    due: date | None


@dataclass(frozen=True)
class Coming:
    """Something at a set time: a live session, or a meeting with the other of a pair."""

    at: datetime
    live: LiveSession | None = None
    pair: Mentorship | None = None

    @property
    def is_now(self) -> bool:
        """Open now, or a meeting that begins within the hour."""
        return self.live.is_open if self.live else self.at < now() + SOON


@dataclass(frozen=True)
class Site:
    """What waits for administrators: people to let in, letters that failed."""

    people: int
    letters: int


@dataclass(frozen=True)
class Waiting:
    """What waits for someone who is signed in."""

    threads: list[Unread]
    coming: list[Coming]
    communities: list[Mine]
    asked: list[Mentorship]
    proposals: list[tuple[Mentorship, Meeting]]
    steps: list[Step]
    requests: list[tuple[Community, int]]
    reports: int
    site: Site

    @property
    def tasks(self) -> bool:
        """Whether anybody waits for an answer."""
        return bool(self.asked or self.proposals or self.requests or self.reports or self.site.people or self.site.letters)


def waiting_for(by: By) -> Waiting:
    """Everything on the home page of someone signed in."""
    pairs = mentoring.waiting_for(by)
    return Waiting(
        threads=_unread_threads(by), coming=_coming(coming_for(by)[:MOST_SESSIONS], pairs.meetings[:MOST_MEETINGS]),
        communities=mine_for(by)[:MOST_COMMUNITIES], asked=pairs.requests, proposals=pairs.proposals, steps=_steps(by),
        requests=_requests(by), reports=open_count_for(by) if may_see_queue(by) else 0, site=_site(by),
    )


def _coming(sessions: list[LiveSession], meetings: list[tuple[Mentorship, Meeting]]) -> list[Coming]:
    both = [*(Coming(live.starts_at, live=live) for live in sessions), *(Coming(meeting.starts_at, pair=pair) for pair, meeting in meetings)]
    return sorted(both, key=lambda one: (not one.is_now, one.at))


def shown_to_visitors(by: By) -> tuple[list[Community], list[LiveSession]]:
    """A few communities to look into, and the open sessions ahead."""
    return worth_a_look(by), coming_for(by)[:MOST_SESSIONS]


def worth_a_look(by: By) -> list[Community]:
    """A few communities `by` does not belong to."""
    return others_for(by, Wanted()).rows[:MOST_COMMUNITIES]


def _unread_threads(by: By) -> list[Unread]:
    if not by.standings:
        return []
    # A choice made for the thread goes before the one made for its community.
    wanted = or_(Reading.following == "every", and_(Reading.following.is_(None), Membership.following != "none"))
    rows = db.execute(
        select(Thread, Community, unread_of(Membership.joined_at)).select_from(Thread)
        .join(Community, Community.id == Thread.community_id)
        .join(Membership, and_(Membership.community_id == Thread.community_id, Membership.person_id == by.id))
        .outerjoin(Reading, and_(Reading.thread_id == Thread.id, Reading.person_id == by.id))
        .where(is_unread(Membership.joined_at), Thread.last_post_at > _oldest_news(), wanted)
        .order_by(Thread.last_post_at.desc(), Thread.id.desc()).limit(MOST_THREADS)
    )
    return [Unread(*row) for row in rows]


def _oldest_news() -> datetime:
    return now() - FRESH


def _steps(by: By) -> list[Step]:
    rows = db.execute(
        select(NextStep, Mentorship).join(Mentorship, Mentorship.id == NextStep.mentorship_id).options(*WITH_PEOPLE)
        .where(NextStep.owner_id == by.id, NextStep.done_at.is_(None), Mentorship.state.in_(WORKING))
        .order_by(NextStep.due_on.is_(None), NextStep.due_on, NextStep.id).limit(MOST_STEPS)
    )
    return [Step(f"/mentoring/{pair.id}", step.words, pair.other_than(by.id).name, step.due_on) for step, pair in rows]


def _requests(by: By) -> list[tuple[Community, int]]:
    mine = looked_after(by)
    if not mine:
        return []
    rows = db.execute(
        select(Community, func.count()).join(JoinRequest, JoinRequest.community_id == Community.id)
        .where(Community.id.in_(mine), JoinRequest.declined_at.is_(None)).group_by(Community.id).order_by(Community.id)
    )
    return [tuple(row) for row in rows]


def _site(by: By) -> Site:
    if not by.is_admin:
        return Site(0, 0)
    waiting = db.scalar(select(func.count()).select_from(Person).where(Person.state == "waiting"))
    return Site(waiting, outbox_counts()[1])
