"""What people have read and follow."""

from sqlalchemy import and_, case, func, literal, select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Community, Membership
from hub.communities.unread import counts_unread
from hub.discussions.models import FeedKey, Post, Reading, Thread
from hub.storage.unit import db

MOST_COUNTED = 100  # in a thread never opened, only its last posts are looked at: beyond, "99+" is all a list says


def reading(person_id: int, thread_id: int) -> Reading | None:
    """The person's mark in a thread."""
    return db.get(Reading, (person_id, thread_id))


def _since(joined_at):
    recent = Post.__table__.alias("recent")
    return (
        select(func.count()).select_from(recent)
        .where(
            recent.c.thread_id == Thread.id, recent.c.seq > Thread.posts_count - MOST_COUNTED, recent.c.seq > Thread.history_seq,
            recent.c.posted_at > joined_at,
        )
        .correlate(Thread, Membership).scalar_subquery()
    )


def unread_of(joined_at):
    """SQL: how many posts of Thread are unread, given Reading joined from outside; from joining on where it was never opened."""
    return case(
        (Reading.read_seq.is_not(None), Thread.posts_count - Reading.read_seq),
        (Thread.started_at > joined_at, Thread.posts_count - Thread.history_seq),
        (Thread.last_post_at > joined_at, _since(joined_at)),
        else_=0,
    )


def is_unread(joined_at):
    """SQL: whether a Thread has anything unread, with Reading joined from outside."""
    return case(
        (Reading.read_seq.is_not(None), Thread.posts_count > Reading.read_seq),
        else_=and_(Thread.last_post_at > joined_at, Thread.posts_count > Thread.history_seq),
    )


@counts_unread
def unread_threads(by: By) -> dict[int, int]:
    """How many threads with something unread each community of `by` has, by community id."""
    if by.id is None:
        return {}
    rows = db.execute(
        select(Thread.community_id, func.count()).select_from(Thread)
        .join(Membership, and_(Membership.community_id == Thread.community_id, Membership.person_id == by.id))
        .outerjoin(Reading, and_(Reading.thread_id == Thread.id, Reading.person_id == by.id))
        .where(is_unread(Membership.joined_at)).group_by(Thread.community_id)
    )
    return dict(tuple(row) for row in rows)


def first_unread_seq(thread: Thread, mark: Reading | None, joined_at) -> int | None:
    """The number of the first post someone has not read; None when there is none."""
    if mark is not None and mark.read_seq is not None:
        return mark.read_seq + 1 if mark.read_seq < thread.posts_count else None
    if joined_at is None or (thread.started_at > joined_at and not thread.history_seq):
        return 1
    fresh = select(func.min(Post.seq)).where(Post.thread_id == thread.id, Post.seq > thread.history_seq, Post.posted_at > joined_at)
    return db.scalar(fresh)


def marks_beyond(thread_id: int) -> list[Reading]:
    """All marks of a thread."""
    return list(db.scalars(select(Reading).where(Reading.thread_id == thread_id)))


def feed_key(person_id: int) -> FeedKey | None:
    """What makes the person's feed addresses valid, if they have any."""
    return db.get(FeedKey, person_id)


def feed_reader(person_id: int, nonce: str) -> Person | None:
    """The person a feed address belongs to while it is valid and they may use the hub."""
    found = db.scalar(select(Person).join(FeedKey, FeedKey.person_id == Person.id).where(Person.id == person_id, FeedKey.nonce == nonce))
    return found if found is not None and found.may_act else None


def listeners(thread: Thread) -> list[tuple[int, str]]:
    """(person id, following) of every member of the thread's community; a choice made for the thread goes first."""
    following = case((Reading.following == "every", literal("every")), (Reading.following == "none", literal("none")), else_=Membership.following)
    rows = db.execute(
        select(Membership.person_id, following).select_from(Membership)
        .outerjoin(Reading, and_(Reading.thread_id == thread.id, Reading.person_id == Membership.person_id))
        .where(Membership.community_id == thread.community_id)
    )
    return [tuple(row) for row in rows]


def named(community: Community, handles: list[str]) -> list[int]:
    """The people of these handles who may read the community; nobody else is told, so nothing leaks."""
    return list(db.scalars(_named(community, handles, Person.id))) if handles else []


def unreached(community: Community, handles: list[str]) -> list[str]:
    """Those of the handles under which nobody reads the community; whether somebody has them elsewhere is not told."""
    reached = set(db.scalars(_named(community, handles, Person.handle))) if handles else set()
    return [handle for handle in handles if handle not in reached]


def _named(community: Community, handles: list[str], what):
    found = select(what).where(Person.handle.in_(handles), Person.state == "active")
    if community.access != "open":
        found = found.join(Membership, and_(Membership.person_id == Person.id, Membership.community_id == community.id))
    return found


def post_ids_between(thread_id: int, after: int, until: int) -> list[int]:
    """The ids of the posts numbered from after + 1 to until, the last 200 at most."""
    return list(db.scalars(
        select(Post.id).where(Post.thread_id == thread_id, Post.seq > max(after, until - 200), Post.seq <= until)
    ))
