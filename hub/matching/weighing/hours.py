"""Weekly free hours on each person's own clock, laid over each other in quarters of an hour, whatever the clocks do during the year."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WEEK = 7 * 24 * 4  # quarters; every zone's offset in use is a multiple of a quarter of an hour
_ALL = (1 << WEEK) - 1
QUARTER = 15


def mask_of(slots, offset: int) -> int:
    """The quarters of a week in UTC (bit 0 is Monday 00:00) of slots on a clock that is `offset` minutes ahead."""
    local = 0
    for slot in slots:
        start, end = -(-slot.start // QUARTER), slot.end // QUARTER
        if end > start:
            local |= ((1 << (end - start)) - 1) << (slot.weekday * 96 + start)
    shift = (offset // QUARTER) % WEEK
    local &= _ALL
    return ((local >> shift) | (local << (WEEK - shift))) & _ALL


def _zone(name: str):
    # Zones are renamed now and then; one profile with a name that is gone must not stop a whole run.
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


@lru_cache(maxsize=4096)
def _offset(zone: str, day: date) -> int:
    at = datetime.combine(day, time(12), UTC).astimezone(_zone(zone))
    return int(at.utcoffset().total_seconds()) // 60


def seasons(zones, starts_on: date, ends_on: date) -> list[dict]:
    """The different settings of all zones' clocks in the cycle: zone -> minutes ahead of UTC, each setting once."""
    found, zones = {}, sorted(set(zones))
    day = starts_on
    while day <= ends_on:
        setting = tuple(_offset(zone, day) for zone in zones)
        found.setdefault(setting, dict(zip(zones, setting, strict=True)))
        day += timedelta(days=1)
    return list(found.values()) or [{zone: _offset(zone, starts_on) for zone in zones}]


def masks_of(profile, settings: list[dict]) -> tuple:
    """A person's mask in each setting."""
    offsets = [setting[profile.zone] for setting in settings]
    made = {offset: mask_of(profile.slots, offset) for offset in set(offsets)}
    return tuple(made[offset] for offset in offsets)


def overlap(mine: tuple, theirs: tuple) -> int:
    """Quarters of an hour both are free each week, in the worst of the settings."""
    return min((a & b).bit_count() for a, b in zip(mine, theirs, strict=True))


def shared(mine: tuple, theirs: tuple) -> int:
    """The quarters both are free in every setting, as a mask in UTC of the first."""
    return mine[0] & theirs[0]
