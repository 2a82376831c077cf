"""What someone offers as a mentor, and how many places of it are taken."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.accounts.models import Person
from hub.clock import now
from hub.storage.model import Base, Id, Moment

CHANNELS = ("text", "voice", "video")


class MentorProfile(Base):
    """One person's offer; the time zone is the person's own. `taken` counts living pairs, so that places are exact.

    `folded` holds skills, sector and languages as lists are filtered by them: lower case, without accents.
    """

    __tablename__ = "mentor_profiles"
    __table_args__ = (
        CheckConstraint("taken >= 0", name="taken"),
        Index("ix_mentor_profiles_is_open_id", "is_open", "id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), unique=True)
    skills: Mapped[list] = mapped_column(default=list)
    languages: Mapped[list] = mapped_column(default=list)
    levels: Mapped[dict] = mapped_column(default=dict)
    hours: Mapped[int] = mapped_column(default=1)
    places: Mapped[int] = mapped_column(default=1)
    taken: Mapped[int] = mapped_column(default=0)
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    sector: Mapped[str] = mapped_column(String(60), default="")
    channels: Mapped[list] = mapped_column(default=list)
    is_open: Mapped[bool] = mapped_column(default=True)
    folded: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[Moment] = mapped_column(default=now)
    changed_at: Mapped[Moment] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")

    @property
    def free(self) -> int:
        """How many more mentees fit now; never below zero, also where places were taken back."""
        return max(0, self.places - self.taken)
