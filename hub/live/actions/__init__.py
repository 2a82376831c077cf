"""What can be done with a live session, split by noun."""

from hub.live.actions.admitting import accept, decline
from hub.live.actions.agreed import Agreed, note_agreed, note_agreed_by_text
from hub.live.actions.arriving import arrive_all
from hub.live.actions.doors import close, open_doors
from hub.live.actions.hands import Asked, call, call_next, hand_by_text, lower, lowered, raise_hand
from hub.live.actions.leading import Part, give, hide, point, set_floors, take_away
from hub.live.actions.meeting import consent, extend, next_point, outside_link, set_outside
from hub.live.actions.mending import mend
from hub.live.actions.ordering import admit, change_right, knock, readmit, remove, set_order
from hub.live.actions.planning import call_off, change, dates_of, plan, refusal_to_plan
from hub.live.actions.presence import (
    arrive,
    depart,
    follow_by_text,
    let_go_of_the_silent,
    may_come,
    still_here,
    still_there,
)
from hub.live.actions.recordings import keep_recording, leave_out, take_back
from hub.live.actions.registering import fill_seats, register, register_here, unregister, with_all_that_follow
from hub.live.actions.repeats import Change, change_of_rule, change_rule
from hub.live.actions.series import call_off_all, change_all
from hub.live.actions.speaking import (
    ask_for_floor,
    end_turn,
    hold_floor,
    is_settled,
    revoke,
    settle,
    start_recording,
    stop_recording,
    take_floor,
    voice_of,
    wake_voice,
)
from hub.live.actions.talking import say, say_by_text
from hub.live.actions.voice_notes import leave_note, play_note, set_aside
from hub.live.actions.writing import write_notes, write_notes_by_text

__all__ = [
    "Agreed", "note_agreed", "note_agreed_by_text",
    "consent", "extend", "next_point", "outside_link", "set_outside",
    "Asked", "admit", "call_next", "change_right", "knock", "lowered", "readmit", "remove", "set_order",
    "accept", "decline", "register_here",
    "call_off_all", "change_all", "change_of_rule", "change_rule", "dates_of", "fill_seats", "with_all_that_follow",
    "Change", "Part", "arrive", "arrive_all", "ask_for_floor", "call", "call_off", "change", "close", "depart", "end_turn",
    "follow_by_text", "give", "hand_by_text", "hide",
    "hold_floor", "is_settled", "keep_recording", "leave_note", "leave_out", "let_go_of_the_silent", "lower", "may_come", "mend",
    "open_doors", "plan", "play_note", "point", "raise_hand", "refusal_to_plan", "register", "revoke", "say",
    "say_by_text", "set_aside", "set_floors", "settle", "start_recording", "still_here", "still_there", "stop_recording", "take_away", "take_back",
    "take_floor", "unregister", "voice_of", "wake_voice",
    "write_notes", "write_notes_by_text",
]
