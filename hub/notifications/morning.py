"""When people want to hear: not at night, and digests in their own morning."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

NIGHT_BEGINS, MORNING = 21, 7  # hours in the reader's zone
MONDAY = 0


def local(moment: datetime, zone: str) -> datetime:
    """The moment in a zone; UTC where the zone is unknown."""
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment


def is_night(moment: datetime, zone: str) -> bool:
    """Whether people there sleep."""
    hour = local(moment, zone).hour
    return hour >= NIGHT_BEGINS or hour < MORNING


def is_due(moment: datetime, zone: str, pace: str, last: datetime | None) -> bool:
    """Whether a daily or weekly digest is due: from seven on (weekly: on Mondays), if none went since that morning."""
    here = local(moment, zone)
    morning = here.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if here < morning:
        morning -= timedelta(days=1)
    if pace == "weekly":
        morning -= timedelta(days=(morning.weekday() - MONDAY) % 7)
    # Whoever never had one gets the first on the day itself, not in the middle of the week.
    return here.date() == morning.date() if last is None else last < morning
