"""A mentor and a mentee: from the request to the end, what each said at the end, and who coordinates."""

from datetime import date

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment

STATES = ("requested", "proposed", "agreed", "active", "paused", "closing", "closed", "ended", "declined", "withdrawn")
WORKING = ("agreed", "active", "closing")  # the two meet, write and note; in `agreed` the agreement is not signed by both yet
LIVING = (*WORKING, "paused")  # a place is taken
ENDED = ("closed", "ended")  # was a pair once
CLOSED = (*ENDED, "declined", "withdrawn")
KINDS = ("mentor", "peer", "reverse")
MODES = ("mixed", "live", "async")
WHYS = ("completed", "goals_met_early", "no_start", "mutual", "one_left", "reassigned", "safeguarding")  # why a pair ended, for counts alone
VALUES = ("none", "learned", "tried", "in_use", "spread")  # how far what was learned has come: the steps of the value cycle
CADENCE = 14  # days between contacts, where nothing else is agreed
_IS_OPEN = "case when state in ('requested', 'proposed', 'agreed', 'active', 'paused', 'closing') then 1 end"


class Mentorship(Base):
    """One mentor and one mentee, from the request on. `ended` is an early end; paused_why is 'asked', 'silence' or 'account'.

    What the mentee wrote (`wanted`, `first_goal`) and the mentor's `answer` are read by these two alone. A pair that a
    coordinator `proposed` waits for both; `ended_why` is shown on no page of the pair, and counted only.
    """

    __tablename__ = "mentorships"
    __table_args__ = (
        CheckConstraint(f"state in {STATES}", name="state"),
        CheckConstraint("mentor_id <> mentee_id", name="two_people"),
        CheckConstraint("cadence_days between 1 and 92", name="cadence"),
        UniqueConstraint("mentee_id", "client_key"),
        # `is_open` is NULL for what is over, and NULLs differ: two people have one open pair, and any number of past ones.
        UniqueConstraint("mentor_id", "mentee_id", "is_open"),
        Index("ix_mentorships_mentor_id_state", "mentor_id", "state"),
        Index("ix_mentorships_mentee_id_state", "mentee_id", "state"),
        Index("ix_mentorships_state_contact_at", "state", "contact_at"),
        Index("ix_mentorships_cohort_id", "cohort_id"),
        Index("ix_mentorships_group_id", "group_id"),
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
    kind: Mapped[str] = mapped_column(String(10), default="mentor")
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_cohorts.id", ondelete="SET NULL"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_groups.id", ondelete="SET NULL"))
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    mentor_yes_at: Mapped[Moment | None]
    mentee_yes_at: Mapped[Moment | None]
    reasons: Mapped[dict] = mapped_column(default=dict)
    cadence_days: Mapped[int] = mapped_column(default=CADENCE)
    mode: Mapped[str] = mapped_column(String(10), default="mixed")
    is_thin: Mapped[bool] = mapped_column(default=False)
    began_at: Mapped[Moment | None]
    ends_on: Mapped[date | None]
    closing_at: Mapped[Moment | None]
    ended_why: Mapped[str] = mapped_column(String(20), default="")
    follow_up_at: Mapped[Moment | None]
    forgotten_at: Mapped[Moment | None]

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
    """What changed for one of the two, in their words, when it ended; read by the pair alone. `value` is one of VALUES."""

    __tablename__ = "mentorship_closings"
    __table_args__ = (UniqueConstraint("mentorship_id", "person_id"),)

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(String(2000))
    reached: Mapped[str] = mapped_column(String(10), default="")
    value: Mapped[str] = mapped_column(String(10), default="")
    thanks: Mapped[str] = mapped_column(String(500), default="")
    may_quote: Mapped[bool] = mapped_column(default=False)
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class Coordinator(Base):
    """Someone an administrator asked to keep an eye on mentoring: dates and counts, never a word."""

    __tablename__ = "mentorship_coordinators"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    appointed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
