"""Groups in the room of a session, and in the rooms of the groups themselves."""

from hub.groups import queries
from hub.groups.rules import may_call, may_group
from hub.groups.state import CHANGES, SHOWN, fresh, minutes_left
from hub.live.models import LiveSession
from hub.live.parts import Part, put
from hub.live.rules import Seat
from hub.text.languages import _, lazy


def mine(by, seat: Seat) -> dict:
    """Which group one belongs to and the minutes it has left, and whether one leads groups or may call for help from this one."""
    if seat.live.main_id:
        group = queries.group_of_room(seat.live.id)
        return {"call": may_call(by, seat), "left": minutes_left(group.round) if group else None}
    own = queries.own_group(seat.live.id, by.id) if seat.live.is_open else None
    left = minutes_left(own.round) if own else None
    return {"lead": may_group(by, seat), "number": own.number if own else 0, "live": own.live_id if own else 0, "left": left}


def record(live: LiveSession) -> list[tuple]:
    """What each group wrote, for the session notes."""
    return [(_heading(made, number), _lines(notes)) for made, number, notes in queries.notes_of_groups(live.id)]


def _heading(made, number: int) -> str:
    title = _("Group %(number)s", number=number)
    return f"{title} ({made.opened_at:%H:%M} UTC)" if made.opened_at else title


def _lines(notes: str) -> list[str]:
    return [line for one in notes.split("\n") if (line := one.strip().lstrip("#").strip().removeprefix("- ").removeprefix("* ").strip())]


put(Part(name="groups", fresh=fresh, changes=CHANGES, shown=SHOWN, mine=mine, record=record, tab=lazy("Groups"), rank=8,
         panel="groups/panel.html", stage="groups/stage.html", text="groups/text.html"))
