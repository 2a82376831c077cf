"""Who may do what to threads and posts; pure. A thread carries its community, a post its thread."""

from hub.accounts.by import By
from hub.communities.models import Community
from hub.communities.rules import may_facilitate, may_read, may_speak, standing
from hub.discussions.models import Post, Thread
from hub.text.languages import _


def may_read_thread(by: By, thread: Thread) -> bool:
    """Whether `by` may read the thread."""
    return may_read(by, thread.community)


def may_start(by: By, community: Community) -> bool:
    """Whether `by` may start a thread in the community."""
    return may_speak(by, community)


def why_not_start(by: By, community: Community) -> str:
    """What somebody who may not start a thread there is told."""
    if community.archived_at is not None:
        return _("This community is archived: everything can be read, nothing can be added.")
    return _("You can read here, but not write now.") if standing(by, community) else _("Join this community to write here.")


def may_reply(by: By, thread: Thread) -> bool:
    """Whether `by` may answer; a closed thread is over for everybody until reopened."""
    return may_speak(by, thread.community) and not thread.is_closed


def may_edit(by: By, post: Post) -> bool:
    """Whether `by` may reword the post: its author, at any time, while they may speak there and it is not gone."""
    return by.id is not None and post.author_id == by.id and not post.is_gone and may_speak(by, post.thread.community)


def may_see_history(by: By, post: Post) -> bool:
    """Whether `by` may read the earlier wordings: everybody who may read the post."""
    return may_read_thread(by, post.thread) and not post.is_gone


def may_withdraw(by: By, post: Post) -> bool:
    """Whether `by` may take the post's words away for good: its author, or a facilitator."""
    own = by.id is not None and post.author_id == by.id and may_read_thread(by, post.thread)
    return post.withdrawn_at is None and (own or may_tend(by, post.thread))


def may_hide(by: By, post: Post) -> bool:
    """Whether `by` may hide the post's words, or show them again."""
    return may_tend(by, post.thread) and post.withdrawn_at is None


def may_thank(by: By, post: Post) -> bool:
    """Whether `by` may thank for the post: a reader who is a member, not its author; nothing is added where it is archived."""
    member = by.standings.get(post.thread.community_id)
    return member is not None and _is_living(post.thread) and post.author_id != by.id and not post.is_gone


def may_tend(by: By, thread: Thread) -> bool:
    """Whether `by` looks after the thread: pins, moves, splits; a facilitator of its community."""
    return may_facilitate(by, thread.community) and may_read_thread(by, thread)


def may_rename(by: By, thread: Thread) -> bool:
    """Whether `by` may reword the title: a facilitator, or who started it; an archived community stays as it is."""
    return _is_living(thread) and (may_tend(by, thread) or _started(by, thread))


def may_close(by: By, thread: Thread) -> bool:
    """Whether `by` may close the thread with a conclusion, or open it again: a facilitator, or who started it; while the community lives."""
    return _is_living(thread) and (may_tend(by, thread) or _started(by, thread))


def may_move(by: By, thread: Thread, community: Community) -> bool:
    """Whether `by` may move the thread there: a facilitator of both places."""
    return may_tend(by, thread) and may_facilitate(by, community) and community.archived_at is None


def may_keep_reading(by: By, thread: Thread) -> bool:
    """Whether marks of reading and following are kept for `by`: whoever is signed in and may read."""
    return by.is_authenticated and may_read_thread(by, thread)


def _is_living(thread: Thread) -> bool:
    return thread.community.archived_at is None


def _started(by: By, thread: Thread) -> bool:
    return by.id is not None and thread.starter_id == by.id and may_speak(by, thread.community)
