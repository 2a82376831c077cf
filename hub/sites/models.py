"""Sites of a live session, how many are there over time, whom the facilitator named, and companion phones."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment


class Site(Base):
    """A room of people who follow together by one device; its local facilitator speaks for it. `present`: the newest count."""

    __tablename__ = "sites"
    __table_args__ = (
        CheckConstraint("present >= 0", name="present"),
        UniqueConstraint("person_id", "client_key"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(80))
    place: Mapped[str] = mapped_column(String(120), default="")
    code: Mapped[str] = mapped_column(String(12), unique=True)
    present: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[Moment] = mapped_column(default=now)
    gone_at: Mapped[Moment | None]
    consented_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))

    person: Mapped[Person | None] = relationship(lazy="raise")


class SiteCount(Base):
    """How many were in a site's room at a moment; women and young people where they were counted."""

    __tablename__ = "site_counts"
    __table_args__ = (CheckConstraint("total >= 0", name="total"),)

    id: Mapped[Id]
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)
    total: Mapped[int]
    women: Mapped[int | None]
    youth: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(200), default="")


class SiteName(Base):
    """Somebody on a site's roster: a member, or a name as it was written down; read by the site's facilitator and who leads, nobody else."""

    __tablename__ = "site_names"

    id: Mapped[Id]
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[Moment] = mapped_column(default=now)


class Companion(Base):
    """The phone of somebody who sits in a site's room: no sound, counted with the site."""

    __tablename__ = "site_companions"
    __table_args__ = (UniqueConstraint("live_id", "person_id"),)

    id: Mapped[Id]
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class Guest(Base):
    """Somebody in a site’s room with a phone and no account; their cookie’s token is stored hashed. What was said before `since_seq` is not shown to them."""

    __tablename__ = "site_guests"

    id: Mapped[Id]
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    since_seq: Mapped[int]
    joined_at: Mapped[Moment] = mapped_column(default=now)
    removed_at: Mapped[Moment | None]

    site: Mapped[Site] = relationship(lazy="raise")
