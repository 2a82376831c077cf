"""Tables of mentoring, split by noun: profiles, pairs and cohorts, the work of a pair, what is agreed, watched, reported and kept."""

from hub.mentorship.models.agreeing import DIRECTIONS, LEARNED, SEES, Agreement, Learning
from hub.mentorship.models.care import Concern, Officer, Opening
from hub.mentorship.models.cohorts import Cohort, Resource
from hub.mentorship.models.groups import GROUP_MEETING_STATES, Group, GroupAnswer, GroupFile, GroupMeeting, GroupMessage
from hub.mentorship.models.keeping import KEPT_DAYS, LONGEST_KEPT, SHORTEST_KEPT, Certificate, PairFile, Retention
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
    NoteVersion,
    PrivateNote,
    SharedNote,
)

__all__ = [
    "Agreement", "Alert", "CADENCE", "CHANNELS", "CLOSED", "Certificate", "CheckIn", "ClosingWords", "Cohort", "Concern", "Coordinator",
    "DIRECTIONS", "ENDED", "FITS", "GOAL_STATES", "GROUP_MEETING_STATES", "Goal", "GoalChange", "Group", "GroupAnswer", "GroupFile", "GroupMeeting",
    "GroupMessage", "KEPT_DAYS", "KINDS", "LEARNED", "LIVING",
    "LONGEST_KEPT", "Learning", "MEETING_STATES", "MODES", "Meeting", "MentorProfile", "Mentorship", "NextStep", "NoteVersion", "Nudge",
    "OBSTACLES", "Officer", "Opening", "PairFile", "PrivateNote", "Question", "Resource", "Retention", "SEES", "SHORTEST_KEPT", "STATES", "SharedNote",
    "VALUES", "WAYS", "WHYS", "WORKING",
]
