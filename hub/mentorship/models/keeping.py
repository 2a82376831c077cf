"""What is kept of a pair: its files, the certificates of those that were closed, and for how long words are kept."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.mentorship.models.pairs import Mentorship
from hub.storage.model import Base, Id, Moment

LONGEST_NAME = 150
KEPT_DAYS = 365  # words of a pair after its end, where an administrator chose nothing else
SHORTEST_KEPT, LONGEST_KEPT = 30, 3650


class PairFile(Base):
    """A stored file on a message of a pair; it goes with the message."""

    __tablename__ = "mentorship_files"
    __table_args__ = (Index("ix_mentorship_files_mentorship_id_id", "mentorship_id", "id"), Index("ix_mentorship_files_note_id", "note_id"))

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    note_id: Mapped[int] = mapped_column(ForeignKey("mentorship_shared_notes.id", ondelete="CASCADE"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    content_type: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(10), default="document")
    bytes: Mapped[int]
    stored: Mapped[str] = mapped_column(String(64))
    width: Mapped[int | None]
    height: Mapped[int | None]
    made_at: Mapped[Moment] = mapped_column(default=now)


class Certificate(Base):
    """That a mentorship was carried through, for one of its two; `code` is its public address, `name` what its holder wants to be called."""

    __tablename__ = "mentorship_certificates"
    __table_args__ = (UniqueConstraint("mentorship_id", "person_id"), Index("ix_mentorship_certificates_person_id", "person_id"))

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(24), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(5), default="en")
    given_at: Mapped[Moment] = mapped_column(default=now)
    revoked_at: Mapped[Moment | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    why: Mapped[str] = mapped_column(String(200), default="")

    pair: Mapped[Mentorship] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])


class Retention(Base):
    """For how many days after the end words of pairs are kept, as an administrator chose it; the newest row holds."""

    __tablename__ = "mentorship_retentions"
    __table_args__ = (CheckConstraint(f"days between {SHORTEST_KEPT} and {LONGEST_KEPT}", name="days"),)

    id: Mapped[Id]
    days: Mapped[int]
    chosen_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)
