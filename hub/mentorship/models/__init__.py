"""Tables of mentoring, split by noun: profiles, pairs, and the work of a pair."""

from hub.mentorship.models.pairs import CLOSED, ENDED, LIVING, STATES, ClosingWords, Coordinator, Mentorship
from hub.mentorship.models.profiles import CHANNELS, MentorProfile
from hub.mentorship.models.work import (
    GOAL_STATES,
    MEETING_STATES,
    WAYS,
    Goal,
    GoalChange,
    Meeting,
    NextStep,
    PrivateNote,
    SharedNote,
)

__all__ = [
    "CHANNELS", "CLOSED", "ClosingWords", "Coordinator", "ENDED", "GOAL_STATES", "Goal", "GoalChange", "LIVING", "MEETING_STATES",
    "Meeting", "MentorProfile", "Mentorship", "NextStep", "PrivateNote", "STATES", "SharedNote", "WAYS",
]
