"""Starting threads, replying, editing, withdrawing."""

from unicodedata import category

from hub.accounts.actions import drop_draft
from hub.accounts.by import By
from hub.background.queue import wake
from hub.clock import now
from hub.communities.models import Community
from hub.discussions import finding, queries, rules
from hub.discussions.actions import attaching, reading
from hub.discussions.drafts import PostChange, PostDraft, ThreadDraft
from hub.discussions.models import Post, PostRevision, Thread
from hub.discussions.models.threads import LONGEST_TITLE
from hub.discussions.order import seat
from hub.errors import Conflict, Invalid, require
from hub.realtime import channels
from hub.realtime.announcing import announce
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean
from hub.text.lines import one_line
from hub.text.writing import Written

CHANGING = ("source", "html", "edited_at", "edits_count", "withdrawn_at", "hidden_at", "files_count")


def start(by: By, community: Community, draft: ThreadDraft) -> Thread:
    """A new thread with its first post; the same form key again returns the thread it made, Conflict if the words differ."""
    require(rules.may_start(by, community), rules.why_not_start(by, community))
    queries.hold_person(by.id)
    if made := queries.thread_of_key(by.id, draft.post.key):
        return _the_same(made, queries.first_post(made.id), draft.post)
    thread = Thread(
        community=community, community_id=community.id, title=fitting_title(draft.title), starter_id=by.id,
        language=(draft.language or by.language or "")[:5], client_key=draft.post.key, started_at=draft.post.at or now(), posts_count=0,
    )
    _need_words(draft.post.written)
    db.add(thread)
    db.flush()
    _add(by, thread, draft.post, None)
    return thread


def reply(by: By, thread: Thread, draft: PostDraft) -> Post:
    """A new post that answers `draft.parent_id` (the first post where none is named); the same form key returns the same post."""
    require(rules.may_read_thread(by, thread))
    queries.hold_person(by.id)
    if made := queries.post_of_key(by.id, draft.key):
        return _the_same(made, made, draft)
    thread = queries.held(thread)
    require(not thread.is_closed, _("This thread was closed. What you wrote was not posted."))
    require(rules.may_reply(by, thread), _("You can read here, but not write. What you wrote was not posted."))
    _need_words(draft.written)
    parent = queries.post_in(thread.id, draft.parent_id) if draft.parent_id else None
    return _add(by, thread, draft, parent or queries.first_post(thread.id))


def edit(by: By, post: Post, change: PostChange) -> Post:
    """The post reworded, its earlier wording kept for all to see; Conflict if it was edited since it was shown."""
    require(rules.may_edit(by, post))
    queries.held(post.thread)
    db.refresh(post, CHANGING)
    if post.edits_count != change.seen:
        raise Conflict(_("This post was edited meanwhile. Your words are kept below; look at the post and save again."), "text")
    _need_words(change.written)
    attaching.take_off(by, post, change.taken_off)
    attaching.hang(by, post, change.attached)
    if change.written.source != post.source:
        _reword(post, change.written)
        finding.make_findable(post.thread, post)
    return post


def withdraw(by: By, post: Post) -> None:
    """Take the words, wordings and files of a post away for good; its place in the talk stays. Twice is once."""
    if post.withdrawn_at is not None:
        return
    require(rules.may_withdraw(by, post))
    post.withdrawn_at, post.withdrawn_by_id = now(), by.id
    post.source = post.html = ""
    attaching.remove_all(post)
    for wording in queries.revisions_for(by, post):
        db.delete(wording)
    finding.forget(post, post.thread)


def fitting_title(title: str) -> str:
    """The title on one line, or Invalid."""
    title = one_line(clean(title))
    if not any(category(sign)[0] in "LNPS" for sign in title):  # invisible signs make no title
        raise Invalid(_("Give the thread a title."), "title")
    if len(title) > LONGEST_TITLE:
        raise Invalid(_("Keep the title within %(most)s characters.", most=LONGEST_TITLE), "title")
    return title


def _the_same(made, post: Post, draft: PostDraft):
    # Whoever goes back and writes something else on a form that was sent must not lose it to the rule that makes a retry harmless.
    if not post.is_gone and not post.edits_count and post.source != draft.written.source:
        raise Conflict(_("This form was sent before, with other words. The new ones are kept below; send them once more to post them, too."), "text")
    return made


def _add(by: By, thread: Thread, draft: PostDraft, parent: Post | None) -> Post:
    post = Post(
        thread=thread, thread_id=thread.id, author_id=by.id, source=draft.written.source, html=draft.written.html,
        posted_at=draft.at or now(), client_key=draft.key, by_mail=draft.by_mail, files_count=0,
    )
    seat(thread, post, parent)
    thread.community.active_at = max(thread.community.active_at, post.posted_at)
    db.add(post)
    db.flush()
    attaching.hang(by, post, draft.attached)
    finding.make_findable(thread, post)
    reading.mark_own(by, thread, post.seq)
    drop_draft(by, f"thread:{thread.id}" if post.seq > 1 else f"community:{thread.community_id}:new")
    announce(channels.of_thread(thread.community_id, thread.id), "post:added", {"thread_id": thread.id, "seq": post.seq, "count": thread.posts_count})
    wake("discussions.tell", post.id)
    return post


def _reword(post: Post, words: Written) -> None:
    number, since = post.edits_count + 1, post.edited_at or post.posted_at
    db.add(PostRevision(post_id=post.id, number=number, source=post.source, html=post.html, written_at=since))
    post.source, post.html, post.edited_at, post.edits_count = words.source, words.html, now(), number


def _need_words(words: Written) -> None:
    if not words.source.strip():
        raise Invalid(_("Write something first."), "text")
