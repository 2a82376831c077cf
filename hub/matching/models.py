"""Tables of matching: skills, what people want and offer, programmes, who applies, what coordinators rule, runs and their proposals."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.storage.model import Base, Id, Moment

KINDS = ("mentor", "peer", "reverse", "expert")
MODES = ("stable", "best", "talks", "final")  # two steps: talks is the shortlist people talk through, final what came of their ratings
ROLES = ("mentee", "mentor")
RUN_STATES = ("waiting", "working", "done", "failed", "published")
RULINGS = ("pin", "ban")


class Skill(Base):
    """One skill of the tree; members add to it. `folded` is its name as it is compared."""

    __tablename__ = "matching_skills"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(80))
    folded: Mapped[str] = mapped_column(String(120), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("matching_skills.id", ondelete="SET NULL"), index=True)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    added_at: Mapped[Moment] = mapped_column(default=now)


class MatchingProfile(Base):
    """What a person says of themselves for matching, saved step by step; `conditions` and exclusions are shown to nobody but them and coordinators."""

    __tablename__ = "matching_profiles"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    tongues: Mapped[dict] = mapped_column(default=dict)  # code -> [speak, write, preferred]
    slots: Mapped[list] = mapped_column(default=list)  # [weekday, from minute, to minute] on the person's own clock
    zone: Mapped[str] = mapped_column(String(60), default="UTC")
    in_writing: Mapped[bool] = mapped_column(default=False)
    channels: Mapped[list] = mapped_column(default=list)
    connection: Mapped[str] = mapped_column(String(4), default="fair")
    fields: Mapped[list] = mapped_column(default=list)  # sectors, and "sdg:6"
    context: Mapped[dict] = mapped_column(default=dict)
    seniority: Mapped[int] = mapped_column(default=0)
    style: Mapped[list] = mapped_column(default=list)
    gender: Mapped[str] = mapped_column(String(1), default="")
    conditions: Mapped[dict] = mapped_column(default=dict)
    steps: Mapped[list] = mapped_column(default=list)  # those saved so far
    changed_at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class Want(Base):
    """A skill somebody wants to learn, and how much: 1 to 3."""

    __tablename__ = "matching_wants"
    __table_args__ = (CheckConstraint("need between 1 and 3", name="need"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    skill_id: Mapped[int] = mapped_column(ForeignKey("matching_skills.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True)
    need: Mapped[int] = mapped_column(default=2)


class OfferedSkill(Base):
    """A skill somebody offers: its level in quarters (2 familiar, 3 practised, 4 can teach), and how much they like to pass it on, 0 to 3."""

    __tablename__ = "matching_offers"
    __table_args__ = (CheckConstraint("level between 2 and 4", name="level"), CheckConstraint("passes_on between 0 and 3", name="passes_on"))

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    skill_id: Mapped[int] = mapped_column(ForeignKey("matching_skills.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True)
    level: Mapped[int] = mapped_column(default=3)
    passes_on: Mapped[int] = mapped_column(default=0)


class Exclusion(Base):
    """Somebody is not to be matched with somebody; nobody but who said so reads why."""

    __tablename__ = "matching_exclusions"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    other_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True)
    at: Mapped[Moment] = mapped_column(default=now)


class Programme(Base):
    """A round of matching in a community; its facilitators coordinate. `rules` and `weights` hold only what differs from the defaults."""

    __tablename__ = "matching_programmes"
    __table_args__ = (
        CheckConstraint(f"kind in {KINDS}", name="kind"),
        UniqueConstraint("made_by_id", "client_key"),
        Index("ix_matching_programmes_community_id", "community_id"),
    )

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(8), default="mentor")
    rules: Mapped[dict] = mapped_column(default=dict)
    weights: Mapped[dict] = mapped_column(default=dict)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    closes_on: Mapped[date]  # the last day of applications
    questions: Mapped[list] = mapped_column(default=list, server_default="[]")  # of who applies: [{words, kind, choices, must}]
    capacity: Mapped[int | None]  # places for mentees; who comes later waits
    wave: Mapped[int] = mapped_column(default=0)  # how many runs were published
    published_run_id: Mapped[int | None]
    talks_run_id: Mapped[int | None]  # the run whose shortlist people talk through
    talks_closed_at: Mapped[Moment | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    community: Mapped[Community] = relationship(lazy="raise")


class Participant(Base):
    """Somebody who applied, as mentee or as mentor; `tier` 1 is for those who waited a round already."""

    __tablename__ = "matching_participants"
    __table_args__ = (
        CheckConstraint(f"role in {ROLES}", name="role"),
        CheckConstraint("capacity between 0 and 50", name="capacity"),
        UniqueConstraint("programme_id", "person_id", "role"),
        Index("ix_matching_participants_person_id", "person_id"),
    )

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("matching_programmes.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(8))
    capacity: Mapped[int] = mapped_column(default=1)
    least: Mapped[int] = mapped_column(default=0)
    tier: Mapped[int] = mapped_column(default=0)
    is_here: Mapped[bool] = mapped_column(default=True)
    ranks: Mapped[list] = mapped_column(default=list)
    answers: Mapped[list] = mapped_column(default=list, server_default="[]")  # [{words, answer}], read by them and coordinators alone
    applied_at: Mapped[Moment] = mapped_column(default=now)
    changed_at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class Ruling(Base):
    """What a coordinator decided of two people before a run: a pin or a ban, and why."""

    __tablename__ = "matching_rulings"
    __table_args__ = (CheckConstraint(f"kind in {RULINGS}", name="kind"), UniqueConstraint("programme_id", "mentee_id", "mentor_id"))

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("matching_programmes.id", ondelete="CASCADE"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(3))
    reason: Mapped[str] = mapped_column(String(300))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)


class Run(Base):
    """One run of matching, never edited once done: what went in (a hash), seed, ways and their figures, who was left and why."""

    __tablename__ = "matching_runs"
    __table_args__ = (
        CheckConstraint(f"state in {RUN_STATES}", name="state"),
        UniqueConstraint("programme_id", "client_key"),
        Index("ix_matching_runs_programme_id", "programme_id"),
    )

    id: Mapped[Id]
    programme_id: Mapped[int] = mapped_column(ForeignKey("matching_programmes.id", ondelete="CASCADE"))
    mode: Mapped[str] = mapped_column(String(8), default="stable")
    seed: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int] = mapped_column(default=0)
    inputs: Mapped[str] = mapped_column(String(64), default="")
    totals: Mapped[dict] = mapped_column(default=dict)
    unmatched: Mapped[list] = mapped_column(default=list)
    solver: Mapped[str] = mapped_column(String(40), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    asked_at: Mapped[Moment] = mapped_column(default=now)
    ended_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))


class Proposal(Base):
    """A pair of one run and mode, with both scores in hundredths and the points they are made of."""

    __tablename__ = "matching_proposals"
    __table_args__ = (
        UniqueConstraint("run_id", "mode", "mentee_id", "mentor_id"),
        Index("ix_matching_proposals_mentee_id", "mentee_id"),
        Index("ix_matching_proposals_mentor_id", "mentor_id"),
    )

    id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("matching_runs.id", ondelete="CASCADE"))
    mode: Mapped[str] = mapped_column(String(8))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    u: Mapped[int] = mapped_column(default=0)
    v: Mapped[int] = mapped_column(default=0)
    s: Mapped[int] = mapped_column(default=0)
    points: Mapped[dict] = mapped_column(default=dict)
    origin: Mapped[str] = mapped_column(String(6), default="solver")

    mentee: Mapped[Person] = relationship(lazy="raise", foreign_keys=[mentee_id])
    mentor: Mapped[Person] = relationship(lazy="raise", foreign_keys=[mentor_id])


class Talk(Base):
    """Two people of a published shortlist who are to talk: how each rates it, read by the rater and coordinators alone, and how they can be reached."""

    __tablename__ = "matching_talks"
    __table_args__ = (
        CheckConstraint("mentee_rates between 1 and 5", name="mentee_rates"),
        CheckConstraint("mentor_rates between 1 and 5", name="mentor_rates"),
        UniqueConstraint("run_id", "mentee_id", "mentor_id"),
        Index("ix_matching_talks_mentee_id", "mentee_id"),
        Index("ix_matching_talks_mentor_id", "mentor_id"),
    )

    id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("matching_runs.id", ondelete="CASCADE"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    mentee_rates: Mapped[int | None]
    mentor_rates: Mapped[int | None]
    mentee_says: Mapped[str] = mapped_column(String(300), default="")
    mentor_says: Mapped[str] = mapped_column(String(300), default="")

    mentee: Mapped[Person] = relationship(lazy="raise", foreign_keys=[mentee_id])
    mentor: Mapped[Person] = relationship(lazy="raise", foreign_keys=[mentor_id])
