"""Posts, their earlier wordings, the thanks they got, and the mail some of them came from."""

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.discussions.models.threads import Thread
from hub.storage.model import Base, Id, Moment

PATH_LENGTH = 128


class Post(Base):
    """What somebody said. `seq` counts from 1 in the thread without gaps; `path` sorts answers below what they answer."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("thread_id", "seq"),
        UniqueConstraint("author_id", "client_key"),
        Index("ix_posts_thread_id_path", "thread_id", "path"),
        Index("ix_posts_parent_id", "parent_id"),
    )

    id: Mapped[Id]
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"))
    seq: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"))
    path: Mapped[str] = mapped_column(String(PATH_LENGTH))
    depth: Mapped[int] = mapped_column(default=0)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    posted_at: Mapped[Moment] = mapped_column(default=now)
    edited_at: Mapped[Moment | None]
    edits_count: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[Moment | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    hidden_at: Mapped[Moment | None]
    files_count: Mapped[int] = mapped_column(default=0)
    thanks_count: Mapped[int] = mapped_column(default=0)
    by_mail: Mapped[bool] = mapped_column(default=False)
    client_key: Mapped[str | None] = mapped_column(String(64))

    thread: Mapped[Thread] = relationship(lazy="raise")
    author: Mapped[Person] = relationship(lazy="raise", foreign_keys=author_id)

    @property
    def is_gone(self) -> bool:
        """Whether its words are not to be shown: withdrawn, or hidden by a moderator."""
        return self.withdrawn_at is not None or self.hidden_at is not None


class PostRevision(Base):
    """How a post read before an edit; `number` 1 is the first wording."""

    __tablename__ = "post_revisions"
    __table_args__ = (UniqueConstraint("post_id", "number"),)

    id: Mapped[Id]
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    number: Mapped[int]
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    written_at: Mapped[Moment]


class Thanks(Base):
    """One person's thanks for one post."""

    __tablename__ = "thanks"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[Moment] = mapped_column(default=now)


class MailOfPost(Base):
    """The mail a post came from, and where the raw message is kept.

    `message_id` is the letter's identity ("id:…", or "words:…" of its fingerprint), unique in the community whose list it came
    by, wherever its thread is moved. `refers` holds the ids it answers, the nearest last; with `topic` and `is_reply` a later
    import finds the thread of new answers.
    """

    __tablename__ = "mails_of_posts"
    __table_args__ = (UniqueConstraint("community_id", "message_id"),)

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    message_id: Mapped[str] = mapped_column(String(998))
    subject: Mapped[str] = mapped_column(Text, default="")
    raw_file: Mapped[str] = mapped_column(String(64), default="")
    raw_bytes: Mapped[int] = mapped_column(default=0)
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    refers: Mapped[str] = mapped_column(Text, default="")
    topic: Mapped[str] = mapped_column(Text, default="")
    is_reply: Mapped[bool] = mapped_column(default=False)
