"""Clock times of a zone: from what somebody typed to a moment, and never a time that the clocks skip."""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from hub.errors import Invalid
from hub.text.languages import _

AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of that name, or Invalid beside the field `zone`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid(_("There is no time zone “%(zone)s”. Choose one such as Africa/Nairobi.", zone=name), "zone") from None


def moment_in(zone: str, on: date, at: time) -> datetime:
    """The UTC moment of a clock time in a zone; Invalid where the clocks jump over it, the first where they show it twice."""
    local = datetime.combine(on, at, tzinfo=zone_named(zone))
    moment = local.astimezone(UTC)
    if moment.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        shown = moment.astimezone(local.tzinfo)
        raise Invalid(
            _("On that day the clocks in %(zone)s jump over %(time)s. Choose another time, such as %(other)s.",
              zone=zone, time=f"{at:%H:%M}", other=f"{shown:%H:%M}"),
            "at",
        )
    return moment


@cache
def zones_offered() -> tuple[str, ...]:
    """Zones named by area and city, to choose from."""
    return ("UTC", *sorted(name for name in available_timezones() if name.count("/") == 1 and name.split("/")[0] in AREAS))
