"""What each person heard of a session, which certificate it gives, and the certificates given."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.live.models import LiveSession
from hub.storage.model import Base, Id, Moment

WAYS = ("live", "behind", "later", "pack")


class Heard(Base):
    """The parts of a session one person heard by one way; `ranges` are [[from, to], …] in session milliseconds, rising and apart."""

    __tablename__ = "attendance_heard"
    __table_args__ = (
        CheckConstraint("way in ('live', 'behind', 'later', 'pack')", name="way"),
        UniqueConstraint("live_id", "person_id", "way"),
        Index("ix_attendance_heard_person_id", "person_id"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    way: Mapped[str] = mapped_column(String(6))
    ranges: Mapped[list] = mapped_column(default=list)
    first_at: Mapped[Moment] = mapped_column(default=now)
    last_at: Mapped[Moment] = mapped_column(default=now)


class Rule(Base):
    """For what a session gives a certificate: `percent` of what was said heard within `days`; `by_text` and `by_site` count presence too."""

    __tablename__ = "attendance_rules"
    __table_args__ = (CheckConstraint("percent between 1 and 100", name="percent"),)

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), unique=True)
    percent: Mapped[int] = mapped_column(default=70)
    days: Mapped[int] = mapped_column(default=14)
    registered_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    by_text: Mapped[bool] = mapped_column(default=True)
    by_site: Mapped[bool] = mapped_column(default=False, server_default=false())
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)


class Certificate(Base):
    """That somebody took part; `code` is its public address, and `name` what its holder wants to be called on it.

    Who has no account here is a name on a site's roster (`site_name_id`), and has it from the site's facilitator.
    """

    __tablename__ = "attendance_certificates"
    __table_args__ = (
        UniqueConstraint("live_id", "person_id"),
        Index("ix_attendance_certificates_person_id", "person_id"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    site_name_id: Mapped[int | None] = mapped_column(ForeignKey("site_names.id", ondelete="CASCADE"), unique=True)
    code: Mapped[str] = mapped_column(String(24), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(5), default="en")
    minutes: Mapped[int]
    way: Mapped[str] = mapped_column(String(6))
    signed_by: Mapped[str] = mapped_column(String(120), default="")
    earned_at: Mapped[Moment] = mapped_column(default=now)
    revoked_at: Mapped[Moment | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    why: Mapped[str] = mapped_column(String(200), default="", server_default="")

    live: Mapped[LiveSession] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[person_id])
