"""Live sessions, their numbered facts, who registered, who does what, who was there, whose hand is up."""

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.storage.model import Base, Id, Moment

STATES = ("draft", "planned", "open", "closed", "cancelled")
ROLES = ("host", "speaker", "scribe")
WAYS = ("socket", "text")
PLACES = ("coming", "waiting", "pending", "declined")  # what somebody who registered has
ORDERS = ("lobby", "locked", "paused", "slow", "remote", "guests")  # what may be switched on for a room: see actions/ordering.py
HAND_KINDS = ("voice", "note", "text")


class Series(Base):
    """Sessions that repeat by a rule (RFC 5545) in a zone; each is a session of its own, and may be moved or called off alone."""

    __tablename__ = "live_series"

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"), index=True)
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    rule: Mapped[str] = mapped_column(String(100))
    zone: Mapped[str] = mapped_column(String(60))
    starts_at: Mapped[Moment]
    changes: Mapped[int] = mapped_column(default=0, server_default="0")  # added to its number in calendars


class LiveSession(Base):
    """A meeting of a community at a time; everything that happens in its room is a numbered fact.

    `slot_at`: when its series would hold it. `main_id`: it is the room of a group of that session, found by nobody else.
    """

    __tablename__ = "live_sessions"
    __table_args__ = (
        CheckConstraint("state in ('draft', 'planned', 'open', 'closed', 'cancelled')", name="state"),
        CheckConstraint("floors between 1 and 3", name="floors"),
        UniqueConstraint("host_id", "client_key"),
        Index("ix_live_sessions_community_id_starts_at", "community_id", "starts_at"),
        Index("ix_live_sessions_state_starts_at", "state", "starts_at"),
        Index("ix_live_sessions_series_id_starts_at", "series_id", "starts_at"),
    )

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    host_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    title: Mapped[str] = mapped_column(String(160))
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[Moment]
    minutes: Mapped[int] = mapped_column(default=60)
    zone: Mapped[str] = mapped_column(String(60), default="UTC")
    language: Mapped[str] = mapped_column(String(5), default="en")
    state: Mapped[str] = mapped_column(String(10), default="planned")
    agenda: Mapped[list] = mapped_column(default=list)
    topics: Mapped[list] = mapped_column(default=list)
    point: Mapped[int | None]
    floors: Mapped[int] = mapped_column(default=1, server_default="1")
    notes_source: Mapped[str] = mapped_column(Text, default="")
    notes_version: Mapped[int] = mapped_column(default=0)
    last_seq: Mapped[int] = mapped_column(default=0)
    seats: Mapped[int | None]
    questions: Mapped[list] = mapped_column(default=list, server_default="[]")
    needs_approval: Mapped[bool] = mapped_column(default=False, server_default=false())
    registered_count: Mapped[int] = mapped_column(default=0)
    orders: Mapped[list] = mapped_column(default=list, server_default="[]")
    series_id: Mapped[int | None] = mapped_column(ForeignKey("live_series.id", ondelete="SET NULL"))
    main_id: Mapped[int | None] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), index=True)
    slot_at: Mapped[Moment | None]
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    told_as: Mapped[list] = mapped_column(default=list, server_default="[]")  # what calendars called it before: see series.rule
    planned_at: Mapped[Moment] = mapped_column(default=now)
    changed_at: Mapped[Moment] = mapped_column(default=now)
    opened_at: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    notes_item_id: Mapped[int | None]
    client_key: Mapped[str | None] = mapped_column(String(64))

    community: Mapped[Community] = relationship(lazy="raise")
    host: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_open(self) -> bool:
        """Whether the room is open now."""
        return self.state == "open"

    @property
    def is_over(self) -> bool:
        """Closed or called off; nothing happens in it any more."""
        return self.state in ("closed", "cancelled")


class Fact(Base):
    """One thing that happened in a session's room; `seq` counts from 1 without a gap, in the order of commits."""

    __tablename__ = "live_facts"
    __table_args__ = (
        UniqueConstraint("live_id", "seq"),
        UniqueConstraint("live_id", "by_id", "client_id"),
        Index("ix_live_facts_live_id_kind_seq", "live_id", "kind", "seq"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(30))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    client_id: Mapped[str | None] = mapped_column(String(64))
    data: Mapped[dict] = mapped_column(default=dict)
    at: Mapped[Moment] = mapped_column(default=now)
    hidden_at: Mapped[Moment | None]

    by: Mapped[Person | None] = relationship(lazy="raise", cascade="")  # whoever acts may have been loaded elsewhere


class Registration(Base):
    """Someone means to come, waits for a seat in the order of `id`, or asks the host; with what they answered and the host's word."""

    __tablename__ = "live_registrations"
    __table_args__ = (
        CheckConstraint("place in ('coming', 'waiting', 'pending', 'declined')", name="place"),
        UniqueConstraint("live_id", "person_id"),
        Index("ix_live_registrations_person_id", "person_id"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    place: Mapped[str] = mapped_column(String(10), default="coming", server_default="coming")
    answers: Mapped[list] = mapped_column(default=list, server_default="[]")
    word: Mapped[str] = mapped_column(String(400), default="", server_default="")
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class Role(Base):
    """What someone does in one session, beyond listening."""

    __tablename__ = "live_roles"
    __table_args__ = (UniqueConstraint("live_id", "person_id", "role"),)

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))

    person: Mapped[Person] = relationship(lazy="raise")


class Standing(Base):
    """What who moderates decided about one person in one session: let in or removed, and rights given or taken beyond their roles."""

    __tablename__ = "live_standings"
    __table_args__ = CheckConstraint("place in ('', 'waiting', 'admitted', 'removed')", name="place"), UniqueConstraint("live_id", "person_id")

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    place: Mapped[str] = mapped_column(String(10), default="")
    given: Mapped[list] = mapped_column(default=list, server_default="[]")
    taken: Mapped[list] = mapped_column(default=list, server_default="[]")
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class Attendance(Base):
    """A span of time somebody was there, and by which way; open while `left_at` is empty. Who is `in_crowd` came into a full room, unannounced."""

    __tablename__ = "live_attendance"
    __table_args__ = (
        Index("ix_live_attendance_live_id_person_id", "live_id", "person_id"),
        Index("ix_live_attendance_open", "left_at", "seen_at"),
        Index("ix_live_attendance_there", "live_id", "left_at", "in_crowd"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    way: Mapped[str] = mapped_column(String(8), default="socket")
    joined_at: Mapped[Moment] = mapped_column(default=now)
    seen_at: Mapped[Moment] = mapped_column(default=now)
    left_at: Mapped[Moment | None]
    in_crowd: Mapped[bool] = mapped_column(default=False, server_default=false())

    person: Mapped[Person] = relationship(lazy="raise")


class Hand(Base):
    """A hand that is up; lowered hands leave no row (the facts remember). A site's (`site_id`) is one more; `turns`: how often called before."""

    __tablename__ = "live_hands"
    __table_args__ = (UniqueConstraint("live_id", "person_id", "site_id"),)

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    raised_seq: Mapped[int]
    raised_at: Mapped[Moment] = mapped_column(default=now)
    called_at: Mapped[Moment | None]
    word: Mapped[str] = mapped_column(String(140), default="", server_default="")
    kind: Mapped[str] = mapped_column(String(5), default="voice", server_default="voice")
    language: Mapped[str] = mapped_column(String(5), default="", server_default="")
    site_id: Mapped[int] = mapped_column(default=0, server_default="0")
    site: Mapped[str] = mapped_column(String(80), default="", server_default="")
    who: Mapped[str] = mapped_column(String(80), default="", server_default="")
    turns: Mapped[int] = mapped_column(default=0, server_default="0")

    person: Mapped[Person] = relationship(lazy="raise")


class Consent(Base):
    """What somebody said about being recorded, when, and to which wording; a later row takes an earlier one's place, none is changed."""

    __tablename__ = "live_consents"
    __table_args__ = (
        CheckConstraint("choice in ('agreed', 'left_out')", name="choice"),
        Index("ix_live_consents_live_id_person_id", "live_id", "person_id"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    choice: Mapped[str] = mapped_column(String(10))
    wording: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")
