"""The words for states, ways and channels, translated when shown."""

from hub.text.languages import lazy

CHANNEL_WORDS = {"text": lazy("Text"), "voice": lazy("Voice"), "video": lazy("Video")}
WAY_WORDS = {"video": lazy("Video"), "voice": lazy("Voice"), "text": lazy("In writing"), "person": lazy("In person")}
PAIR_WORDS = {
    "requested": lazy("Waiting for an answer"),
    "proposed": lazy("Proposed"),
    "agreed": lazy("Agreeing"),
    "active": lazy("Active"),
    "paused": lazy("Paused"),
    "closing": lazy("Closing"),
    "closed": lazy("Closed"),
    "ended": lazy("Ended early"),
    "declined": lazy("Declined"),
    "withdrawn": lazy("Withdrawn"),
}
GOAL_WORDS = {"open": lazy("Open"), "reached": lazy("Reached"), "dropped": lazy("Dropped")}
MEETING_WORDS = {
    "proposed": lazy("Proposed"),
    "planned": lazy("Planned"),
    "held": lazy("Held"),
    "missed": lazy("Missed"),
    "moved": lazy("Moved"),
    "cancelled": lazy("Called off"),
}
HEALTH_WORDS = {
    "stalled": lazy("Stalled"),
    "watch": lazy("Needs a look"),
    "on_track": lazy("On track"),
    "paused": lazy("Paused"),
}
MODE_WORDS = {
    "mixed": lazy("Talking and writing"),
    "live": lazy("Mostly talking"),
    "async": lazy("Mostly writing or voice notes, when it suits each"),
}
SEES_WORDS = {"counts": lazy("Only how many goals and how far they are"), "titles": lazy("Also what the goals are called")}
WHY_WORDS = {
    "completed": lazy("The time was over"),
    "goals_met_early": lazy("The goals were reached early"),
    "no_start": lazy("It never really began"),
    "mutual": lazy("Both wanted to stop"),
    "one_left": lazy("One of us cannot go on"),
    "reassigned": lazy("Another mentor fits better"),
}
VALUE_WORDS = {
    "none": lazy("Nothing has changed yet"),
    "learned": lazy("I know or can do something new"),
    "tried": lazy("I have tried it in my work"),
    "in_use": lazy("It has become the way we work"),
    "spread": lazy("Others have taken it up from us"),
}
REACHED_WORDS = {"all": lazy("Yes"), "some": lazy("Some of them"), "none": lazy("Not yet"), "other": lazy("Something else came of it")}
DIRECTION_WORDS = {"from_mentor": lazy("from the mentor"), "from_mentee": lazy("from the mentee")}
LEARNED_WORDS = {
    "technical": lazy("Know-how"),
    "language": lazy("Language"),
    "social": lazy("How people work together"),
    "political": lazy("How decisions are made"),
    "cultural": lazy("Culture"),
    "other": lazy("Other"),
}
FIT_WORDS = {"good": lazy("We fit well"), "deciding": lazy("I am still finding out"), "poor": lazy("We are not a good fit")}
OBSTACLE_WORDS = {
    "time": lazy("Time"),
    "connection": lazy("Connection"),
    "language": lazy("Language"),
    "fit": lazy("We do not fit"),
    "other": lazy("Something else"),
}
KIND_WORDS = {"mentor": lazy("Mentoring"), "peer": lazy("Between peers"), "reverse": lazy("The younger mentors")}
ALERT_WORDS = {
    "unanswered": lazy("No answer yet"),
    "unsigned": lazy("Agreement not signed"),
    "no_first": lazy("No first meeting"),
    "silent": lazy("Silence"),
    "lost": lazy("Silence for three months"),
    "missed": lazy("Meetings missed in a row"),
    "no_goal": lazy("Meetings without a goal"),
    "unlogged": lazy("A meeting is not logged"),
    "late": lazy("A step is late"),
    "closing": lazy("Closing words of one are missing"),
    "check_in": lazy("A check-in needs somebody"),
}
REPORT_WORDS = {
    "way": {
        "asked": lazy("Asked or proposed"),
        "pairs": lazy("Became pairs"),
        "met": lazy("Met at least once"),
        "closed": lazy("Closed together"),
    },
    "days": {
        "answer": lazy("Days from asking to the answer"),
        "meeting": lazy("Days from the answer to the first meeting"),
        "closure": lazy("Days from the beginning to the closure"),
    },
    "reasons": {**WHY_WORDS, "safeguarding": lazy("Safeguarding")},
    "goals": {
        "set": lazy("Goals set"),
        "moved": lazy("Goals that moved"),
        "reached": lazy("Goals reached"),
        "measured": lazy("Goals measured from 1 to 5"),
        "steps": lazy("Steps moved from the baseline, on average"),
    },
    "values": VALUE_WORDS,
    "lasting": VALUE_WORDS,
    "learned": {"from_mentor": lazy("Noted as learned from mentors"), "from_mentee": lazy("Noted as learned from mentees")},
}


def said_in_report(group: str, key: str) -> str:
    """The words of a figure of the report."""
    return str(REPORT_WORDS[group][key])
