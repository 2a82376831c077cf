"""Rounds of groups in a session, and the rooms they meet in; who belongs to a group is who has a place in its room."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.clock import now
from hub.live.models import LiveSession
from hub.storage.model import Base, Id, Moment

STATES = ("ready", "open", "closed")
WAYS = ("random", "language", "hand", "choice")  # how people come into groups


class Round(Base):
    """Groups made together: first ready, so that people can be moved, then open until `until` or until who leads calls everybody back."""

    __tablename__ = "group_rounds"
    __table_args__ = (
        CheckConstraint("state in ('ready', 'open', 'closed')", name="state"),
        CheckConstraint("how in ('random', 'language', 'hand', 'choice')", name="how"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), index=True)
    how: Mapped[str] = mapped_column(String(10))
    minutes: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(10), default="ready")
    made_at: Mapped[Moment] = mapped_column(default=now)
    opened_at: Mapped[Moment | None]
    until: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    warned_at: Mapped[Moment | None]


class Group(Base):
    """One group of a round; `live_id` is its room, `called_at` says since when it waits for help."""

    __tablename__ = "group_rooms"
    __table_args__ = (UniqueConstraint("round_id", "number"),)

    id: Mapped[Id]
    round_id: Mapped[int] = mapped_column(ForeignKey("group_rounds.id", ondelete="CASCADE"))
    number: Mapped[int]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), unique=True)
    called_at: Mapped[Moment | None]

    live: Mapped[LiveSession] = relationship(lazy="raise")
    round: Mapped[Round] = relationship(lazy="raise")
