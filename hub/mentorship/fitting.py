"""Why a mentor fits someone, in plain words, each with its points; the sum orders the list."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hub.accounts.models import Person
from hub.mentorship.models import MentorProfile
from hub.text.languages import _, ngettext
from hub.text.stems import stems

SPEAKS, SKILL, SECTOR, NEAR = 3, 4, 2, 1
MOST_SKILLS = 3  # beyond three the list of reasons is no longer read
NEAR_HOURS = 2
SHORTEST = 3  # letters; "of" and "in" are no shared interest


@dataclass(frozen=True)
class Reason:
    """One sentence and what it counts for."""

    words: str
    points: int


def reasons(person: Person, profile: MentorProfile, at: datetime, name_of) -> list[Reason]:
    """Why the mentor fits the person, strongest first; `name_of` says a language's name from its code."""
    found = [*_skills(person, profile), *_languages(person, profile, name_of), *_sector(person, profile), *_near(person, profile, at)]
    return sorted(found, key=lambda reason: -reason.points)


def points(found: list[Reason]) -> int:
    """The sum of what the reasons count for."""
    return sum(reason.points for reason in found)


def hours_apart(zone: str, other: str, at: datetime) -> float:
    """How many hours two zones' clocks differ at a moment, at most 12 since a day goes round."""
    seconds = (at.astimezone(ZoneInfo(zone)).utcoffset() - at.astimezone(ZoneInfo(other)).utcoffset()).total_seconds()
    hours = abs(seconds) / 3600 % 24
    return min(hours, 24 - hours)


def _skills(person: Person, profile: MentorProfile) -> list[Reason]:
    wanted = _stems(person.want_to_learn, person.language)
    shared = [skill for skill in profile.skills if _stems(skill, person.language) & wanted]
    return [Reason(_("You want to learn about %(skill)s", skill=skill), SKILL) for skill in shared[:MOST_SKILLS]]


def _languages(person: Person, profile: MentorProfile, name_of) -> list[Reason]:
    shared = [code for code in profile.languages if code in person.languages]
    return [Reason(_("You both speak %(language)s", language=name_of(code)), SPEAKS) for code in shared]


def _sector(person: Person, profile: MentorProfile) -> list[Reason]:
    same = _stems(profile.sector, person.language) & _stems(person.sector, person.language)
    return [Reason(_("Works in your sector: %(sector)s", sector=profile.sector), SECTOR)] if same else []


def _near(person: Person, profile: MentorProfile, at: datetime) -> list[Reason]:
    apart = hours_apart(person.zone, profile.person.zone, at)
    if apart > NEAR_HOURS:
        return []
    if apart < 1:
        return [Reason(_("The same time of day where you are"), NEAR)]
    return [Reason(ngettext("%(num)s hour apart", "%(num)s hours apart", round(apart)), NEAR)]


def _stems(words: str, language: str) -> set[str]:
    return {stem for stem in stems(words or "", language) if len(stem) >= SHORTEST}
