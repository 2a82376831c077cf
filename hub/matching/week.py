"""A week as one ticks it on a phone: six blocks a day, as slots on the person's own clock."""

BLOCKS = ((6, 9), (9, 12), (12, 14), (14, 17), (17, 20), (20, 23))  # hours
DAYS = range(7)


def slots_of(ticks) -> list[list[int]]:
    """Ticked blocks ("0-2" is Monday, third block) as [weekday, from minute, to minute], neighbours joined; nonsense is left out."""
    slots: list[list[int]] = []
    for day in DAYS:
        for block, hours in enumerate(BLOCKS):
            start, end = (hour * 60 for hour in hours)
            if f"{day}-{block}" not in ticks:
                continue
            if slots and slots[-1][0] == day and slots[-1][2] == start:
                slots[-1][2] = end
            else:
                slots.append([day, start, end])
    return slots


def ticks_of(slots) -> list[str]:
    """The blocks that lie whole within somebody's slots."""
    return [
        f"{day}-{block}" for day in DAYS for block, (start, end) in enumerate(BLOCKS)
        if any(slot[0] == day and slot[1] <= start * 60 and end * 60 <= slot[2] for slot in slots)
    ]
