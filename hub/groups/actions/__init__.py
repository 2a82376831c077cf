"""What can be done with groups, split by what it is about."""

from hub.groups.actions.ending import keep_time, look_at_clock
from hub.groups.actions.helping import answer, call
from hub.groups.actions.leading import close_all, lengthen, open_all, tell_all
from hub.groups.actions.making import LONGEST, Wish, join, make, place

__all__ = ["LONGEST", "Wish", "answer", "call", "close_all", "join", "keep_time", "lengthen", "look_at_clock", "make", "open_all", "place", "tell_all"]
