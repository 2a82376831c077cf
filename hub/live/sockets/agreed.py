"""The command by which a scribe writes down what was agreed."""

from datetime import date

from hub.errors import Invalid
from hub.live import actions, payloads, queries
from hub.live.actions.agreed import MOST_OWNER, MOST_WORDS, Agreed
from hub.realtime.commands import command
from hub.realtime.schemas import Choice, ClientKey, Number, Text
from hub.text.agreed import KINDS
from hub.text.languages import _


@command("notes:agree", takes={"live": Number(1), "kind": Choice(KINDS), "what": Text(MOST_WORDS), "who": Text(MOST_OWNER, empty=True),
                               "when": Text(10, empty=True), "client_id": ClientKey()}, at_most=(20, 20))
def agree(by, live, client_id, **agreed):
    """Write a decision, or an action with its owner and its day (YYYY-MM-DD, or empty), below the notes."""
    seat = queries.seat_for(by, live, lock=True)
    agreed["when"] = _day(agreed["when"])
    return payloads.told(actions.note_agreed(by, seat, Agreed(**agreed), client_id))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid(_("Write the day like 2026-12-04."), "when") from None
