"""For how many members a moment is night, early or late: by the clocks of their zones, in numbers alone."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hub.text.languages import ngettext

FEWEST = 3  # a smaller group could be somebody
NIGHT, EARLY, LATE = "night", "early", "late"


def part_of_day(hour: int) -> str:
    """Night from 23 to 6, early until 8, late from 21; '' for the rest of the day."""
    return NIGHT if hour >= 23 or hour < 6 else EARLY if hour < 8 else LATE if hour >= 21 else ""


def groups_at(moment: datetime, zones: dict[str, int]) -> dict[str, int]:
    """How many members each hard part of the day meets, of {zone: members}; groups of fewer than three are left out."""
    found: Counter[str] = Counter()
    for zone, people in zones.items():
        try:
            found[part_of_day(moment.astimezone(ZoneInfo(zone)).hour)] += people
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return {part: found[part] for part in (NIGHT, EARLY, LATE) if found[part] >= FEWEST}


def lines_at(moment: datetime, zones: dict[str, int]) -> list[str]:
    """The same as sentences."""
    said = {
        NIGHT: lambda count: ngettext("For %(num)s member it is night (23–6).", "For %(num)s members it is night (23–6).", count),
        EARLY: lambda count: ngettext("For %(num)s member it is early (6–8).", "For %(num)s members it is early (6–8).", count),
        LATE: lambda count: ngettext("For %(num)s member it is late (21–23).", "For %(num)s members it is late (21–23).", count),
    }
    return [said[part](count) for part, count in groups_at(moment, zones).items()]
