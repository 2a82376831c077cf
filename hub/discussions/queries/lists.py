"""Lists of threads: a page of a community's, with what is unread, in two statements."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, exists, false, literal, select, tuple_
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.clock import now
from hub.communities.models import Community
from hub.discussions.models import Post, Reading, Thread
from hub.discussions.queries.reading import is_unread, unread_of
from hub.storage.paging import PAGE
from hub.storage.unit import db

FILTERS = ("all", "unread", "mine", "unanswered", "closed")
MOST_PINNED = 10
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ThreadRow:
    """A line of a list: the thread with its starter, how many posts are unread, whether it was opened before."""

    thread: Thread
    unread: int
    is_new: bool


@dataclass(frozen=True)
class ThreadList:
    """A page of a list: `before` and `after` are the keys of the pages beside it, '' at the ends."""

    pinned: list[ThreadRow]
    rows: list[ThreadRow]
    before: str = ""
    after: str = ""


def threads_for(by: By, community: Community, wanted: str = "all", after: str = "", before: str = "") -> ThreadList:
    """A page of the community's threads, latest talk first, the pinned ones above the first page. The caller has found the community."""
    query = _rows(by, community).where(_wanted(by, community, wanted))
    first = _key(after) is None and _key(before) is None
    pinned = _thread_rows(query.where(Thread.pinned_at.is_not(None)).order_by(Thread.pinned_at.desc()).limit(MOST_PINNED)) if first else []
    page = _page(query.where(Thread.pinned_at.is_(None)), _key(after), _key(before))
    return ThreadList(pinned, *page)


def key_of(thread: Thread) -> str:
    """What the page beside a thread's is asked by: when its last post came, in microseconds, and its id."""
    return f"{(thread.last_post_at - _EPOCH) // timedelta(microseconds=1)}.{thread.id}"


def latest_posts(community: Community | None = None, thread: Thread | None = None, most: int = PAGE) -> list[Post]:
    """The latest posts of a community or a thread, newest first, with author and thread; for feeds."""
    query = select(Post).join(Post.thread).options(joinedload(Post.thread), joinedload(Post.author))
    if community is not None:
        # The latest posts stand at the ends of the threads last talked in; anything else would read every post there is.
        latest = select(Thread.id).where(Thread.community_id == community.id).order_by(Thread.last_post_at.desc()).limit(most)
        query = query.where(Post.thread_id.in_(latest))
    else:
        query = query.where(Post.thread_id == thread.id)
    query = query.where(Post.seq > Thread.posts_count - most, Post.withdrawn_at.is_(None), Post.hidden_at.is_(None))
    return list(db.scalars(query.order_by(Post.posted_at.desc(), Post.id.desc()).limit(most)))


def _base(by: By, joined_at):
    return (
        select(Thread, unread_of(literal(joined_at, Thread.started_at.type)) if joined_at else literal(0), Reading.read_seq)
        .outerjoin(Reading, and_(Reading.thread_id == Thread.id, Reading.person_id == by.id))
        .options(joinedload(Thread.starter, innerjoin=True))
    )


def _rows(by: By, community: Community):
    member = by.standings.get(community.id)
    return _base(by, member.joined_at if member else None).where(Thread.community_id == community.id)


def _wanted(by: By, community: Community, wanted: str):
    if wanted == "unread":
        member = by.standings.get(community.id)
        return is_unread(literal(member.joined_at if member else now(), Thread.started_at.type)) if by.id else false()
    if wanted == "mine":
        return exists().where(Post.thread_id == Thread.id, Post.author_id == by.id) if by.id else false()
    if wanted == "unanswered":
        return and_(Thread.posts_count == 1, Thread.closed_at.is_(None))
    return Thread.closed_at.is_not(None) if wanted == "closed" else Thread.id > 0


def _page(query, after, before) -> tuple[list[ThreadRow], str, str]:
    place = tuple_(Thread.last_post_at, Thread.id)
    order = (Thread.last_post_at, Thread.id)
    if before is not None and after is None:
        rows = _thread_rows(query.where(place > before).order_by(*order).limit(PAGE + 1))
        more, rows = len(rows) > PAGE, rows[:PAGE][::-1]
        has_before, has_after = more, True
    else:
        query = query.where(place < after) if after is not None else query
        rows = _thread_rows(query.order_by(*(column.desc() for column in order)).limit(PAGE + 1))
        has_before, has_after = after is not None, len(rows) > PAGE
        rows = rows[:PAGE]
    ends = (key_of(rows[0].thread), key_of(rows[-1].thread)) if rows else ("", "")
    return rows, ends[0] if has_before else "", ends[1] if has_after else ""


def _thread_rows(query) -> list[ThreadRow]:
    return [_row(*row) for row in db.execute(query)]


def _row(thread: Thread, unread: int, read_seq: int | None) -> ThreadRow:
    return ThreadRow(thread, max(unread, 0), read_seq is None and unread > 0)


def _key(text: str):
    moment, _dot, id = text.partition(".")
    if not (moment.isascii() and moment.isdigit() and id.isascii() and id.isdigit() and len(moment) < 17 and len(id) < 16):
        return None
    return tuple_(literal(_EPOCH + timedelta(microseconds=int(moment)), Thread.last_post_at.type), literal(int(id)))
