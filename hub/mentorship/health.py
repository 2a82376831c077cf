"""How a pair is doing, computed from dates and counts, with its reason in plain words; never a stored state."""

from dataclasses import dataclass
from datetime import date, datetime

from hub.mentorship.models import Mentorship
from hub.text.languages import _, ngettext

# Days; the thresholds other programmes report: three weeks without a first meeting, 45 days of silence.
FIRST_WATCH, FIRST_STALLED = 14, 21
SILENT_WATCH, SILENT_STALLED = 21, 45
MISSED_WATCH, MISSED_STALLED = 2, 3
MEETINGS_WITHOUT_GOAL = 2
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


def health_of(pair: Mentorship, signs: Signs, at: datetime) -> Health:
    """The health of a living pair at a moment: the gravest sign gives level and reason."""
    days = days_silent(pair, at)
    if pair.state == "paused":
        return Health("paused", _paused(pair), days)
    for level, reason in (_silence(pair, signs, days), _missed(signs), _unlogged(signs), _late(signs, at), _aimless(signs)):
        if level:
            return Health(level, reason, days)
    return Health("on_track", _fine(pair, days), days)


def _paused(pair: Mentorship) -> str:
    return _("Paused: the other account is not in use") if pair.paused_why == "account" else _("Paused for now")


def _silence(pair: Mentorship, signs: Signs, days: int) -> tuple[str, str]:
    first = pair.contact_at is None
    watch, stalled = (FIRST_WATCH, FIRST_STALLED) if first else (SILENT_WATCH, SILENT_STALLED)
    if days < watch:
        return "", ""
    level = "stalled" if days >= stalled and signs.next_at is None else "watch"
    if first:
        return level, ngettext("No first meeting after %(num)s day", "No first meeting after %(num)s days", days)
    return level, ngettext("No contact for %(num)s day", "No contact for %(num)s days", days)


def _missed(signs: Signs) -> tuple[str, str]:
    if signs.missed_running < MISSED_WATCH:
        return "", ""
    words = ngettext("%(num)s meeting missed in a row", "%(num)s meetings missed in a row", signs.missed_running)
    return ("stalled" if signs.missed_running >= MISSED_STALLED else "watch"), words


def _unlogged(signs: Signs) -> tuple[str, str]:
    return ("watch", _("A planned meeting has passed and is not logged yet")) if signs.unlogged else ("", "")


def _late(signs: Signs, at: datetime) -> tuple[str, str]:
    late = (at.date() - signs.earliest_due).days if signs.earliest_due else 0
    if late <= 0:
        return "", ""
    return "watch", ngettext("A next step is %(num)s day late", "A next step is %(num)s days late", late)


def _aimless(signs: Signs) -> tuple[str, str]:
    if signs.goals or signs.held < MEETINGS_WITHOUT_GOAL:
        return "", ""
    return "watch", ngettext("No goal yet after %(num)s meeting", "No goal yet after %(num)s meetings", signs.held)


def _fine(pair: Mentorship, days: int) -> str:
    if pair.contact_at is None:
        return _("Just begun: plan the first meeting")
    if days == 0:
        return _("In contact today")
    return ngettext("In contact %(num)s day ago", "In contact %(num)s days ago", days)
