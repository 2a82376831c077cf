"""The outbox: every letter to be sent, kept until it is, and readable by administrators."""

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, Id, Moment

STATES = ("waiting", "sent", "failed", "dropped")


class Letter(Base):
    """One letter to one address. Secrets (reset links) are blanked once it is sent or dropped."""

    __tablename__ = "letters"
    __table_args__ = (Index("ix_letters_state_next", "state", "next_try_at"),)

    id: Mapped[Id]
    to_address: Mapped[str] = mapped_column(String(254))
    to_name: Mapped[str] = mapped_column(String(120), default="")
    subject: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text, default="")
    headers: Mapped[dict] = mapped_column(default=dict)
    kind: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    tries: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(String(400), default="")
    person_id: Mapped[int | None]
    community_id: Mapped[int | None]
    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    written_at: Mapped[Moment] = mapped_column(default=now)
    next_try_at: Mapped[Moment] = mapped_column(default=now)
    sent_at: Mapped[Moment | None]
