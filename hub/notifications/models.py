"""What each person is told, and how loudly they want to hear it."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, Id, Moment

MAIL = ("now", "digest", "none")
PACES = ("daily", "weekly")


class Notice(Base):
    """One thing one person is told once; `once` names the occasion, so a repeat is dropped by the database."""

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("person_id", "once"),
        Index("ix_notices_person_id_id", "person_id", "id"),
        Index("ix_notices_unread", "person_id", "read_at"),
        Index("ix_notices_mail", "mail", "mailed_at"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    once: Mapped[str] = mapped_column(String(120))
    path: Mapped[str] = mapped_column(String(300))
    words: Mapped[dict] = mapped_column(default=dict)
    from_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    community_id: Mapped[int | None] = mapped_column(ForeignKey("communities.id", ondelete="CASCADE"))
    made_at: Mapped[Moment] = mapped_column(default=now)
    read_at: Mapped[Moment | None]
    mail: Mapped[str] = mapped_column(String(8), default="none")
    mailed_at: Mapped[Moment | None]
    thread_ref: Mapped[str] = mapped_column(String(60), default="")
    message_ref: Mapped[str] = mapped_column(String(60), default="")


class MailChoice(Base):
    """How loudly one person wants mail: at once, collected, or not at all; where they have silenced it; quiet nights."""

    __tablename__ = "mail_choices"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    mail: Mapped[str] = mapped_column(String(8), default="now")
    digest: Mapped[str] = mapped_column(String(8), default="daily")
    quiet: Mapped[bool] = mapped_column(default=True)
    silenced: Mapped[list] = mapped_column(default=list)
    digest_at: Mapped[Moment | None]
