"""When two people are both free: weekly hours in local time, laid over the real days to come, so that a change of clocks is already in it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

AHEAD = timedelta(days=14)
STEP = timedelta(minutes=30)
MOST, MOST_A_DAY = 6, 1
DAY = 24 * 60


def spans(slots, zone: str, begin: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """Somebody's free hours as real spans of time from `begin` to `end`, in order; a slot to minute 1440 ends at midnight."""
    there, found = ZoneInfo(zone), []
    day = begin.astimezone(there).date() - timedelta(days=1)
    while day <= end.astimezone(there).date():
        for weekday, start, stop in slots:
            if weekday == day.weekday():
                span = _moment(day, start, there), _moment(day, stop, there)
                if span[0] < span[1] and span[1] > begin and span[0] < end:
                    found.append(span)
        day += timedelta(days=1)
    return sorted(found)


def common_times(mine, theirs, begin: datetime, minutes: int) -> list[datetime]:
    """Up to six times in the fortnight after `begin` at which both (slots, zone) are free for so many minutes, one a day."""
    return times_for_all([mine, theirs], begin, minutes)


def times_for_all(everyone: list, begin: datetime, minutes: int) -> list[datetime]:
    """Up to six times in the fortnight after `begin` at which all of these (slots, zone) are free for so many minutes, one a day of the first."""
    end, length = begin + AHEAD, timedelta(minutes=minutes)
    shared = [(begin, end)]
    for slots, zone in everyone:
        shared = _shared(shared, spans(slots, zone, begin, end))
    starts = {_rounded(first) for first, last in shared if _rounded(first) + length <= last}
    return _spread(sorted(starts), everyone[0][1])


def shared_hours(mine, theirs, begin: datetime) -> float:
    """How many hours both (slots, zone) are free in the week after `begin`; the same whoever asks."""
    end = begin + timedelta(days=7)
    both = sum(
        (max(timedelta(), min(a[1], b[1], end) - max(a[0], b[0], begin)) for a in spans(*mine, begin, end) for b in spans(*theirs, begin, end)),
        timedelta(),
    )
    return both.total_seconds() / 3600


def _moment(day, minute: int, there: ZoneInfo) -> datetime:
    midnight = datetime.combine(day + timedelta(days=minute // DAY), time(), tzinfo=there)
    local = midnight.replace(hour=minute % DAY // 60, minute=minute % 60)
    return local.astimezone(ZoneInfo("UTC"))


def _shared(ones: list, others: list) -> list:
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in ones for b in others]
    return [span for span in both if span[0] < span[1]]


def _rounded(moment: datetime) -> datetime:
    late = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return moment - late + STEP if late else moment


def _spread(moments: list[datetime], zone: str) -> list[datetime]:
    a_day: dict = {}
    for moment in moments:
        a_day.setdefault(moment.astimezone(ZoneInfo(zone)).date(), []).append(moment)
    return [moment for day in a_day.values() for moment in day[:MOST_A_DAY]][:MOST]
