"""A moment in words for letters and notices: in one zone, in the language spoken, the zone named."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from hub.text.languages import language


def moment_words(moment: datetime, zone: str) -> str:
    """A moment as a reader in that zone says it, with its weekday: "Thu 3 Dec 2026, 15:00 (Africa/Nairobi)"."""
    local = moment.astimezone(ZoneInfo(zone))
    day, clock = (format_datetime(local, form, locale=language()) for form in ("EEE d MMM y", "HH:mm"))
    comma = "،" if language() == "ar" else ","
    return f"{day}{comma} {clock} ({zone.replace('_', ' ')})"
