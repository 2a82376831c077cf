"""Looking after threads: pin, close, rename, move, split, hide."""

from sqlalchemy import update

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities.models import Community
from hub.discussions import finding, notices, queries, rules
from hub.discussions.actions.posting import fitting_title
from hub.discussions.models import Post, Reading, Thread
from hub.discussions.order import below, reseated
from hub.errors import Conflict, Invalid, require
from hub.realtime import channels
from hub.realtime.announcing import clear
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.writing import Written

LONGEST_CONCLUSION = 5000


def pin(by: By, thread: Thread, pinned: bool = True) -> None:
    """Keep the thread on top of the list, or let it go."""
    require(rules.may_tend(by, thread))
    thread.pinned_at = (thread.pinned_at or now()) if pinned else None


def rename(by: By, thread: Thread, title: str) -> None:
    """Give the thread another title; the log keeps the old one."""
    require(rules.may_rename(by, thread))
    title, old = fitting_title(title), thread.title
    if title == old:
        return
    thread.title = title
    record(by, "renamed", thread, old=old)
    _index_anew(thread)


def close(by: By, thread: Thread, conclusion: Written) -> None:
    """End the thread with a written conclusion; those who wrote in it are told."""
    require(rules.may_close(by, thread))
    thread = queries.held(thread)
    if thread.is_closed:
        raise Conflict(_("This thread was closed meanwhile. What you wrote is kept below."), "text")
    if not conclusion.source.strip():
        raise Invalid(_("Write what came out of it; that is what people will look for."), "text")
    if len(conclusion.source) > LONGEST_CONCLUSION:
        raise Invalid(_("Keep the conclusion within %(most)s characters.", most=LONGEST_CONCLUSION), "text")
    thread.closed_at, thread.closed_by_id = now(), by.id
    thread.conclusion, thread.conclusion_html = conclusion.source, conclusion.html
    record(by, "closed", thread)
    notices.closed(by, thread)


def reopen(by: By, thread: Thread) -> None:
    """Let people write again; the conclusion stays with the thread until another is written."""
    require(rules.may_close(by, thread))
    thread.closed_at = None
    record(by, "reopened", thread)


def move(by: By, thread: Thread, community: Community) -> None:
    """Take the thread to another community; who may not read there no longer reads it."""
    require(rules.may_move(by, thread, community))
    if community.id == thread.community_id:
        raise Invalid(_("The thread is there already."), "community")
    thread, old = queries.held(thread), thread.community
    clear(channels.of_thread(old.id, thread.id))
    thread.community, thread.community_id, thread.moved_at, thread.pinned_at = community, community.id, now(), None
    record(by, "moved", thread, from_community=old.slug, to_community=community.slug)
    _index_anew(thread)


def split(by: By, post: Post, title: str, everything_after: bool = False) -> Thread:
    """A new thread of the post and its answers, or of it and everything after; permalinks go along."""
    require(rules.may_tend(by, post.thread))
    if post.seq == 1:
        raise Invalid(_("The first post is the thread itself; choose a later one."), "title")
    old = queries.held(post.thread)
    rows = queries.seats(old.id)
    leaving = {id for id, _parent in rows[post.seq - 1 :]} if everything_after else below(rows, post.id)
    new = Thread(
        community=old.community, community_id=old.community_id, title=fitting_title(title), starter_id=post.author_id, language=old.language,
        started_at=post.posted_at, split_from_id=old.id,
    )
    db.add(new)
    db.flush()
    _reseat(new, [row for row in rows if row[0] in leaving])
    _reseat(old, [row for row in rows if row[0] not in leaving])
    _share_marks(old, new, [seq for seq, (id, _parent) in enumerate(rows, start=1) if id in leaving])
    record(by, "split", old, into=new.id)
    _index_anew(new)
    return new


def hide(by: By, post: Post) -> None:
    """Hide a post's words from all readers; twice is once."""
    require(rules.may_hide(by, post))
    post.hidden_at = post.hidden_at or now()
    finding.forget(post, post.thread)
    record(by, "hid", post)


def show(by: By, post: Post) -> None:
    """Show a hidden post again."""
    require(rules.may_hide(by, post))
    post.hidden_at = None
    finding.make_findable(post.thread, post)
    record(by, "showed", post)


def _reseat(thread: Thread, rows) -> None:
    # One by one in reading order: numbers only become smaller, so none is ever taken.
    for seat in reseated(rows):
        id = seat.pop("id")
        db.execute(update(Post).where(Post.id == id).values(thread_id=thread.id, **seat))
    thread.posts_count = len(rows)
    thread.last_post_at, thread.last_author_id = queries.last_of(thread.id)


def _share_marks(old: Thread, new: Thread, gone: list[int]) -> None:
    # What was read stays read on both sides, and history stays history.
    new.history_seq = sum(1 for seq in gone if seq <= old.history_seq)
    old.history_seq -= new.history_seq
    for mark in queries.marks_beyond(old.id):
        if mark.read_seq is not None:
            read = sum(1 for seq in gone if seq <= mark.read_seq)
            db.add(Reading(person_id=mark.person_id, thread_id=new.id, read_seq=read))
            mark.read_seq -= read


def _index_anew(thread: Thread) -> None:
    finding.make_all_findable(thread, queries.posts_of(thread.id))
