"""What waits for one person, gathered from the rooms."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, func, select

from hub.accounts.by import By
from hub.clock import now
from hub.communities.models import Community, JoinRequest, Membership
from hub.communities.queries import mine_for
from hub.communities.queries.places import Mine, Wanted, others_for
from hub.discussions.models import Reading, Thread
from hub.discussions.queries import is_unread, unread_of
from hub.live.models import LiveSession
from hub.live.queries import coming_for
from hub.moderation.queries import open_count_for
from hub.moderation.rules import may_see_queue
from hub.storage.unit import db

MOST_THREADS = 8
MOST_SESSIONS = 3
MOST_COMMUNITIES = 6
FRESH = timedelta(days=120)  # an old archive somebody has joined is no news


@dataclass(frozen=True)
class Unread:
    """A thread with posts one has not read."""

    thread: Thread
    community: Community
    count: int


@dataclass(frozen=True)
class Waiting:
    """What waits for someone who is signed in."""

    threads: list[Unread]
    sessions: list[LiveSession]
    communities: list[Mine]
    requests: list[tuple[Community, int]]
    reports: int


def waiting_for(by: By) -> Waiting:
    """Everything on the home page of someone signed in, in a constant number of queries."""
    return Waiting(
        _unread_threads(by), coming_for(by)[:MOST_SESSIONS], mine_for(by)[:MOST_COMMUNITIES], _requests(by),
        open_count_for(by) if may_see_queue(by) else 0,
    )


def shown_to_visitors(by: By) -> tuple[list[Community], list[LiveSession]]:
    """A few communities to look into, and the open sessions ahead."""
    return others_for(by, Wanted()).rows[:MOST_COMMUNITIES], coming_for(by)[:MOST_SESSIONS]


def _unread_threads(by: By) -> list[Unread]:
    if not by.standings:
        return []
    rows = db.execute(
        select(Thread, Community, unread_of(Membership.joined_at)).select_from(Thread)
        .join(Community, Community.id == Thread.community_id)
        .join(Membership, and_(Membership.community_id == Thread.community_id, Membership.person_id == by.id))
        .outerjoin(Reading, and_(Reading.thread_id == Thread.id, Reading.person_id == by.id))
        .where(is_unread(Membership.joined_at), Thread.last_post_at > now() - FRESH, Membership.following != "none")
        .order_by(Thread.last_post_at.desc(), Thread.id.desc()).limit(MOST_THREADS)
    )
    return [Unread(*row) for row in rows]


def _requests(by: By) -> list[tuple[Community, int]]:
    looked_after = [community_id for community_id, standing in by.standings.items() if standing.is_facilitator]
    if not looked_after:
        return []
    rows = db.execute(
        select(Community, func.count()).join(JoinRequest, JoinRequest.community_id == Community.id)
        .where(Community.id.in_(looked_after), JoinRequest.declined_at.is_(None)).group_by(Community.id)
    )
    return [tuple(row) for row in rows]
