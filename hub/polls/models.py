"""Polls of a live session, who chose what, what rooms chose together, and reactions by the minute."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.storage.model import Base, Id, Moment

KINDS = ("one", "several", "scale", "text")
STATES = ("draft", "open", "closed")
RESULTS = ("all", "voters", "hosts")  # who sees how it stands while it is open; to hosts alone until they show it


class Poll(Base):
    """A question with choices; `choices` of a scale are the words at its two ends. `secret` hides who voted, and is destroyed at the close."""

    __tablename__ = "live_polls"
    __table_args__ = (
        CheckConstraint("kind in ('one', 'several', 'scale', 'text')", name="kind"),
        CheckConstraint("state in ('draft', 'open', 'closed')", name="state"),
        CheckConstraint("results in ('all', 'voters', 'hosts')", name="results"),
        UniqueConstraint("live_id", "client_key"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(String(300))
    choices: Mapped[list] = mapped_column(default=list)
    is_anonymous: Mapped[bool] = mapped_column(default=True)
    results: Mapped[str] = mapped_column(String(10), default="all")
    is_shown: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_ahead: Mapped[bool] = mapped_column(default=False, server_default=false())  # to be read in the session pack before it is opened
    state: Mapped[str] = mapped_column(String(10), default="draft")
    secret: Mapped[str | None] = mapped_column(String(64))
    voted: Mapped[int] = mapped_column(default=0, server_default="0")
    opened_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))


class Count(Base):
    """How many chose one choice of a poll, people and rooms together."""

    __tablename__ = "live_poll_counts"
    __table_args__ = (UniqueConstraint("poll_id", "choice"),)

    id: Mapped[Id]
    poll_id: Mapped[int] = mapped_column(ForeignKey("live_polls.id", ondelete="CASCADE"))
    choice: Mapped[int]
    votes: Mapped[int] = mapped_column(default=0, server_default="0")


class Ballot(Base):
    """What one person chose, or wrote; `voter` is their number, in an anonymous poll a keyed hash of it and `person_id` empty."""

    __tablename__ = "live_ballots"
    __table_args__ = (UniqueConstraint("poll_id", "voter"), Index("ix_live_ballots_person_id", "person_id"))

    id: Mapped[Id]
    poll_id: Mapped[int] = mapped_column(ForeignKey("live_polls.id", ondelete="CASCADE"))
    voter: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    choices: Mapped[list] = mapped_column(default=list)
    text: Mapped[str] = mapped_column(String(500), default="", server_default="")
    is_hidden: Mapped[bool] = mapped_column(default=False, server_default=false())

    person: Mapped[Person | None] = relationship(lazy="raise")


class SiteBallot(Base):
    """What a room of people chose together by a show of hands; `counts` are votes in the order of the choices."""

    __tablename__ = "live_site_ballots"
    __table_args__ = (UniqueConstraint("poll_id", "site"),)

    id: Mapped[Id]
    poll_id: Mapped[int] = mapped_column(ForeignKey("live_polls.id", ondelete="CASCADE"))
    site: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    counts: Mapped[list] = mapped_column(default=list)


class Reactions(Base):
    """How often a reaction was given in one minute of a session, counted from its opening."""

    __tablename__ = "live_reactions"
    __table_args__ = (UniqueConstraint("live_id", "minute", "kind"),)

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    minute: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    given: Mapped[int] = mapped_column(default=0, server_default="0")
