"""Threads: a title, where it stands, and the counters lists are drawn from."""

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.storage.model import Base, Id, Moment

LONGEST_TITLE = 160


class Thread(Base):
    """Posts on one matter in one community; the first post is its beginning.

    Posts up to number `history_seq` were brought in from an archive: who never opened the thread counts as having read them.
    """

    __tablename__ = "threads"
    __table_args__ = (
        UniqueConstraint("starter_id", "client_key"),
        Index("ix_threads_community_id_last_post_at_id", "community_id", "last_post_at", "id"),
        Index("ix_threads_community_id_pinned_at", "community_id", "pinned_at"),
    )

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE))
    starter_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    language: Mapped[str] = mapped_column(String(5), default="")
    started_at: Mapped[Moment] = mapped_column(default=now)
    last_post_at: Mapped[Moment] = mapped_column(default=now)
    last_author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    posts_count: Mapped[int] = mapped_column(default=0)
    history_seq: Mapped[int] = mapped_column(default=0)
    pinned_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    conclusion: Mapped[str] = mapped_column(Text, default="")
    conclusion_html: Mapped[str] = mapped_column(Text, default="")
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id", ondelete="SET NULL"))
    moved_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))

    community: Mapped[Community] = relationship(lazy="raise")
    starter: Mapped[Person] = relationship(lazy="raise", foreign_keys=starter_id)
    closed_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=closed_by_id)

    @property
    def last_seq(self) -> int:
        """The number of the last post; numbers have no gaps, so it is also how many there are."""
        return self.posts_count

    @property
    def is_closed(self) -> bool:
        """Whether the talk was ended with a conclusion."""
        return self.closed_at is not None
