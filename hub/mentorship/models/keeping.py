"""Files of a pair."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, Id, Moment

LONGEST_NAME = 150


class PairFile(Base):
    """A stored file on a message of a pair; it goes with the message."""

    __tablename__ = "mentorship_files"
    __table_args__ = (Index("ix_mentorship_files_mentorship_id_id", "mentorship_id", "id"), Index("ix_mentorship_files_note_id", "note_id"))

    id: Mapped[Id]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    note_id: Mapped[int] = mapped_column(ForeignKey("mentorship_shared_notes.id", ondelete="CASCADE"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    content_type: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(10), default="document")
    bytes: Mapped[int]
    stored: Mapped[str] = mapped_column(String(64))
    width: Mapped[int | None]
    height: Mapped[int | None]
    made_at: Mapped[Moment] = mapped_column(default=now)
