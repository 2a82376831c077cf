"""Every change of the room, split by noun."""

from hub.discussions.actions.attaching import clear_away, set_aside
from hub.discussions.actions.posting import edit, reply, start, withdraw
from hub.discussions.actions.reading import drop_feed_key, follow, mark_read, mark_unread, renew_feed_key, thank, unthank
from hub.discussions.actions.tending import close, hide, move, pin, rename, reopen, show, split

__all__ = [
    "clear_away", "close", "drop_feed_key", "edit", "follow", "hide", "mark_read", "mark_unread", "move", "pin", "rename",
    "renew_feed_key", "reopen", "reply", "set_aside", "show", "split", "start", "thank", "unthank", "withdraw",
]
