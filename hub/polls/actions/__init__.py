"""What can be done with polls of a session, and reacting to it."""

from hub.polls.actions.counting import standing_for, tell_standing
from hub.polls.actions.preparing import Draft, change, drop, prepare
from hub.polls.actions.reacting import REACTIONS, react
from hub.polls.actions.running import close_poll, end_left_open, hide_text, open_poll, show
from hub.polls.actions.together import Asked, vote_together
from hub.polls.actions.voting import cast_of, vote, vote_for_site, write_down

__all__ = [
    "REACTIONS", "Asked", "Draft", "cast_of", "change", "close_poll", "drop", "end_left_open", "hide_text", "open_poll", "prepare", "react",
    "show", "standing_for", "tell_standing", "vote", "vote_for_site", "vote_together", "write_down",
]
