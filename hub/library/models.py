"""Library items, every version of them, and the words and people they are found by."""

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.storage.model import Base, Id, Moment

KINDS = ("session_notes",)


class Item(Base):
    """Something kept for later readers; `record` holds what is not prose: agenda, chat, attendance, links."""

    __tablename__ = "library_items"
    __table_args__ = (
        Index("ix_library_items_community_id_id", "community_id", "id"),
        Index("ix_library_items_held_at", "held_at"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(20), default="session_notes")
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    live_id: Mapped[int | None] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(String(160))
    language: Mapped[str] = mapped_column(String(5), default="en")
    source: Mapped[str] = mapped_column(Text, default="")
    html: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    record: Mapped[dict] = mapped_column(default=dict)
    zone: Mapped[str] = mapped_column(String(60), default="UTC")
    held_at: Mapped[Moment]
    kept_at: Mapped[Moment] = mapped_column(default=now)
    changed_at: Mapped[Moment] = mapped_column(default=now)
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))

    community: Mapped[Community] = relationship(lazy="raise")


class ItemRevision(Base):
    """An item's text as somebody left it; the newest one equals the item."""

    __tablename__ = "library_revisions"
    __table_args__ = (UniqueConstraint("item_id", "version"),)

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("library_items.id", ondelete="CASCADE"))
    version: Mapped[int]
    title: Mapped[str] = mapped_column(String(160))
    source: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(String(200), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)

    by: Mapped[Person | None] = relationship(lazy="raise")


class ItemTopic(Base):
    """A topic an item is found by, folded to small letters."""

    __tablename__ = "library_topics"
    __table_args__ = (UniqueConstraint("item_id", "topic"), Index("ix_library_topics_topic", "topic"))

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("library_items.id", ondelete="CASCADE"))
    topic: Mapped[str] = mapped_column(String(60))


class ItemSpeaker(Base):
    """Someone who spoke, so that an item is found by them."""

    __tablename__ = "library_speakers"
    __table_args__ = (UniqueConstraint("item_id", "person_id"), Index("ix_library_speakers_person_id", "person_id"))

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("library_items.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))

    person: Mapped[Person] = relationship(lazy="raise")


class Guide(Base):
    """How to use an item for training, written by who looks after its community; an item with a guide is training material."""

    __tablename__ = "library_guides"

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("library_items.id", ondelete="CASCADE"), unique=True)
    source: Mapped[str] = mapped_column(Text, default="")
    html: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)

    by: Mapped[Person | None] = relationship(lazy="raise")
