"""Rounds of mentoring that begin and end together: the cohort, and groups round one mentor."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.matching.models import Programme  # noqa: F401 - the table a cohort points to
from hub.storage.model import Base, Id, Moment


class Cohort(Base):
    """A round of mentoring of a community; `questions` are those of its application form, as in live sessions."""

    __tablename__ = "mentorship_cohorts"
    __table_args__ = (UniqueConstraint("made_by_id", "client_key"), Index("ix_mentorship_cohorts_community_id_id", "community_id", "id"))

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("matching_programmes.id", ondelete="SET NULL"), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(10), default="mentor")
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    questions: Mapped[list] = mapped_column(default=list)
    apply_until: Mapped[date | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    capacity: Mapped[int] = mapped_column(default=20)
    cadence_days: Mapped[int] = mapped_column(default=14)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id", ondelete="SET NULL"))
    live_id: Mapped[int | None] = mapped_column(ForeignKey("live_sessions.id", ondelete="SET NULL"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    community: Mapped[Community] = relationship(lazy="raise")


class Group(Base):
    """Several mentees of one mentor who also talk together."""

    __tablename__ = "mentorship_groups"
    __table_args__ = (UniqueConstraint("mentor_id", "client_key"),)

    id: Mapped[Id]
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    mentor: Mapped[Person] = relationship(lazy="raise")


class GroupMessage(Base):
    """What one of a group says to all of it."""

    __tablename__ = "mentorship_group_messages"
    __table_args__ = (
        UniqueConstraint("group_id", "author_id", "client_key"),
        Index("ix_mentorship_group_messages_group_id_id", "group_id", "id"),
    )

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("mentorship_groups.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    author: Mapped[Person] = relationship(lazy="raise")
