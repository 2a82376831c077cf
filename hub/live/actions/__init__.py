"""What can be done with a live session, split by noun."""

from hub.live.actions.doors import close, open_doors
from hub.live.actions.leading import Part, call, give, hide, point, take_away
from hub.live.actions.planning import call_off, change, plan, refusal_to_plan, register, unregister
from hub.live.actions.presence import (
    arrive,
    depart,
    follow_by_text,
    let_go_of_the_silent,
    still_here,
)
from hub.live.actions.talking import hand_by_text, lower, raise_hand, say, say_by_text
from hub.live.actions.writing import write_notes, write_notes_by_text

__all__ = [
    "Part", "arrive", "call", "call_off", "change", "close", "depart", "follow_by_text", "give", "hand_by_text", "hide", "let_go_of_the_silent", "lower",
    "open_doors", "plan", "point", "raise_hand", "refusal_to_plan", "register", "say", "say_by_text", "still_here", "take_away", "unregister", "write_notes",
    "write_notes_by_text",
]
