"""How a pair is doing, computed from dates and counts, with its reason in plain words; never a stored state."""

from dataclasses import dataclass
from datetime import date, datetime

from hub.accounts.models import Person
from hub.mentorship.models import WORKING, Mentorship
from hub.text.languages import _, ngettext

# Days. Three weeks without a first meeting and 45 days of silence are what other programmes report; the rest is ours.
ANSWER_WATCH, ANSWER_STALLED = 3, 5
UNSIGNED_WATCH, UNSIGNED_STALLED = 7, 14
FIRST_WATCH, FIRST_STALLED = 14, 21
SILENT_WATCH, SILENT_STALLED = 21, 45  # at least; a pair that meets seldom has longer
OF_CADENCE_WATCH, OF_CADENCE_STALLED = 1.5, 2.5
LOST, LAST_CALL = 90, 7  # without a word: both are warned, and a week later the pair rests
CLOSING_WATCH, CLOSING_DONE = 7, 30
THIN = 1.5  # how much longer a pair on a weak line has
MISSED_WATCH, MISSED_STALLED = 2, 3
GOALLESS_WATCH, GOALLESS_STALLED = 2, 3  # meetings held without a goal
ORDER = {"stalled": 0, "watch": 1, "on_track": 2, "paused": 3}


@dataclass(frozen=True)
class Signs:
    """What is counted of a pair: meetings held, missed in a row since, goals, what is planned, what is late."""

    held: int = 0
    missed_running: int = 0
    goals: int = 0
    next_at: datetime | None = None
    unlogged: int = 0
    earliest_due: date | None = None


@dataclass(frozen=True)
class Finding:
    """One rule that holds: its name, how grave, and why in plain words."""

    rule: str
    level: str
    reason: str


@dataclass(frozen=True)
class Health:
    """A level (stalled, watch, on_track, paused), its reason, and the days since the two were in contact."""

    level: str
    reason: str
    days: int

    @property
    def need(self) -> tuple[int, int]:
        """Sorts those who need one most to the front."""
        return ORDER[self.level], -self.days


def days_silent(pair: Mentorship, at: datetime) -> int:
    """Whole days since the last contact, or since the pair began where there was none."""
    since = pair.contact_at or pair.answered_at or pair.asked_at
    return max(0, (at - since).days)


def patience(pair: Mentorship) -> float:
    """By how much the thresholds of a pair are stretched: one that writes or has a weak line gets more time."""
    return THIN if pair.is_thin or pair.mode == "async" else 1.0


def has_weak_line(*people: Person) -> bool:
    """Whether one of these people says in their profile that their connection is weak; their pair gets more time from the first day."""
    return any(person.connection == "weak" for person in people)


def silence_limits(pair: Mentorship) -> tuple[int, int]:
    """After how many days without contact a pair needs a look, and stalls; from what the two agreed on."""
    cadence, more = pair.cadence_days or 0, patience(pair)
    return round(max(SILENT_WATCH, OF_CADENCE_WATCH * cadence) * more), round(max(SILENT_STALLED, OF_CADENCE_STALLED * cadence) * more)


def findings(pair: Mentorship, signs: Signs, at: datetime) -> list[Finding]:
    """Every rule that holds for a pair that is asked for, agreed, active or closing."""
    if pair.state in ("requested", "proposed"):
        return _some(_unanswered(pair, at))
    days = days_silent(pair, at)
    return _some(
        _silence(pair, signs, days), _missed(signs), _aimless(signs), _unsigned(pair, at), _unlogged(signs), _late(signs, at), _closing(pair, at),
    )


def health_of(pair: Mentorship, signs: Signs, at: datetime) -> Health:
    """The health of a living pair at a moment: the gravest sign gives level and reason."""
    days = days_silent(pair, at)
    if pair.state == "paused":
        return Health("paused", _paused(pair), days)
    found = min(findings(pair, signs, at), key=lambda one: ORDER[one.level], default=None)
    return Health(found.level, found.reason, days) if found else Health("on_track", _fine(pair, days), days)


def is_lost(pair: Mentorship, at: datetime) -> bool:
    """Whether the two have been silent for so long that the pair will be put to rest."""
    return pair.state in WORKING and days_silent(pair, at) >= LOST * patience(pair)


def _some(*found: Finding | None) -> list[Finding]:
    return [one for one in found if one is not None]


def _level(days: float, watch: float, stalled: float) -> str:
    return "stalled" if days >= stalled else "watch" if days >= watch else ""


def _paused(pair: Mentorship) -> str:
    if pair.paused_why == "silence":
        return _("Paused after a long silence; either of you can go on")
    return _("Paused: the other account is not in use") if pair.paused_why == "account" else _("Paused for now")


def _unanswered(pair: Mentorship, at: datetime) -> Finding | None:
    days = (at - pair.asked_at).days
    level = _level(days, ANSWER_WATCH * patience(pair), ANSWER_STALLED * patience(pair))
    return Finding("unanswered", level, ngettext("No answer for %(num)s day", "No answer for %(num)s days", days)) if level else None


def _unsigned(pair: Mentorship, at: datetime) -> Finding | None:
    if pair.state != "agreed":
        return None
    days = (at - (pair.answered_at or pair.asked_at)).days
    level = _level(days, UNSIGNED_WATCH * patience(pair), UNSIGNED_STALLED * patience(pair))
    return Finding("unsigned", level, ngettext("Agreement not signed for %(num)s day", "Agreement not signed for %(num)s days", days)) if level else None


def _silence(pair: Mentorship, signs: Signs, days: int) -> Finding | None:
    first = pair.contact_at is None
    watch, stalled = (FIRST_WATCH * patience(pair), FIRST_STALLED * patience(pair)) if first else silence_limits(pair)
    level = _level(days, watch, stalled)
    if not level:
        return None
    if signs.next_at is not None:
        level = "watch"
    if first:
        return Finding("no_first", level, ngettext("No first meeting after %(num)s day", "No first meeting after %(num)s days", days))
    return Finding("silent", level, ngettext("No contact for %(num)s day", "No contact for %(num)s days", days))


def _missed(signs: Signs) -> Finding | None:
    level = _level(signs.missed_running, MISSED_WATCH, MISSED_STALLED)
    words = ngettext("%(num)s meeting missed in a row", "%(num)s meetings missed in a row", signs.missed_running)
    return Finding("missed", level, words) if level else None


def _aimless(signs: Signs) -> Finding | None:
    level = "" if signs.goals else _level(signs.held, GOALLESS_WATCH, GOALLESS_STALLED)
    return Finding("no_goal", level, ngettext("No goal yet after %(num)s meeting", "No goal yet after %(num)s meetings", signs.held)) if level else None


def _unlogged(signs: Signs) -> Finding | None:
    return Finding("unlogged", "watch", _("A planned meeting has passed and is not logged yet")) if signs.unlogged else None


def _late(signs: Signs, at: datetime) -> Finding | None:
    late = (at.date() - signs.earliest_due).days if signs.earliest_due else 0
    return Finding("late", "watch", ngettext("A next step is %(num)s day late", "A next step is %(num)s days late", late)) if late > 0 else None


def _closing(pair: Mentorship, at: datetime) -> Finding | None:
    if pair.state != "closing" or (at - pair.closing_at).days < CLOSING_WATCH:
        return None
    return Finding("closing", "watch", _("Waiting for the closing words of one of you"))


def _fine(pair: Mentorship, days: int) -> str:
    if pair.contact_at is None:
        return _("Just begun: plan the first meeting")
    if days == 0:
        return _("In contact today")
    return ngettext("In contact %(num)s day ago", "In contact %(num)s days ago", days)
