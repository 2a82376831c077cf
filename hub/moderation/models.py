"""Reports: what someone found wrong, and how it was settled."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.storage.model import Base, BigId, Id, Moment

REASONS = ("abuse", "spam", "private", "wrong", "other")
KINDS = ("post", "person", "line", "item", "question")  # line: of a live session's chat; item: of the library; question: to a live session
OUTCOMES = ("dismissed", "hidden", "warned", "muted", "suspended")


class Report(Base):
    """One person's report of one thing; `excerpt` is what was there, kept so that it can be judged.

    `to_admins` says that administrators judge it too; what a member of a private community says stays with its facilitators,
    unless it is one of them whom it concerns.
    """

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint(f"thing_kind in {KINDS}", name="thing_kind"),
        UniqueConstraint("reporter_id", "thing_kind", "thing_id"),
        Index("ix_reports_settled_at_id", "settled_at", "id"),
        Index("ix_reports_community_id", "community_id"),
        Index("ix_reports_thing", "thing_kind", "thing_id"),
    )

    id: Mapped[Id]
    thing_kind: Mapped[str] = mapped_column(String(10))
    thing_id: Mapped[int] = mapped_column(BigId)
    path: Mapped[str] = mapped_column(String(200))
    excerpt: Mapped[str] = mapped_column(Text, default="")
    about_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    community_id: Mapped[int | None] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    to_admins: Mapped[bool] = mapped_column(default=True)
    reporter_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(String(1000), default="")
    made_at: Mapped[Moment] = mapped_column(default=now)
    settled_at: Mapped[Moment | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    outcome: Mapped[str] = mapped_column(String(10), default="")

    about: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[about_id])
    reporter: Mapped[Person] = relationship(lazy="raise", foreign_keys=[reporter_id])
    community: Mapped[Community | None] = relationship(lazy="raise")
