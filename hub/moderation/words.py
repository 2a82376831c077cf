"""The words for reasons, outcomes and acts, translated when shown."""

from hub.moderation.models import REASONS
from hub.text.languages import lazy

REASON_WORDS = dict(zip(REASONS, (
    lazy("It attacks or insults people"), lazy("It is advertising or spam"), lazy("It shows something private"),
    lazy("It is false in a harmful way"), lazy("Something else"),
), strict=True))
OUTCOME_CHOICES = {
    "dismissed": lazy("Leave it as it is"), "hidden": lazy("Hide it"), "warned": lazy("Send a word of warning"),
    "muted": lazy("Let them only read in this community for a week"), "suspended": lazy("Suspend them from the site"),
}
OUTCOME_WORDS = {
    "dismissed": lazy("Left as it was"), "hidden": lazy("Hidden"), "warned": lazy("Warned"), "muted": lazy("Muted for a week"),
    "suspended": lazy("Suspended"),
}
LENGTHS = {"day": lazy("One day"), "week": lazy("One week"), "month": lazy("One month"), "ever": lazy("Until lifted")}
REPORT_WORDS = {"post": lazy("Report a post"), "person": lazy("Report a person"), "line": lazy("Report a chat line"), "item": lazy("Report session notes"),
                "question": lazy("Report a question")}
REPORTED_WORDS = {
    "post": lazy("A reported post"), "person": lazy("A reported person"), "line": lazy("A reported chat line"), "item": lazy("Reported session notes"),
    "question": lazy("A reported question"),
}
DEED_WORDS = {
    "dismiss": lazy("Left a report as it was"), "warn": lazy("Warned"), "hid": lazy("Hid a post"), "showed": lazy("Showed a post again"),
    "took a line away": lazy("Took a chat line away"), "took a question away": lazy("Took a question away"),
    "showed a question again": lazy("Showed a question again"),
    "mute": lazy("Muted"), "unmute": lazy("Unmuted"), "remove": lazy("Removed from the community"), "suspended": lazy("Suspended"),
    "lifted suspension": lazy("Lifted the suspension"), "appointed administrator": lazy("Made administrator"),
    "dismissed administrator": lazy("No longer administrator"), "admitted": lazy("Let in"), "declined": lazy("Turned away"),
}
