"""Groups round one mentor: what is said in them with its files, and when all of a group meet."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment

GROUP_MEETING_STATES = ("planned", "held", "missed", "moved", "cancelled")


class Group(Base):
    """Several mentees of one mentor who also talk together."""

    __tablename__ = "mentorship_groups"
    __table_args__ = (UniqueConstraint("mentor_id", "client_key"),)

    id: Mapped[Id]
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    mentor: Mapped[Person] = relationship(lazy="raise")


class GroupMessage(Base):
    """What one of a group says to all of it."""

    __tablename__ = "mentorship_group_messages"
    __table_args__ = (
        UniqueConstraint("group_id", "author_id", "client_key"),
        Index("ix_mentorship_group_messages_group_id_id", "group_id", "id"),
    )

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("mentorship_groups.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    source: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    author: Mapped[Person] = relationship(lazy="raise")


class GroupFile(Base):
    """A stored file or voice note on a message of a group; it goes with the message."""

    __tablename__ = "mentorship_group_files"
    __table_args__ = (Index("ix_mentorship_group_files_message_id", "message_id"),)

    id: Mapped[Id]
    message_id: Mapped[int] = mapped_column(ForeignKey("mentorship_group_messages.id", ondelete="CASCADE"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(150))
    content_type: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(10), default="document")
    bytes: Mapped[int]
    stored: Mapped[str] = mapped_column(String(64))
    width: Mapped[int | None]
    height: Mapped[int | None]
    made_at: Mapped[Moment] = mapped_column(default=now)


class GroupMeeting(Base):
    """A time at which all of a group meet; who was there has a meeting held in the own pair too, so that it counts there."""

    __tablename__ = "mentorship_group_meetings"
    __table_args__ = (
        CheckConstraint(f"state in {GROUP_MEETING_STATES}", name="state"),
        UniqueConstraint("group_id", "client_key"),
        Index("ix_mentorship_group_meetings_group_id_starts_at", "group_id", "starts_at"),
    )

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("mentorship_groups.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default="planned")
    starts_at: Mapped[Moment]
    minutes: Mapped[int] = mapped_column(default=45)
    way: Mapped[str] = mapped_column(String(8), default="video")
    plan: Mapped[str] = mapped_column(String(500), default="")
    agreed: Mapped[str] = mapped_column(Text, default="")
    agreed_html: Mapped[str] = mapped_column(Text, default="")
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    moved_to_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship_group_meetings.id", ondelete="SET NULL"))
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    calendar_sequence: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[Moment] = mapped_column(default=now)
    client_key: Mapped[str | None] = mapped_column(String(64))

    proposed_by: Mapped[Person | None] = relationship(lazy="raise")


class GroupAnswer(Base):
    """Whether somebody of a group comes to a meeting, and whether they were there."""

    __tablename__ = "mentorship_group_answers"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("mentorship_group_meetings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    comes: Mapped[bool | None]
    was_there: Mapped[bool | None]
