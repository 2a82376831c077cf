"""Questions to a live session, who wants them answered, and how a session takes them."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, BigId, Id, Moment

STATES = ("held", "open", "answered", "dismissed", "withdrawn")


class QuestionRules(Base):
    """How a session takes questions: `waits`: held until who leads lets them in; `nameless`: one may ask without one's name."""

    __tablename__ = "live_question_rules"

    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True)
    waits: Mapped[bool] = mapped_column(default=False, server_default=false())
    nameless: Mapped[bool] = mapped_column(default=False, server_default=false())
    now_id: Mapped[int | None]  # the question that is being answered
    pinned_id: Mapped[int | None]


class Question(Base):
    """One question; `told_votes` are those the room was told, `votes` those there are. `relayed`: for whom somebody else typed it in.

    `guest_id`: a guest of an in-person room asked it, without an account. `hidden_at`: who moderates took it away, whatever its state.
    """

    __tablename__ = "live_questions"
    __table_args__ = (
        CheckConstraint("state in ('held', 'open', 'answered', 'dismissed', 'withdrawn')", name="state"),
        UniqueConstraint("live_id", "by_id", "client_key"),
        Index("ix_live_questions_live_id_state", "live_id", "state"),
    )

    id: Mapped[Id]
    live_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id", ondelete="CASCADE"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(String(500))
    is_nameless: Mapped[bool] = mapped_column(default=False, server_default=false())
    relayed: Mapped[str] = mapped_column(String(120), default="", server_default="")
    state: Mapped[str] = mapped_column(String(10), default="open")
    answer: Mapped[str] = mapped_column(String(2000), default="", server_default="")
    word: Mapped[str] = mapped_column(String(400), default="", server_default="")
    votes: Mapped[int] = mapped_column(default=0, server_default="0")
    told_votes: Mapped[int] = mapped_column(default=0, server_default="0")
    fact_id: Mapped[int | None]  # the fact by which the room was told of it
    at: Mapped[Moment] = mapped_column(default=now)
    answered_at: Mapped[Moment | None]
    hidden_at: Mapped[Moment | None]
    guest_id: Mapped[int | None] = mapped_column(BigId)
    client_key: Mapped[str | None] = mapped_column(String(64))

    by: Mapped[Person | None] = relationship(lazy="raise", cascade="")


class QuestionVote(Base):
    """Somebody wants a question answered."""

    __tablename__ = "live_question_votes"
    __table_args__ = (UniqueConstraint("question_id", "person_id"), Index("ix_live_question_votes_person_id", "person_id"))

    id: Mapped[Id]
    question_id: Mapped[int] = mapped_column(ForeignKey("live_questions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
