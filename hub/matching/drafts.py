"""What people hand in for matching, read and tidied by the forms, before the actions decide."""

from dataclasses import dataclass, field
from datetime import date

from hub.text.writing import Written


@dataclass(frozen=True)
class SkillsSaid:
    """Skills by name: wanted with a need, offered with a level and how much they are liked to be passed on."""

    wants: dict = field(default_factory=dict)
    offers: dict = field(default_factory=dict)


@dataclass(frozen=True)
class ProgrammeDraft:
    """A programme as its coordinator writes it down."""

    name: str
    about: Written
    kind: str
    starts_on: date
    ends_on: date
    closes_on: date
    key: str = ""
    questions: list = field(default_factory=list)
    capacity: int | None = None


@dataclass(frozen=True)
class Part:
    """As what somebody takes part: role, places, and handles of those they would like most, first first, and what they answer."""

    role: str
    capacity: int = 1
    ranks: tuple = ()
    answers: tuple = ()
