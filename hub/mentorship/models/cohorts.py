"""Rounds of mentoring that begin and end together, and what their people are given to read."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.library.models import Item
from hub.matching.models import Programme  # noqa: F401 - the table a cohort points to
from hub.storage.model import Base, Id, Moment


class Cohort(Base):
    """A round of mentoring of a community. People apply to its programme of matching, where there is one.

    `place_id` is a private community of the round's people alone, founded when it is first wanted; thread and kick-off stand there or in the community.
    """

    __tablename__ = "mentorship_cohorts"
    __table_args__ = (UniqueConstraint("made_by_id", "client_key"), Index("ix_mentorship_cohorts_community_id_id", "community_id", "id"))

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("matching_programmes.id", ondelete="SET NULL"), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(10), default="mentor")
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    cadence_days: Mapped[int] = mapped_column(default=14)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("communities.id", ondelete="SET NULL"))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id", ondelete="SET NULL"))
    live_id: Mapped[int | None] = mapped_column(ForeignKey("live_sessions.id", ondelete="SET NULL"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    community: Mapped[Community] = relationship(lazy="raise", foreign_keys=[community_id])
    place: Mapped[Community | None] = relationship(lazy="raise", foreign_keys=[place_id])


class Resource(Base):
    """Something to read for the people of a cohort: an item of the library, a link, or a file that is stored here."""

    __tablename__ = "mentorship_resources"
    __table_args__ = (UniqueConstraint("owner_id", "client_key"), Index("ix_mentorship_resources_cohort_id_id", "cohort_id", "id"))

    id: Mapped[Id]
    cohort_id: Mapped[int] = mapped_column(ForeignKey("mentorship_cohorts.id", ondelete="CASCADE"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("library_items.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(String(200), default="")
    href: Mapped[str] = mapped_column(String(600), default="")
    name: Mapped[str | None] = mapped_column(String(150))
    content_type: Mapped[str | None] = mapped_column(String(100))
    kind: Mapped[str | None] = mapped_column(String(10))
    bytes: Mapped[int | None]
    stored: Mapped[str | None] = mapped_column(String(64))
    width: Mapped[int | None]
    height: Mapped[int | None]
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    owner: Mapped[Person | None] = relationship(lazy="raise")
    item: Mapped[Item | None] = relationship(lazy="raise")
