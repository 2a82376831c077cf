"""The questions a session adds, who has answered, and what was answered: the last two are kept apart on purpose."""

import secrets

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, BigId, Id, Moment

FOLLOWED = ("room", "listening", "text", "site", "later")


class Asked(Base):
    """The one or two questions a host adds to a session's feedback form."""

    __tablename__ = "feedback_asked"

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), unique=True)
    words: Mapped[list] = mapped_column(default=list)


class Given(Base):
    """That somebody has answered, so that nobody does twice; what they answered is not tied to it."""

    __tablename__ = "feedback_given"
    __table_args__ = (UniqueConstraint("live_id", "person_id"), Index("ix_feedback_given_person_id", "person_id"))

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    on: Mapped[Moment] = mapped_column("given_on", default=lambda: now().replace(hour=0, minute=0, second=0, microsecond=0))


class Answer(Base):
    """One answer without a name, a moment or an order: its number is drawn by lot, as a rising one would tell who gave it."""

    __tablename__ = "feedback_answers"
    __table_args__ = (
        CheckConstraint("met between 1 and 5", name="met"),
        CheckConstraint("useful between 1 and 5", name="useful"),
        CheckConstraint("connection between 1 and 5", name="connection"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False, default=lambda: int.from_bytes(secrets.token_bytes(6)) + 1)
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), index=True)
    met: Mapped[int]
    useful: Mapped[int]
    connection: Mapped[int | None]
    followed: Mapped[str] = mapped_column(String(10), default="")
    will_use: Mapped[str] = mapped_column(Text, default="")
    to_change: Mapped[str] = mapped_column(Text, default="")
    own: Mapped[list] = mapped_column(default=list)
