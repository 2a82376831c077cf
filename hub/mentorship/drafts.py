"""What forms hand to actions: cleaned values of the right kind, nothing of the database."""

from dataclasses import dataclass, field
from datetime import date, time

from hub.mentorship.models import CADENCE
from hub.text.writing import Written


@dataclass(frozen=True)
class Offer:
    """What a mentor offers; `levels` maps a language's code to a level, in the order named."""

    skills: tuple[str, ...]
    levels: dict
    hours: int
    places: int
    channels: tuple[str, ...]
    sector: str = ""
    about: Written = field(default=Written("", ""))
    is_open: bool = True


@dataclass(frozen=True)
class Wish:
    """What a mentee asks for."""

    wanted: Written
    first_goal: str
    languages: tuple[str, ...]
    hours: int
    key: str | None = None


@dataclass(frozen=True)
class Terms:
    """What one proposes to agree on; `is_thin` says that one of the two has a weak or costly line."""

    purpose: str
    mentor_part: str = ""
    mentee_part: str = ""
    off_limits: str = ""
    cadence_days: int = CADENCE
    mode: str = "mixed"
    way: str = "voice"
    language: str = ""
    sees: str = "counts"
    records: bool = False
    ends_on: date | None = None
    is_thin: bool = False
    key: str | None = None


@dataclass(frozen=True)
class Round:
    """A cohort as it is begun."""

    name: str
    starts_on: date
    ends_on: date
    about: Written = field(default=Written("", ""))
    kind: str = "mentor"
    cadence_days: int = CADENCE
    key: str | None = None


@dataclass(frozen=True)
class Beginning:
    """The first post of a cohort's thread; private means that only the cohort's people read it."""

    title: str
    words: Written
    is_private: bool = False
    key: str | None = None


@dataclass(frozen=True)
class Reading:
    """Something to read for a cohort: a link, which may lead into the library of the site at `site_url`, or an upload."""

    words: str = ""
    href: str = ""
    upload: object | None = None
    site_url: str = ""
    key: str | None = None


@dataclass(frozen=True)
class Closing:
    """What one says at the end: what changed in practice, how far it has come, and what may be told of it."""

    words: str = ""
    reached: str = ""
    value: str = ""
    thanks: str = ""
    may_quote: bool = False


@dataclass(frozen=True)
class Answer:
    """What one answers in a check-in, or half a year after the end."""

    fit: str = ""
    progress: int | None = None
    obstacles: tuple[str, ...] = ()
    value: str = ""
    words: str = ""
    is_shared: bool = False


@dataclass(frozen=True)
class Lesson:
    """Something learned, from the mentor or from the mentee, and its kind."""

    words: str
    direction: str
    kind: str
    key: str | None = None


@dataclass(frozen=True)
class Aim:
    """A goal in words, and how both will know that it is reached; `baseline` and `target` from 1 to 5."""

    words: str
    indicator: str = ""
    key: str | None = None
    why: str = ""
    baseline: int | None = None
    target: int | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Progress:
    """How far a goal is now: in percent, or on its way from baseline to target."""

    percent: int
    state: str
    note: str = ""
    level: int | None = None


@dataclass(frozen=True)
class Appointment:
    """A time to meet, as a clock time in the zone of who proposes it."""

    on: date
    at: time
    minutes: int
    way: str
    plan: str = ""
    is_agreed: bool = False
    key: str | None = None


@dataclass(frozen=True)
class Step:
    """What one of the two does next; `is_mine` from the view of who writes it."""

    words: str
    is_mine: bool = True
    due_on: date | None = None
    key: str | None = None


@dataclass(frozen=True)
class Account:
    """What was when two met: when, how long, by which way, what they agreed, and the next step if there is one."""

    on: date
    at: time
    minutes: int
    way: str
    agreed: Written
    step: Step | None = None
    key: str | None = None
