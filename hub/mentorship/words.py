"""The words for states, ways and channels, translated when shown."""

from hub.text.languages import lazy

CHANNEL_WORDS = {"text": lazy("Text"), "voice": lazy("Voice"), "video": lazy("Video")}
WAY_WORDS = {"video": lazy("Video"), "voice": lazy("Voice"), "text": lazy("In writing"), "person": lazy("In person")}
PAIR_WORDS = {
    "requested": lazy("Waiting for an answer"),
    "active": lazy("Active"),
    "paused": lazy("Paused"),
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
