"""What is chosen about a replay, the written word of its sound, and what was said in it as searches find it."""

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from hub.storage.model import Base, Id, Moment

HEARING = ("no", "waiting", "running", "done", "failed")


class Replay(Base):
    """Choices about one session's replay, and its transcript: cues [[from, to, text], …] in ms of the recording of `transcript_of` (a version)."""

    __tablename__ = "replays"
    __table_args__ = (CheckConstraint("hearing in ('no', 'waiting', 'running', 'done', 'failed')", name="hearing"),)

    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True)
    without_names: Mapped[bool] = mapped_column(default=False, server_default=false())
    transcript: Mapped[list] = mapped_column(default=list, server_default="[]")
    transcript_of: Mapped[int] = mapped_column(default=0, server_default="0")
    corrected_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    corrected_at: Mapped[Moment | None]
    hearing: Mapped[str] = mapped_column(String(10), default="no", server_default="no")
    hearing_of: Mapped[int] = mapped_column(default=0, server_default="0")
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    problem: Mapped[str] = mapped_column(String(400), default="", server_default="")


class Passage(Base):
    """About half a minute of what was said or captioned in one language, as searches find it; `at_ms` is where it begins in the replay."""

    __tablename__ = "replay_passages"

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), index=True)
    at_ms: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    words: Mapped[str] = mapped_column(Text)
