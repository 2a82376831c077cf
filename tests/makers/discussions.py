"""Makers of threads and posts; they act as the person, so everything a post brings with it is there."""

import html
import secrets

from hub.accounts.models import Person
from hub.communities.models import Community
from hub.communities.queries import by_of
from hub.discussions import actions, queries
from hub.discussions.drafts import PostDraft, ThreadDraft
from hub.discussions.models import Post, Thread
from hub.storage.unit import db
from hub.text.writing import Written
from tests.makers import maker


def words(text: str) -> Written:
    """Text as written, without starting the renderer."""
    return Written(text, f"<p>{html.escape(text)}</p>")


def post_draft(text: str = "We dug two wells.", **changes) -> PostDraft:
    """A post to be made, with a form key of its own."""
    return PostDraft(**{"written": words(text), "key": secrets.token_urlsafe(12)} | changes)


@maker
def thread(by: Person, place: Community, title: str = "How deep are your wells?", text: str = "Ours are nine metres.", replies: int = 0, **changes) -> Thread:
    """A thread started by a member, with so many replies of the same member; `changes` are of the draft of its first post."""
    acting = by_of(by)
    made = actions.start(acting, db.get(Community, place.id), ThreadDraft(title, post_draft(text, **changes)))
    for number in range(replies):
        actions.reply(acting, made, post_draft(f"Reply number {number + 1}."))
    return made


@maker
def reply(by: Person, to: Thread | Post, text: str = "Thank you for this.", **changes) -> Post:
    """A reply to a thread, or to a post of one."""
    acting = by_of(by)
    parent = to if isinstance(to, Post) else None
    place = queries.thread_for(acting, to.thread_id if parent else to.id)
    return actions.reply(acting, place, post_draft(text, parent_id=parent.id if parent else None, **changes))
