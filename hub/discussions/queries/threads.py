"""Finding one thread or post, only as far as the asker may read, and what actions need to know."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from hub.accounts.by import By
from hub.accounts.exporting import AT_A_TIME, exports, with_breaths
from hub.accounts.models import Person
from hub.communities.models import Community, Membership
from hub.communities.rules import may_facilitate
from hub.discussions.models import Post, PostRevision, Thanks, Thread
from hub.discussions.rules import may_read_thread
from hub.errors import NotFound
from hub.storage.unit import db

WORDINGS = 10  # on a page


def thread_for(by: By, id: int) -> Thread:
    """The thread with its community, or NotFound where `by` may not read it."""
    found = db.scalar(select(Thread).options(joinedload(Thread.community)).where(Thread.id == id))
    if found is None or not may_read_thread(by, found):
        raise NotFound()
    return found


def post_for(by: By, id: int) -> Post:
    """The post with author, thread and community, or NotFound where `by` may not read it."""
    found = db.scalar(_post_with_place().where(Post.id == id))
    if found is None or not may_read_thread(by, found.thread):
        raise NotFound()
    return found


def nth_post_for(by: By, thread_id: int, seq: int) -> Post:
    """The post of that number in a thread, or NotFound."""
    found = db.scalar(_post_with_place().where(Post.thread_id == thread_id, Post.seq == seq))
    if found is None or not may_read_thread(by, found.thread):
        raise NotFound()
    return found


def any_post(id: int) -> Post | None:
    """The post with author, thread and community, whoever asks: for jobs and moderators' acts."""
    return db.scalar(_post_with_place().where(Post.id == id))


def held(thread: Thread) -> Thread:
    """The thread as it stands now, kept from other writers until this unit of work ends."""
    return db.scalar(
        select(Thread).options(joinedload(Thread.community, innerjoin=True)).where(Thread.id == thread.id)
        .with_for_update(of=Thread, key_share=True).execution_options(populate_existing=True)
    )


def hold_person(id: int) -> None:
    """Let no other unit of work of this person pass until this one ends, so that a form sent twice is seen as twice."""
    db.execute(select(Person.id).where(Person.id == id).with_for_update(key_share=True))


def thread_of_key(person_id: int, key: str | None) -> Thread | None:
    """The thread someone already started with this form key."""
    return key and db.scalar(
        select(Thread).options(joinedload(Thread.community)).where(Thread.starter_id == person_id, Thread.client_key == key)
    )


def post_of_key(person_id: int, key: str | None) -> Post | None:
    """The post someone already made with this form key."""
    return key and db.scalar(_post_with_place().where(Post.author_id == person_id, Post.client_key == key))


def first_post(thread_id: int) -> Post:
    """The post a thread begins with."""
    return db.scalar(select(Post).where(Post.thread_id == thread_id, Post.seq == 1))


def post_in(thread_id: int, id: int) -> Post | None:
    """The post, if it stands in that thread."""
    return db.scalar(select(Post).where(Post.thread_id == thread_id, Post.id == id))


def seats(thread_id: int) -> list[tuple[int, int | None]]:
    """(id, parent_id) of all posts of a thread in reading order."""
    return [tuple(row) for row in db.execute(select(Post.id, Post.parent_id).where(Post.thread_id == thread_id).order_by(Post.seq))]


def last_of(thread_id: int):
    """(posted_at, author_id) of the latest post of a thread."""
    return db.execute(
        select(Post.posted_at, Post.author_id).where(Post.thread_id == thread_id).order_by(Post.posted_at.desc(), Post.seq.desc()).limit(1)
    ).one()


def posts_of(thread_id: int) -> list[Post]:
    """All posts of a thread in reading order (moving between indexes; not for pages)."""
    return list(db.scalars(select(Post).where(Post.thread_id == thread_id).order_by(Post.seq)))


def revisions_for(by: By, post: Post) -> list[PostRevision]:
    """The earlier wordings of a post, newest first."""
    return list(db.scalars(select(PostRevision).where(PostRevision.post_id == post.id).order_by(PostRevision.number.desc())))


def wordings_for(by: By, post: Post, before: int = 0) -> list[PostRevision]:
    """Some earlier wordings of a post, newest first, those numbered below `before` where that is given; one more than a page shows."""
    query = select(PostRevision).where(PostRevision.post_id == post.id).order_by(PostRevision.number.desc()).limit(WORDINGS + 1)
    return list(db.scalars(query.where(PostRevision.number < before) if before else query))


def places_to_move_for(by: By, thread: Thread) -> list[Community]:
    """The other communities `by` facilitates, where the thread may go."""
    found = db.scalars(
        select(Community).join(Membership, Membership.community_id == Community.id)
        .where(Membership.person_id == by.id, Community.id != thread.community_id, Community.archived_at.is_(None)).order_by(Community.name)
    )
    return [place for place in found if may_facilitate(by, place)]


def _post_with_place():
    return (
        select(Post).join(Post.thread).join(Thread.community)
        .options(joinedload(Post.author, innerjoin=True), contains_eager(Post.thread).contains_eager(Thread.community))
    )


def thankers_of(post_id: int) -> list[Person]:
    """Who thanked for a post, the latest first, the last hundred at most."""
    return list(db.scalars(
        select(Person).join(Thanks, Thanks.person_id == Person.id).where(Thanks.post_id == post_id).order_by(Thanks.at.desc(), Person.id).limit(100)
    ))


def author_answered(post: Post) -> int | None:
    """Whose post this one answers."""
    return db.scalar(select(Post.author_id).where(Post.id == post.parent_id)) if post.parent_id else None


def writers_of(thread_id: int) -> set[int]:
    """Everybody who wrote in a thread."""
    return set(db.scalars(select(Post.author_id).where(Post.thread_id == thread_id).distinct()))


@exports("posts")
def own_posts(by: By) -> list[dict]:
    """Everything `by` wrote, for their download: where, when, the words."""
    columns = select(Thread.title, Post.posted_at, Post.id, Post.source).join(Post.thread)
    rows = db.execute(columns.where(Post.author_id == by.id).order_by(Post.id).execution_options(yield_per=AT_A_TIME))
    return [{"thread": title, "at": at.isoformat(), "path": f"/posts/{id}", "text": source} for title, at, id, source in with_breaths(rows)]


def gone_among(ids: set[int]) -> set[int]:
    """Those of the posts whose words are withdrawn or hidden."""
    return set(db.scalars(select(Post.id).where(Post.id.in_(ids), Post.withdrawn_at.is_not(None) | Post.hidden_at.is_not(None)))) if ids else set()
