"""People, their sign-ins, and the tokens mailed to them."""

from sqlalchemy import ForeignKey, Index, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.clock import now
from hub.storage.model import Base, Id, Moment
from hub.text.languages import _
from hub.text.names import initials

FORMER_MEMBER = "Former member"  # kept in place of the name of whoever closed their account without it
COLOURS = 8  # as many as the stylesheet has for avatars

ROLES = ("practitioner", "policy_maker", "researcher", "other")
THEMES = ("", "light", "dark")
SECTORS_OF_MIX = ("policy_maker", "local_government", "academia", "civil_society", "private_sector", "practitioner")
CONNECTIONS = ("good", "fair", "weak")
LEVELS = ("basic", "good", "fluent", "native")
AUDIENCES = ("everyone", "people", "communities", "nobody")
FIELD_GROUPS = {
    "page": (),
    "work": ("role", "organisation", "organisation_kind", "sector"),
    "place": ("country", "zone"),
    "languages": ("languages",),
    "exchange": ("ask_me_about", "want_to_learn", "availability", "connection"),
}
STATES = ("unconfirmed", "waiting", "active", "placeholder", "suspended", "closed")
PURPOSES = ("confirm", "reset", "change_address", "claim")


class PersonName(TypeDecorator):
    """A name as it was written; that of somebody who left without it is said in the reader's language."""

    impl = String
    cache_ok = True

    def process_result_value(self, value, _dialect):
        """The name to show."""
        return _("Former member") if value == FORMER_MEMBER else value


class Person(Base):
    """Someone; also a placeholder from an imported list (no sign-in until claimed), or a closed account."""

    __tablename__ = "people"

    id: Mapped[Id]
    handle: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(PersonName(120))
    address: Mapped[str | None] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(12), default="unconfirmed")
    is_admin: Mapped[bool] = mapped_column(default=False)
    organisation: Mapped[str] = mapped_column(String(160), default="")
    organisation_kind: Mapped[str] = mapped_column(String(20), default="")
    role: Mapped[str] = mapped_column(String(20), default="")
    country: Mapped[str] = mapped_column(String(2), default="")
    sector: Mapped[str] = mapped_column(String(60), default="")
    languages: Mapped[list] = mapped_column(default=list)
    levels: Mapped[dict] = mapped_column(default=dict)
    language: Mapped[str] = mapped_column(String(5), default="en")
    zone: Mapped[str] = mapped_column(String(60), default="UTC")
    ask_me_about: Mapped[str] = mapped_column(Text, default="")
    want_to_learn: Mapped[str] = mapped_column(Text, default="")
    availability: Mapped[str] = mapped_column(String(200), default="")
    connection: Mapped[str] = mapped_column(String(4), default="fair")
    shown_to: Mapped[dict] = mapped_column(default=dict)
    theme: Mapped[str] = mapped_column(String(5), default="")
    joined_at: Mapped[Moment] = mapped_column(default=now)
    agreed_at: Mapped[Moment | None]
    suspended_until: Mapped[Moment | None]
    suspended_why: Mapped[str] = mapped_column(String(400), default="")
    failed_mail_at: Mapped[Moment | None]
    words_to_admins: Mapped[str] = mapped_column(String(600), default="")

    @property
    def is_placeholder(self) -> bool:
        """Known from an imported list only."""
        return self.state == "placeholder"

    @property
    def initials(self) -> str:
        """One or two letters for the avatar."""
        return initials(self.name)

    @property
    def colour(self) -> int:
        """The steady colour of the avatar, 0 to 7."""
        return sum(self.name.encode()) % COLOURS

    @property
    def may_act(self) -> bool:
        """Whether this person may use the hub now."""
        return self.state == "active"


class SignIn(Base):
    """One device signed in; deleting the row signs it out at once, everywhere the cookie was copied to."""

    __tablename__ = "sign_ins"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    device: Mapped[str] = mapped_column(String(120), default="")
    began_at: Mapped[Moment] = mapped_column(default=now)
    ends_at: Mapped[Moment]

    person: Mapped[Person] = relationship(lazy="raise")


class MailedToken(Base):
    """A secret sent to an address, stored hashed, good once for one purpose."""

    __tablename__ = "mailed_tokens"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    address: Mapped[str] = mapped_column(String(254))
    path: Mapped[str] = mapped_column(String(300), default="")
    made_at: Mapped[Moment] = mapped_column(default=now)
    ends_at: Mapped[Moment]

    person: Mapped[Person] = relationship(lazy="raise")


class SiteInvitation(Base):
    """An invitation to register, where registration is by invitation only."""

    __tablename__ = "site_invitations"

    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    address: Mapped[str] = mapped_column(String(254), default="")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    ends_at: Mapped[Moment]
    used_at: Mapped[Moment | None]

    @property
    def is_expired(self) -> bool:
        """Its time is over."""
        return self.ends_at <= now()


class Attempt(Base):
    """A counted try (a wrong password, a mail asked for), kept so that limits outlive a restart."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_key_at", "key", "at"),)

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(200))
    at: Mapped[Moment] = mapped_column(default=now)


class KeptDraft(Base):
    """What someone was typing, kept on the server per place."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("person_id", "place"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    place: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[Moment] = mapped_column(default=now)
