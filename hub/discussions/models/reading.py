"""What each person has read, what they follow, and the key to their feeds."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, Moment

FOLLOWING = ("every", "none")


class Reading(Base):
    """How far a person has read a thread (None: never opened) and whether they follow it otherwise than the community."""

    __tablename__ = "readings"
    __table_args__ = (Index("ix_readings_thread_id_following", "thread_id", "following"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True)
    read_seq: Mapped[int | None]
    following: Mapped[str | None] = mapped_column(String(5))


class FeedKey(Base):
    """What makes a person's secret feed addresses valid; a new one ends the old addresses."""

    __tablename__ = "feed_keys"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[Moment] = mapped_column(default=now)
