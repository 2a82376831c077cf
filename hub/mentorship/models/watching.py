"""How a pair is doing: check-ins of each, alerts with their level, who was nudged, and what coordinators are asked."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment

FITS = ("good", "deciding", "poor")
OBSTACLES = ("time", "connection", "language", "fit", "other")
ASKED_FOR = ("check_in", "follow_up")


class CheckIn(Base):
    """What one of the two is asked on a day of the pair, and answered; the other never reads it.

    Coordinators see `fit` always, and the rest where it `is_shared`. A follow-up is asked half a year after the end.
    """

    __tablename__ = "mentorship_check_ins"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "person_id", "what", "day"),
        CheckConstraint(f"what in {ASKED_FOR}", name="what"),
        CheckConstraint("progress between 1 and 5", name="progress"),
        Index("ix_mentorship_check_ins_person_id_answered_at", "person_id", "answered_at"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    what: Mapped[str] = mapped_column(String(10), default="check_in")
    day: Mapped[int] = mapped_column(default=30)
    asked_at: Mapped[Moment] = mapped_column(default=now)
    answered_at: Mapped[Moment | None]
    fit: Mapped[str] = mapped_column(String(10), default="")
    progress: Mapped[int | None]
    obstacles: Mapped[list] = mapped_column(default=list)
    value: Mapped[str] = mapped_column(String(10), default="")
    words: Mapped[str] = mapped_column(String(2000), default="")
    is_shared: Mapped[bool] = mapped_column(default=False)


class Alert(Base):
    """A rule that holds for a pair since a moment; one row a rule and period, gone when it holds no more."""

    __tablename__ = "mentorship_alerts"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "rule", "since"),
        Index("ix_mentorship_alerts_gone_at_id", "gone_at", "id"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    rule: Mapped[str] = mapped_column(String(20))
    level: Mapped[str] = mapped_column(String(10))
    since: Mapped[Moment]
    step: Mapped[int] = mapped_column(default=0)
    stepped_at: Mapped[Moment | None]
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    seen_at: Mapped[Moment | None]
    gone_at: Mapped[Moment | None]


class Nudge(Base):
    """When a person was last nudged, about whichever pair: once a week is enough."""

    __tablename__ = "mentorship_nudges"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[Moment] = mapped_column(default=now)


class Question(Base):
    """What one of a pair asks the coordinators, and their answer; read by who asked and by coordinators."""

    __tablename__ = "mentorship_questions"
    __table_args__ = (
        UniqueConstraint("by_id", "client_key"),
        Index("ix_mentorship_questions_mentorship_id_id", "mentorship_id", "id"),
        Index("ix_mentorship_questions_answered_at_id", "answered_at", "id"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment] = mapped_column(default=now)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[Moment | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    client_key: Mapped[str | None] = mapped_column(String(64))

    by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[by_id])
