"""Safeguarding: who is named for it, what is reported, and when two of them opened the messages of a pair."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment


class Officer(Base):
    """Someone an administrator named to receive reports of harm."""

    __tablename__ = "mentorship_officers"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])


class Concern(Base):
    """What one of a pair reports; read by the officers alone, never by the other, coordinators or administrators."""

    __tablename__ = "mentorship_concerns"
    __table_args__ = (Index("ix_mentorship_concerns_settled_at_id", "settled_at", "id"),)

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment] = mapped_column(default=now)
    settled_at: Mapped[Moment | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))

    by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[by_id])


class Opening(Base):
    """Messages of a pair opened to the officers: asked by one with a reason, granted by another, for some hours.

    `group_id`: what was said in the group the pair was in when it was asked is opened too, where that was asked for.
    """

    __tablename__ = "mentorship_openings"
    __table_args__ = (
        CheckConstraint("hours between 1 and 72", name="hours"),
        Index("ix_mentorship_openings_concern_id_id", "concern_id", "id"),
    )

    id: Mapped[Id]
    concern_id: Mapped[int] = mapped_column(ForeignKey("mentorship_concerns.id", ondelete="CASCADE"))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    reason: Mapped[str] = mapped_column(Text)
    hours: Mapped[int]
    group_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_groups.id", ondelete="SET NULL"))
    asked_at: Mapped[Moment] = mapped_column(default=now)
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    granted_at: Mapped[Moment | None]
    ends_at: Mapped[Moment | None]
    told_at: Mapped[Moment | None]
