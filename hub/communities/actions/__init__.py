"""Every change to communities and belonging, split by noun."""

from hub.communities.actions.arriving import join_as_invited
from hub.communities.actions.belonging import accept, ask_to_join, decline, follow, join, leave, withdraw_request
from hub.communities.actions.departing import withdraw_everywhere
from hub.communities.actions.inviting import MOST_AN_HOUR, invite_again, invite_by_link, invite_by_mail, redeem, revoke
from hub.communities.actions.members import appoint, dismiss, mute, remove, step_down, unmute
from hub.communities.actions.places import archive, edit, found, reopen, touch

__all__ = [
    "MOST_AN_HOUR", "accept", "appoint", "archive", "ask_to_join", "decline", "dismiss", "edit", "follow", "found", "invite_again",
    "invite_by_link", "invite_by_mail", "join", "join_as_invited", "leave", "mute", "redeem", "remove", "reopen", "revoke", "step_down",
    "touch", "unmute", "withdraw_everywhere", "withdraw_request",
]
