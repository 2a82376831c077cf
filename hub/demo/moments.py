"""When things of the story happen: days before today, hours before now, or some time after what came before."""

import re
from datetime import datetime, timedelta

_DAY = re.compile(r"(?P<days>[+-]\d+)d (?P<hour>\d\d):(?P<minute>\d\d)")
_SPAN = re.compile(r"(?P<sign>[+-])(?:(?P<days>\d+)d)?(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?")


def moment(words: str, opening: datetime, before: datetime | None = None) -> datetime:
    """The moment that is meant: "-12d 07:40" (UTC) and "-3h20m" count from the opening, "+2h" from what came before."""
    if day := _DAY.fullmatch(words):
        on = opening + timedelta(days=int(day["days"]))
        return on.replace(hour=int(day["hour"]), minute=int(day["minute"]), second=0, microsecond=0)
    span = _SPAN.fullmatch(words)
    if span is None or (span["sign"] == "+" and before is None):
        raise ValueError(f"no moment: {words!r}")
    length = timedelta(**{unit: int(span[unit] or 0) for unit in ("days", "hours", "minutes")})
    return before + length if span["sign"] == "+" else opening - length
