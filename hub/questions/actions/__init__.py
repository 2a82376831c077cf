"""What can be done with questions of a session."""

from hub.questions.actions.asking import LONGEST, LONGEST_RELAYED, MOST_WAITING, Asked, ask, vote, withdraw
from hub.questions.actions.counting import tell_votes
from hub.questions.actions.guests import ask_as_guest
from hub.questions.actions.handling import LONGEST_ANSWER, LONGEST_WORD, answer, dismiss, let_in, pin, read_out, reopen, rule
from hub.questions.actions.moderating import bring_back, take_away

__all__ = [
    "LONGEST", "LONGEST_ANSWER", "LONGEST_RELAYED", "LONGEST_WORD", "MOST_WAITING", "Asked", "answer", "ask", "ask_as_guest", "bring_back", "dismiss",
    "let_in", "pin", "read_out", "reopen", "rule", "take_away", "tell_votes", "vote", "withdraw",
]
