"""Files that hang on posts."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.clock import now
from hub.discussions.models.posts import Post
from hub.storage.model import Base, Id, Moment

LONGEST_NAME = 150


class Attachment(Base):
    """A stored file; without a post it waits for one, seen only by its owner, for at most a day."""

    __tablename__ = "attachments"
    __table_args__ = (Index("ix_attachments_owner_id_post_id", "owner_id", "post_id"),)

    id: Mapped[Id]
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    content_type: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(10), default="document")
    bytes: Mapped[int]
    stored: Mapped[str] = mapped_column(String(64))
    width: Mapped[int | None]
    height: Mapped[int | None]
    made_at: Mapped[Moment] = mapped_column(default=now)

    post: Mapped[Post | None] = relationship(lazy="raise")
