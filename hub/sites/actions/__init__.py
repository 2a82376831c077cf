"""What can be done with in-person sites, split by noun."""

from hub.sites.actions.companions import join, part, try_code
from hub.sites.actions.counting import Heads, count
from hub.sites.actions.guests import (
    ask_as_guest,
    come_as_guest,
    leave_as_guest,
    remove_guest,
    say_as_guest,
    seat_of_guest,
    vote_as_guest,
)
from hub.sites.actions.hands import lower_for, raise_for
from hub.sites.actions.rooms import Room, bring, let_go, rename
from hub.sites.actions.rosters import strike, write_names

__all__ = [
    "ask_as_guest", "come_as_guest", "leave_as_guest", "remove_guest", "say_as_guest", "seat_of_guest", "vote_as_guest",
    "Heads", "Room", "bring", "count", "join", "let_go", "lower_for", "part", "raise_for", "rename", "strike", "try_code", "write_names",
]
