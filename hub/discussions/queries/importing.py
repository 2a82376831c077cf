"""What an import needs to know of mails that are here already."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.discussions.models import MailOfPost, Post, Reading, Thread
from hub.discussions.queries.threads import post_for
from hub.discussions.rules import may_tend
from hub.errors import NotFound, require
from hub.storage.unit import db

if TYPE_CHECKING:
    from hub.mail.threading import Meta


@dataclass(frozen=True, slots=True)
class KnownMail:
    """A mail that is here: what threading needs of it, its post, and its thread if that is still in the community."""

    meta: "Meta"
    fingerprint: str
    post_id: int
    thread_id: int | None


def mails_of(community_id: int) -> list[KnownMail]:
    """Every mail that came by the community's list, oldest first."""
    rows = db.execute(
        select(
            MailOfPost.message_id, MailOfPost.refers, MailOfPost.topic, MailOfPost.is_reply, MailOfPost.fingerprint,
            Post.id, Post.posted_at, Thread.id, Thread.community_id,
        )
        .join(Post, Post.id == MailOfPost.post_id).join(Thread, Thread.id == Post.thread_id)
        .where(MailOfPost.community_id == community_id).order_by(Post.posted_at, Post.id)
    )
    return [_known(community_id, row) for row in rows]


def mail_for(by: By, post_id: int) -> MailOfPost:
    """The mail a post came from, with its raw bytes' place, for those who look after its thread; NotFound where there is none."""
    post = post_for(by, post_id)
    require(may_tend(by, post.thread))
    found = mail_of(post.id)
    if found is None or not found.raw_file:
        raise NotFound()
    return found


def mail_of(post_id: int) -> MailOfPost | None:
    """The mail a post came from."""
    return db.get(MailOfPost, post_id)


def nameless_writer(community_id: int, name: str) -> Person | None:
    """The placeholder of that name without an address who wrote on the community's list."""
    return db.scalar(
        select(Person).join(Post, Post.author_id == Person.id).join(MailOfPost, MailOfPost.post_id == Post.id)
        .where(MailOfPost.community_id == community_id, Person.name == name, Person.state == "placeholder", Person.address.is_(None)).limit(1)
    )


def has_mail(community_id: int, identity: str) -> bool:
    """Whether a letter of that identity came by the community's list already."""
    return db.scalar(select(MailOfPost.post_id).where(MailOfPost.community_id == community_id, MailOfPost.message_id == identity)) is not None


def rows_to_arrange(thread_id: int) -> list:
    """(id, parent_id, posted_at, seq, whether it came by mail) of all posts of a thread in reading order."""
    return list(db.execute(
        select(Post.id, Post.parent_id, Post.posted_at, Post.seq, MailOfPost.post_id.is_not(None))
        .outerjoin(MailOfPost, MailOfPost.post_id == Post.id).where(Post.thread_id == thread_id).order_by(Post.seq)
    ))


def marks_of(thread_id: int) -> list[Reading]:
    """The marks of those who have read something of a thread."""
    return list(db.scalars(select(Reading).where(Reading.thread_id == thread_id, Reading.read_seq.is_not(None))))


def _known(community_id: int, row) -> KnownMail:
    from hub.mail.threading import Meta  # with it comes all that reads raw mail, which only an import needs

    identity, refers, topic, is_reply, fingerprint, post_id, posted_at, thread_id, place_id = row
    message_id = identity.removeprefix("id:") if identity.startswith("id:") else None
    known = Meta(identity, message_id, tuple(refers.split()), topic, is_reply, posted_at)
    return KnownMail(known, fingerprint, post_id, thread_id if place_id == community_id else None)
