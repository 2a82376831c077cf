"""Decks of a session, their pages as pictures and text, stills of a camera or a screen, and the words explained."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, Id, Moment

STATES = ("waiting", "drawing", "ready", "failed")
SOURCES = ("camera", "screen")


class Deck(Base):
    """A set of slides somebody brought to a session; `sources` are stored files, kept until its pages are drawn."""

    __tablename__ = "slides_decks"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'drawing', 'ready', 'failed')", name="state"),
        UniqueConstraint("live_id", "client_key"),
        Index("ix_slides_decks_live_id", "live_id"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("slides_decks.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(10))
    bytes: Mapped[int]
    sources: Mapped[list] = mapped_column(default=list)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    pages: Mapped[int] = mapped_column(default=0)
    drawn: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(String(40), default="")
    added_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str] = mapped_column(String(64))

    @property
    def is_ready(self) -> bool:
        """Whether all its pages are there."""
        return self.state == "ready"


class Page(Base):
    """One page of a deck, counted from 1: its picture in two widths, named by their contents, its title and its words."""

    __tablename__ = "slides_pages"
    __table_args__ = (UniqueConstraint("deck_id", "number"), Index("ix_slides_pages_large", "large"), Index("ix_slides_pages_small", "small"))

    id: Mapped[Id]
    deck_id: Mapped[int] = mapped_column(ForeignKey("slides_decks.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(120), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    width: Mapped[int]
    height: Mapped[int]
    small: Mapped[str] = mapped_column(String(40))
    small_bytes: Mapped[int]
    large: Mapped[str] = mapped_column(String(40))
    large_bytes: Mapped[int]


class Still(Base):
    """A picture of a camera or a screen that somebody sent into the room."""

    __tablename__ = "slides_stills"
    __table_args__ = (Index("ix_slides_stills_live_id_at", "live_id", "at"),)

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    source: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(40))
    bytes: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    at: Mapped[Moment] = mapped_column(default=now)


class Glossary(Base):
    """The words of a session explained, as typed: a line each, the word and what it means."""

    __tablename__ = "slides_glossaries"

    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[Moment] = mapped_column(default=now)
