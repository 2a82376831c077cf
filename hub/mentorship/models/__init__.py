"""Tables of mentoring, split by noun: profiles, pairs and cohorts, the work of a pair, what is agreed, watched, reported and kept."""

from hub.mentorship.models.agreeing import DIRECTIONS, LEARNED, SEES, Agreement, Learning
from hub.mentorship.models.care import Concern, Officer, Opening
from hub.mentorship.models.cohorts import Cohort, Group, GroupMessage
from hub.mentorship.models.keeping import PairFile
from hub.mentorship.models.pairs import (
    CADENCE,
    CLOSED,
    ENDED,
    KINDS,
    LIVING,
    MODES,
    STATES,
    VALUES,
    WHYS,
    WORKING,
    ClosingWords,
    Coordinator,
    Mentorship,
)
from hub.mentorship.models.profiles import CHANNELS, MentorProfile
from hub.mentorship.models.watching import FITS, OBSTACLES, Alert, CheckIn, Nudge, Question
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
    "Agreement", "Alert", "CADENCE", "CHANNELS", "CLOSED", "CheckIn", "ClosingWords", "Cohort", "Concern", "Coordinator",
    "DIRECTIONS", "ENDED", "FITS", "GOAL_STATES", "Goal", "GoalChange", "Group", "GroupMessage", "KINDS", "LEARNED", "LIVING",
    "Learning", "MEETING_STATES", "MODES", "Meeting", "MentorProfile", "Mentorship", "NextStep", "Nudge", "OBSTACLES", "Officer", "Opening",
    "PairFile", "PrivateNote", "Question", "SEES", "STATES", "SharedNote", "VALUES", "WAYS", "WHYS", "WORKING",
]
