"""What the worker did last."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, Moment


class JobRun(Base):
    """The last run of one job: when, how long it took, and what went wrong, if anything."""

    __tablename__ = "job_runs"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    at: Mapped[Moment] = mapped_column(default=now)
    took_ms: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(String(400), default="")
