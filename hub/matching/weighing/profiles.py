"""A person as matching sees them, and the terms of a programme; plain facts, no database."""

from dataclasses import dataclass, field
from datetime import date

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")  # a level's number is its place here plus one; 0 is "not at all"
B1 = 3
FAMILIAR, PRACTISED, TEACHES = 2, 3, 4  # quarters: 0.5, 0.75, 1
CHANNELS = ("video", "voice", "text")
STYLE_QUESTIONS = 6
FEATURES = ("skill", "give", "reciprocity", "time", "language", "sector", "context", "seniority", "style", "past")
MENTEE_WEIGHTS = {
    "skill": 40, "give": 0, "reciprocity": 5, "time": 15, "language": 10, "sector": 8, "context": 10, "seniority": 6, "style": 4, "past": 2,
}
MENTOR_WEIGHTS = {
    "skill": 0, "give": 30, "reciprocity": 15, "time": 15, "language": 10, "sector": 10, "context": 8, "seniority": 6, "style": 4, "past": 2,
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """How well somebody speaks and writes a language, 0 to 6, and whether they like to use it."""

    speak: int
    write: int
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Free time each week on the person's own clock: weekday 0 (Monday) to 6, minutes since midnight, end up to 1440."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conditions:
    """What somebody asks of the other as a condition; empty asks nothing."""

    countries: frozenset = frozenset()
    genders: frozenset = frozenset()
    least_seniority: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """One person in a programme. Skills are ids of the tree: wants and passes_on with a need 1-3, offers with a level 2-4 (quarters)."""

    id: int
    wants: dict = field(default_factory=dict)
    offers: dict = field(default_factory=dict)
    passes_on: dict = field(default_factory=dict)
    tongues: dict = field(default_factory=dict)
    zone: str = "UTC"
    slots: tuple = ()
    in_writing: bool = False
    channels: frozenset = frozenset(CHANNELS)
    connection: str = "good"
    fields: frozenset = frozenset()
    context: dict = field(default_factory=dict)
    seniority: int = 0
    style: tuple = ()
    capacity: int = 1
    least: int = 0
    tier: int = 0
    is_here: bool = True
    organisation: str = ""
    reports_to: frozenset = frozenset()
    country: str = ""
    gender: str = ""
    conditions: Conditions = Conditions()
    excludes: frozenset = frozenset()
    before: frozenset = frozenset()
    ranks: tuple = ()


@dataclass(frozen=True)
class Terms:
    """What a programme asks and how it weighs; `means` are the programme's mean scores, towards which what is not known draws."""

    parents: dict = field(default_factory=dict)
    starts_on: date = date(2026, 1, 1)
    ends_on: date = date(2026, 12, 31)
    kind: str = "mentor"
    own_organisation: bool = False
    least_level: int = B1
    interpreter: bool = False
    least_quarters: int = 4
    gender_conditions: bool = False
    context: str = "similar"
    mentee_weights: dict = field(default_factory=lambda: dict(MENTEE_WEIGHTS))
    mentor_weights: dict = field(default_factory=lambda: dict(MENTOR_WEIGHTS))
    means: tuple = (50.0, 50.0)
    floor: int = 0
    bonus: int = 0
    tier_bonus: int = 1000
    bans: frozenset = frozenset()

    @property
    def weights(self) -> tuple:
        """Feature -> (mentee's points, mentor's points), in the order of the table; what does not matter weighs nothing."""
        off = {"context"} if self.context == "no matter" else set()
        return tuple(
            (name, 0, 0) if name in off else (name, self.mentee_weights.get(name, 0), self.mentor_weights.get(name, 0)) for name in FEATURES
        )
