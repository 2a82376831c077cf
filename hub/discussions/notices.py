"""Who is told what of threads, and the sentences it is told in."""

from hub.accounts.by import By
from hub.discussions import queries
from hub.discussions.models import Post, Thread
from hub.discussions.queries import mailed
from hub.notifications.actions import tell
from hub.notifications.reach import newest_words, no_longer_open
from hub.notifications.sentences import sentence
from hub.text.excerpts import plain
from hub.text.languages import _
from hub.text.mentions import mentioned

LONGEST_LETTER = 20_000  # characters of a post that go along in a letter
MAIL_OF = {"every": "now", "mentions": "none", "digest": "digest", "none": "none"}


def posted(by: By, post: Post) -> None:
    """Tell those named, the one answered and those who follow of a new post, each once, by the most personal reason."""
    if post.is_gone:
        return
    thread = post.thread
    following = dict(queries.listeners(thread))
    named = {id: _aloud(following.get(id)) for id in queries.named(thread.community, mentioned(post.source)) if following.get(id) != "none"}
    _tell(by, post, "thread:mentioned", named)
    answered = queries.author_answered(post)
    if answered in following and following[answered] != "none":
        _tell(by, post, "thread:replied", {answered: _aloud(following[answered])})
    # The database drops whoever was told of this post by a closer reason.
    _tell(by, post, "thread:posted", {id: MAIL_OF[choice] for id, choice in following.items() if choice in ("every", "digest")}, asked=True)


def thanked(by: By, post: Post) -> None:
    """Tell an author of thanks, without a letter."""
    tell(
        by, [post.author_id], "thread:thanked", once=f"thanks:{post.id}:{by.id}", path=f"/posts/{post.id}",
        words={"name": by.name, "title": post.thread.title}, community_id=post.thread.community_id, mail="none",
    )


def closed(by: By, thread: Thread) -> None:
    """Tell everybody who wrote in a thread, and who follows it, what it was closed with."""
    following = dict(queries.listeners(thread))
    writers = queries.writers_of(thread.id)
    people = {id: _aloud(choice) if id in writers else MAIL_OF[choice] for id, choice in following.items() if choice != "none"}
    people = {id: mail for id, mail in people.items() if mail != "none" or id in writers}
    tell(
        by, people, "thread:closed", once=f"closed:{thread.id}:{int(thread.closed_at.timestamp())}", path=f"/threads/{thread.id}",
        words={"name": by.name, "title": thread.title, "excerpt": plain(thread.conclusion_html)[:LONGEST_LETTER]},
        community_id=thread.community_id, thread_ref=f"thread-{thread.id}", message_ref=f"closed-{thread.id}",
    )


@no_longer_open
def gone(notices) -> set[int]:
    """The notices of what was withdrawn, hidden or opened again before the letter left, or stands where its reader may not read."""
    told = {notice.id: (_number(notice.thread_ref, "thread-"), notice.person_id) for notice in notices if _number(notice.thread_ref, "thread-")}
    readable = mailed.still_read(set(told.values()))
    posts = {notice.id: _number(notice.message_ref, "post-") for notice in notices}
    silent = queries.gone_among({*filter(None, posts.values())})
    return {notice_id for notice_id, pair in told.items() if pair not in readable} | {notice_id for notice_id, post in posts.items() if post in silent}


@newest_words
def reworded(notices) -> dict[int, dict]:
    """What the notices of posts and conclusions would say now."""
    posts = mailed.words_now({*filter(None, (_number(notice.message_ref, "post-") for notice in notices))})
    ends = mailed.conclusions_now({*filter(None, (_number(notice.message_ref, "closed-") for notice in notices))})
    fresh = {}
    for notice in notices:
        if now := posts.get(_number(notice.message_ref, "post-")) or ends.get(_number(notice.message_ref, "closed-")):
            fresh[notice.id] = {**notice.words, "title": now[0], "excerpt": plain(now[1])[:LONGEST_LETTER]}
    return fresh


@sentence("thread:mentioned")
def _mentioned(words) -> str:
    return _("%(name)s mentioned you in “%(title)s”", **_two(words))


@sentence("thread:replied")
def _replied(words) -> str:
    return _("%(name)s answered you in “%(title)s”", **_two(words))


@sentence("thread:posted")
def _posted(words) -> str:
    return _("%(name)s wrote in “%(title)s”", **_two(words)) if not words.get("first") else _("%(name)s started “%(title)s”", **_two(words))


@sentence("thread:thanked")
def _thanked(words) -> str:
    return _("%(name)s thanked you for your post in “%(title)s”", **_two(words))


@sentence("thread:closed")
def _closed(words) -> str:
    return _("%(name)s closed “%(title)s” with a conclusion", **_two(words))


def _tell(by: By, post: Post, kind: str, people: dict[int, str], asked: bool = False) -> None:
    thread = post.thread
    tell(
        by, people, kind, once=f"post:{post.id}", path=f"/posts/{post.id}",
        words={"name": by.name, "title": thread.title, "first": post.seq == 1, "excerpt": plain(post.html)[:LONGEST_LETTER]},
        community_id=thread.community_id, thread_ref=f"thread-{thread.id}", message_ref=f"post-{post.id}", asked=asked,
    )


def _number(ref: str, kind: str) -> int:
    return int(ref.removeprefix(kind)) if ref.startswith(kind) else 0


def _aloud(following: str | None) -> str:
    # Being named or answered is mailed at once, to those who asked for a digest with it.
    return "digest" if following == "digest" else "now"


def _two(words) -> dict:
    return {"name": words["name"], "title": words["title"]}
