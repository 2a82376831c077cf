"""A mentor and a mentee: from the request to the end, what each said at the end, and who coordinates."""

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment

STATES = ("requested", "active", "paused", "closed", "ended", "declined", "withdrawn")
LIVING = ("active", "paused")  # a place is taken
ENDED = ("closed", "ended")  # was a pair once
CLOSED = (*ENDED, "declined", "withdrawn")
_IS_OPEN = "case when state in ('requested', 'active', 'paused') then 1 end"


class Mentorship(Base):
    """One mentor and one mentee, from the request on. `ended` is an early end; paused_why is 'asked' or 'account'.

    What the mentee wrote (`wanted`, `first_goal`) and the mentor's `answer` are read by these two alone.
    """

    __tablename__ = "mentorships"
    __table_args__ = (
        CheckConstraint(f"state in {STATES}", name="state"),
        CheckConstraint("mentor_id <> mentee_id", name="two_people"),
        UniqueConstraint("mentee_id", "client_key"),
        # `is_open` is NULL for what is over, and NULLs differ: two people have one open pair, and any number of past ones.
        UniqueConstraint("mentor_id", "mentee_id", "is_open"),
        Index("ix_mentorships_mentor_id_state", "mentor_id", "state"),
        Index("ix_mentorships_mentee_id_state", "mentee_id", "state"),
        Index("ix_mentorships_state_contact_at", "state", "contact_at"),
    )

    id: Mapped[Id]
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default="requested")
    is_open: Mapped[int | None] = mapped_column(Computed(_IS_OPEN, persisted=True))
    wanted: Mapped[str] = mapped_column(Text, default="")
    wanted_html: Mapped[str] = mapped_column(Text, default="")
    first_goal: Mapped[str] = mapped_column(String(300), default="")
    languages: Mapped[list] = mapped_column(default=list)
    hours: Mapped[int] = mapped_column(default=1)
    answer: Mapped[str] = mapped_column(String(1000), default="")
    asked_at: Mapped[Moment] = mapped_column(default=now)
    answered_at: Mapped[Moment | None]
    contact_at: Mapped[Moment | None]
    paused_at: Mapped[Moment | None]
    paused_why: Mapped[str] = mapped_column(String(10), default="")
    closed_at: Mapped[Moment | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    nudged_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))

    mentor: Mapped[Person] = relationship(lazy="raise", foreign_keys=[mentor_id])
    mentee: Mapped[Person] = relationship(lazy="raise", foreign_keys=[mentee_id])

    @property
    def people_ids(self) -> tuple[int, int]:
        """The two whose pair this is."""
        return self.mentor_id, self.mentee_id

    def other_than(self, person_id: int | None) -> Person:
        """The other of the two, for one of them."""
        return self.mentee if person_id == self.mentor_id else self.mentor


class ClosingWords(Base):
    """What changed for one of the two, in their words, when it ended; read by the pair alone."""

    __tablename__ = "mentorship_closings"
    __table_args__ = (UniqueConstraint("mentorship_id", "person_id"),)

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(String(2000))
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class Coordinator(Base):
    """Someone an administrator asked to keep an eye on mentoring: dates and counts, never a word."""

    __tablename__ = "mentorship_coordinators"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    appointed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
