"""What a pair does together: goals and how they moved, meetings, next steps, notes."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment

GOAL_STATES = ("open", "reached", "dropped")
MEETING_STATES = ("proposed", "planned", "held", "missed", "moved", "cancelled")
WAYS = ("video", "voice", "text", "person")


class Goal(Base):
    """Something the mentee wants to reach; `indicator` says how both will know; `percent` and `state` are its last change.

    Where it is measured from 1 to 5: `baseline` at the start, `target`, and `level` now, from which `percent` follows.
    """

    __tablename__ = "mentorship_goals"
    __table_args__ = (
        CheckConstraint(f"state in {GOAL_STATES}", name="state"),
        CheckConstraint("percent between 0 and 100", name="percent"),
        CheckConstraint("baseline between 1 and 5 and target between 1 and 5 and level between 1 and 5", name="levels"),
        UniqueConstraint("mentorship_id", "client_key"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(String(300))
    indicator: Mapped[str] = mapped_column(String(300), default="")
    why: Mapped[str] = mapped_column(String(500), default="")
    baseline: Mapped[int | None]
    target: Mapped[int | None]
    level: Mapped[int | None]
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(10), default="open")
    percent: Mapped[int] = mapped_column(default=0)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))


class GoalChange(Base):
    """One dated change of a goal; only ever added to."""

    __tablename__ = "mentorship_goal_changes"
    __table_args__ = (Index("ix_mentorship_goal_changes_goal_id_id", "goal_id", "id"),)

    id: Mapped[Id]
    goal_id: Mapped[int] = mapped_column(ForeignKey("mentorship_goals.id", ondelete="CASCADE"))
    percent: Mapped[int]
    level: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(500), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)

    by: Mapped[Person | None] = relationship(lazy="raise")


class Meeting(Base):
    """A time the two meet or met, by any way; a moved one leads to the one that took its place."""

    __tablename__ = "mentorship_meetings"
    __table_args__ = (
        CheckConstraint(f"state in {MEETING_STATES}", name="state"),
        UniqueConstraint("mentorship_id", "client_key"),
        Index("ix_mentorship_meetings_mentorship_id_starts_at", "mentorship_id", "starts_at"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default="proposed")
    starts_at: Mapped[Moment]
    minutes: Mapped[int] = mapped_column(default=45)
    way: Mapped[str] = mapped_column(String(8), default="video")
    plan: Mapped[str] = mapped_column(String(500), default="")
    agreed: Mapped[str] = mapped_column(Text, default="")
    agreed_html: Mapped[str] = mapped_column(Text, default="")
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    logged_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    moved_to_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_meetings.id", ondelete="SET NULL"))
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    proposed_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[proposed_by_id])
    logged_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[logged_by_id])


class NextStep(Base):
    """What one of the two will do next, and by when."""

    __tablename__ = "mentorship_steps"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "client_key"),
        Index("ix_mentorship_steps_mentorship_id_done_at", "mentorship_id", "done_at"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_meetings.id", ondelete="SET NULL"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date | None]
    done_at: Mapped[Moment | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))


class SharedNote(Base):
    """A message of one to the other, both read it; a kept one stands among the notes of the two.

    `thanked_at`: when the other thanked for it. Of one that was taken back (`withdrawn_at`) no word is left.
    """

    __tablename__ = "mentorship_shared_notes"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "author_id", "client_key"),
        Index("ix_mentorship_shared_notes_mentorship_id_id", "mentorship_id", "id"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    is_kept: Mapped[bool] = mapped_column(default=False)
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_shared_notes.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)
    changed_at: Mapped[Moment | None]
    thanked_at: Mapped[Moment | None]
    withdrawn_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))

    author: Mapped[Person] = relationship(lazy="raise")
    answers: Mapped["SharedNote | None"] = relationship(lazy="raise", remote_side="SharedNote.id")


class NoteVersion(Base):
    """How a message read before it was changed; `at` is when these words were written. Both read it."""

    __tablename__ = "mentorship_note_versions"
    __table_args__ = (Index("ix_mentorship_note_versions_note_id_id", "note_id", "id"),)

    id: Mapped[Id]
    note_id: Mapped[int] = mapped_column(ForeignKey("mentorship_shared_notes.id", ondelete="CASCADE"))
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment] = mapped_column(default=now)


class PrivateNote(Base):
    """What one of the two noted for themselves; a table of its own, so that no query of the pair can bring it along."""

    __tablename__ = "mentorship_private_notes"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "author_id", "client_key"),
        Index("ix_mentorship_private_notes_mentorship_id_author_id", "mentorship_id", "author_id"),
    )

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))
