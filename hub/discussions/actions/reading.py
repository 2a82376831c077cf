"""Marks of reading, following, thanks and the key of feeds."""

import secrets

from hub.accounts.by import By
from hub.clock import now
from hub.discussions import notices, queries, rules
from hub.discussions.models import FeedKey, Post, Reading, Thanks, Thread
from hub.discussions.models.reading import FOLLOWING
from hub.errors import Invalid, require
from hub.notifications.actions import mark_seen
from hub.storage.unit import db
from hub.text.languages import _


def mark_read(by: By, thread: Thread, seq: int) -> None:
    """Remember that `by` has read up to post number `seq`; never goes back."""
    require(rules.may_keep_reading(by, thread))
    mark = _mark(by, thread)
    old, until = mark.read_seq or 0, min(seq, thread.posts_count)
    mark.read_seq = max(old, until)
    mark_seen(by, [f"/threads/{thread.id}", *(f"/posts/{id}" for id in queries.post_ids_between(thread.id, old, until))])


def mark_unread(by: By, thread: Thread, seq: int) -> None:
    """Make post number `seq` and all after it unread again."""
    require(rules.may_keep_reading(by, thread))
    _mark(by, thread).read_seq = max(0, min(seq, thread.posts_count) - 1)


def mark_own(by: By, thread: Thread, seq: int) -> None:
    """Who posts has read their own post, if they had read all before it."""
    mark = queries.reading(by.id, thread.id)
    if seq == 1 or (mark is not None and mark.read_seq == seq - 1):
        _mark(by, thread).read_seq = seq


def follow(by: By, thread: Thread, following: str) -> None:
    """Be told of every post of the thread ('every'), of none ('none'), or as in the whole community ('')."""
    require(rules.may_keep_reading(by, thread))
    if following not in ("", *FOLLOWING):
        raise Invalid(_("Choose from the list."), "following")
    _mark(by, thread).following = following or None


def thank(by: By, post: Post) -> None:
    """Thank for a post; twice is once."""
    require(rules.may_thank(by, post))
    queries.held(post.thread)
    if db.get(Thanks, (post.id, by.id)) is not None:
        return
    db.add(Thanks(post_id=post.id, person_id=by.id))
    post.thanks_count = Post.thanks_count + 1
    db.flush()
    notices.thanked(by, post)


def unthank(by: By, post: Post) -> None:
    """Take one's thanks back; twice is once."""
    require(rules.may_keep_reading(by, post.thread))
    queries.held(post.thread)
    given = db.get(Thanks, (post.id, by.id))
    if given is None:
        return
    db.delete(given)
    post.thanks_count = Post.thanks_count - 1
    db.flush()


def renew_feed_key(by: By) -> FeedKey:
    """A key for the person's feed addresses; older addresses end."""
    require(by.is_active)
    key = queries.feed_key(by.id) or FeedKey(person_id=by.id)
    key.nonce, key.made_at = secrets.token_urlsafe(18), now()
    db.add(key)
    return key


def drop_feed_key(by: By) -> None:
    """End the person's feed addresses."""
    require(by.is_authenticated)
    if key := queries.feed_key(by.id):
        db.delete(key)


def _mark(by: By, thread: Thread) -> Reading:
    queries.hold_person(by.id)
    mark = queries.reading(by.id, thread.id)
    if mark is None:
        mark = Reading(person_id=by.id, thread_id=thread.id)
        db.add(mark)
    return mark
