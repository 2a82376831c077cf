"""What a pair agrees on in writing, and what each learned from the other."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.mentorship.models.pairs import CADENCE
from hub.storage.model import Base, Id, Moment

SEES = ("counts", "titles")  # what coordinators see of goals: how many and how far, or also what they are called
LEARNED = ("technical", "language", "social", "political", "cultural", "other")
DIRECTIONS = ("from_mentor", "from_mentee")


class Agreement(Base):
    """One version of what the two agree on; never changed: a change is the next version, which both sign anew."""

    __tablename__ = "mentorship_agreements"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "version"),
        UniqueConstraint("mentorship_id", "client_key"),
        CheckConstraint(f"sees in {SEES}", name="sees"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    version: Mapped[int]
    purpose: Mapped[str] = mapped_column(Text, default="")
    mentor_part: Mapped[str] = mapped_column(Text, default="")
    mentee_part: Mapped[str] = mapped_column(Text, default="")
    off_limits: Mapped[str] = mapped_column(Text, default="")
    cadence_days: Mapped[int] = mapped_column(default=CADENCE)
    mode: Mapped[str] = mapped_column(String(10), default="mixed")
    way: Mapped[str] = mapped_column(String(8), default="voice")
    language: Mapped[str] = mapped_column(String(3), default="")
    sees: Mapped[str] = mapped_column(String(8), default="counts")
    records: Mapped[bool] = mapped_column(default=False)
    ends_on: Mapped[date | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    mentor_signed_at: Mapped[Moment | None]
    mentee_signed_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))

    @property
    def is_signed(self) -> bool:
        """Whether both have signed this version."""
        return self.mentor_signed_at is not None and self.mentee_signed_at is not None


class Learning(Base):
    """Something one learned from the other; the words are for the two, direction and kind are counted."""

    __tablename__ = "mentorship_learnings"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "client_key"),
        CheckConstraint(f"direction in {DIRECTIONS}", name="direction"),
        CheckConstraint(f"kind in {LEARNED}", name="kind"),
        Index("ix_mentorship_learnings_mentorship_id_id", "mentorship_id", "id"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    direction: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(String(500))
    at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))
