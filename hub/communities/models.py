"""Communities of practice, who belongs to them, who asks to, and how they are invited."""

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import COLOURS, SECTORS_OF_MIX, Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment
from hub.text.names import initials

ACCESS = ("open", "request", "private")
ROLES = ("member", "facilitator")
FOLLOWING = ("every", "mentions", "digest", "none")
PAUSE = timedelta(days=14)  # before someone who was declined asks again


class Community(Base):
    """A place of peers. Open: anyone reads and joins; on request: joining is asked for; private: unknown to outsiders.

    `folded` holds name, purpose and tags as lists are filtered by them: lower case, without accents.
    """

    __tablename__ = "communities"
    __table_args__ = (
        CheckConstraint("access in ('open', 'request', 'private')", name="access"),
        UniqueConstraint("founded_by_id", "client_key"),
    )

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    purpose: Mapped[str] = mapped_column(String(300), default="")
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    access: Mapped[str] = mapped_column(String(10), default="open")
    tags: Mapped[list] = mapped_column(default=list)
    languages: Mapped[list] = mapped_column(default=list)
    wanted_mix: Mapped[list] = mapped_column(default=lambda: list(SECTORS_OF_MIX))
    members_plan: Mapped[bool] = mapped_column(default=True, server_default=true())  # live sessions; else only facilitators do
    folded: Mapped[str] = mapped_column(Text, default="")
    members_count: Mapped[int] = mapped_column(default=0)
    founded_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    founded_at: Mapped[Moment] = mapped_column(default=now)
    active_at: Mapped[Moment] = mapped_column(default=now)
    archived_at: Mapped[Moment | None]
    client_key: Mapped[str | None] = mapped_column(String(64))

    @property
    def initials(self) -> str:
        """One or two letters for its mark in lists."""
        return initials(self.name)

    @property
    def colour(self) -> int:
        """The steady colour of its mark, 0 to 7."""
        return self.id % COLOURS


class Membership(Base):
    """A person's standing in a community: role, what they follow, whether they are muted."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("community_id", "person_id"), Index("ix_memberships_person_id", "person_id"))

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(12), default="member")
    following: Mapped[str] = mapped_column(String(10), default="mentions")
    muted_until: Mapped[Moment | None]
    joined_at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")
    community: Mapped[Community] = relationship(lazy="raise")

    @property
    def is_facilitator(self) -> bool:
        """Looks after the community."""
        return self.role == "facilitator"

    @property
    def is_muted(self) -> bool:
        """May read, but not speak, for now."""
        return self.muted_until is not None and self.muted_until > now()


class JoinRequest(Base):
    """Someone asks to join; open until answered."""

    __tablename__ = "join_requests"
    __table_args__ = (UniqueConstraint("community_id", "person_id"),)

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(String(600), default="")
    asked_at: Mapped[Moment] = mapped_column(default=now)
    declined_at: Mapped[Moment | None]

    person: Mapped[Person] = relationship(lazy="raise")
    community: Mapped[Community] = relationship(lazy="raise")

    @property
    def is_open(self) -> bool:
        """Waits for an answer."""
        return self.declined_at is None

    @property
    def again_at(self) -> datetime | None:
        """Until when someone who was declined waits before asking again; None if they need not."""
        return self.declined_at + PAUSE if self.declined_at and self.declined_at + PAUSE > now() else None


class Invitation(Base):
    """A way in, by link (many uses) or by mail (one address, one use), listed and revocable."""

    __tablename__ = "invitations"

    id: Mapped[Id]
    community_id: Mapped[int] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    address: Mapped[str] = mapped_column(String(254), default="")
    uses_left: Mapped[int] = mapped_column(default=1)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    ends_at: Mapped[Moment]
    revoked_at: Mapped[Moment | None]

    community: Mapped[Community] = relationship(lazy="raise")
    made_by: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def is_by_mail(self) -> bool:
        """Sent to one address, good once."""
        return bool(self.address)

    @property
    def is_open(self) -> bool:
        """Still lets someone in."""
        return self.is_unspent and self.ends_at > now()

    @property
    def is_expired(self) -> bool:
        """Its time is over before it let everybody in."""
        return self.is_unspent and self.ends_at <= now()

    @property
    def is_unspent(self) -> bool:
        """Neither used up nor revoked, whatever the time."""
        return self.uses_left > 0 and self.revoked_at is None
