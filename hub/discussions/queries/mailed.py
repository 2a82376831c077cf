"""What letters told of, as it stands when they are about to go."""

from sqlalchemy import select

from hub.communities.models import Community, Membership
from hub.discussions.models import Post, Thread
from hub.storage.unit import db


def words_now(post_ids: set[int]) -> dict[int, tuple[str, str]]:
    """Post id -> (title of its thread, HTML of the post), of posts whose words are still there."""
    rows = select(Post.id, Thread.title, Post.html).join(Thread, Thread.id == Post.thread_id)
    there = rows.where(Post.id.in_(post_ids), Post.withdrawn_at.is_(None), Post.hidden_at.is_(None))
    return {id: (title, html) for id, title, html in db.execute(there)} if post_ids else {}


def conclusions_now(thread_ids: set[int]) -> dict[int, tuple[str, str]]:
    """Thread id -> (title, HTML of the conclusion), of threads that are still closed."""
    there = select(Thread.id, Thread.title, Thread.conclusion_html).where(Thread.id.in_(thread_ids), Thread.closed_at.is_not(None))
    return {id: (title, html) for id, title, html in db.execute(there)} if thread_ids else {}


def still_read(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs (thread id, person id) where the person may read the thread where it stands now."""
    if not pairs:
        return set()
    threads, people = {thread for thread, _person in pairs}, {person for _thread, person in pairs}
    places = dict(db.execute(select(Thread.id, Thread.community_id).where(Thread.id.in_(threads))).all())
    asked = {(places[thread], person) for thread, person in pairs if thread in places}
    open_ones = set(db.scalars(select(Community.id).where(Community.id.in_(set(places.values())), Community.access == "open")))
    inside = select(Membership.community_id, Membership.person_id)
    belong = set(map(tuple, db.execute(inside.where(Membership.person_id.in_(people), Membership.community_id.in_({place for place, _ in asked})))))
    return {(thread, person) for thread, person in pairs if places.get(thread) in open_ones or (places.get(thread), person) in belong}
