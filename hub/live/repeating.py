"""Sessions that repeat: the days a rule means, as RFC 5545 counts them, and the moments of them on the clocks of a zone."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hub.errors import Invalid
from hub.live.clocks import moment_in
from hub.text.languages import _

WEEKLY, FORTNIGHTLY, MONTHLY_WEEKDAY, MONTHLY_DAY = HOWS = ("weekly", "fortnightly", "monthly_weekday", "monthly_day")
WEEK = 7  # days
MOST = 60  # sessions of one series
AHEAD = timedelta(days=549)  # a year and a half
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Repeating:
    """How something repeats: so many `times`, or `until` a day, whichever comes first."""

    how: str
    times: int | None = None
    until: date | None = None


def days_of(first: date, wanted: Repeating) -> list[date]:
    """The days of a series, the first included; Invalid where it has no end, no second day, too many, or goes too far."""
    if not wanted.times and not wanted.until:
        raise Invalid(_("Say how many times, or until which day."), "times")
    if wanted.until and wanted.until > first + AHEAD:
        raise Invalid(_("A series goes at most a year and a half ahead. Choose an earlier day."), "until")
    days = []
    for day in _from(first, wanted.how):
        if len(days) == (wanted.times or MOST + 1) or day > (wanted.until or first + AHEAD):
            break
        days.append(day)
    if len(days) > MOST:
        raise Invalid(_("That would be more than %(most)s sessions. Choose an earlier last day.", most=MOST), "until")
    if wanted.times and not wanted.until and len(days) < wanted.times:
        raise Invalid(_("A series goes at most a year and a half ahead: that is %(num)s times here.", num=len(days)), "times")
    if len(days) < 2:
        raise Invalid(_("That would be a single session. Choose a later last day, or no repeating."), "until" if wanted.until else "times")
    return days


def moments_of(days: list[date], at: time, zone: str) -> list[datetime]:
    """The UTC moments of a clock time on these days, so that the clock in the zone shows the same all year; a day on which it is skipped is Invalid."""
    moments = []
    for day in days:
        try:
            moments.append(moment_in(zone, day, at))
        except Invalid as refused:
            raise refused if refused.field == "zone" else Invalid(f"{day:%Y-%m-%d}: {refused.message}", "at") from None
    return moments


def rule_of(days: list[date], how: str) -> str:
    """The RRULE of a series of these days (RFC 5545, 3.3.10); it counts, so that its end means the same in every zone."""
    first = days[0]
    part = {
        WEEKLY: "FREQ=WEEKLY", FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
        MONTHLY_WEEKDAY: f"FREQ=MONTHLY;BYDAY={_nth(first)}{DAYS[first.weekday()]}", MONTHLY_DAY: f"FREQ=MONTHLY;BYMONTHDAY={first.day}",
    }[how]
    return f"{part};COUNT={len(days)}"


def shortened(rule: str, count: int) -> str:
    """A rule that ends after so many."""
    return f"{rule.rpartition(';COUNT=')[0]};COUNT={count}"


def paired(old: list[date], new: list[date]) -> list[tuple[date | None, date | None]]:
    """Which day of a changed series takes the place of which: itself, else the next less than a week away; None where there is no partner."""
    pairs: list[tuple[date | None, date | None]] = [(day, day) for day in old if day in new]
    left, added = [day for day in old if day not in new], [day for day in new if day not in old]
    while left and added:
        apart = (added[0] - left[0]).days
        pairs.append((left.pop(0) if apart > -WEEK else None, added.pop(0) if apart < WEEK else None))
    return [*pairs, *((day, None) for day in left), *((None, day) for day in added)]


def _from(first: date, how: str) -> Iterator[date]:
    if how in (WEEKLY, FORTNIGHTLY):
        step = timedelta(weeks=1 if how == WEEKLY else 2)
        while True:
            yield first
            first += step
    for month in range(first.year * 12 + first.month - 1, (first.year + 3) * 12):
        day = _in_month(month // 12, month % 12 + 1, first, how)
        if day:
            yield day


def _in_month(year: int, month: int, first: date, how: str) -> date | None:
    """That month's day, if it has one: a 31st is passed over in a month of 30."""
    length = monthrange(year, month)[1]
    if how == MONTHLY_DAY:
        return date(year, month, first.day) if first.day <= length else None
    if _nth(first) == -1:
        last = date(year, month, length)
        return last - timedelta(days=(last.weekday() - first.weekday()) % 7)
    opening = date(year, month, 1)
    return opening + timedelta(days=(first.weekday() - opening.weekday()) % 7, weeks=_nth(first) - 1)


def _nth(day: date) -> int:
    """Which of its weekday in its month a day is: 1 to 4, and a fifth means the last."""
    return -1 if day.day > 28 else (day.day - 1) // 7 + 1
