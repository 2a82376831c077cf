"""The log of who did what to what."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, Id, Moment


class Deed(Base):
    """One thing done: by whom (None: the house), the verb, the thing, and a few facts that are no secrets."""

    __tablename__ = "deeds"
    __table_args__ = (Index("ix_deeds_thing", "thing_kind", "thing_id"), Index("ix_deeds_at", "at"))

    id: Mapped[Id]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    verb: Mapped[str] = mapped_column(String(60))
    thing_kind: Mapped[str] = mapped_column(String(30), default="")
    thing_id: Mapped[int | None]
    facts: Mapped[dict] = mapped_column(default=dict)
    at: Mapped[Moment] = mapped_column(default=now)
