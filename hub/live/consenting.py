"""What people are told before they are recorded; a changed wording gets a new number and is asked anew."""

from hub.text.languages import lazy

AGREED, LEFT_OUT = "agreed", "left_out"
CHOICES = (AGREED, LEFT_OUT)
WORDINGS = {
    1: lazy("What you say here is recorded while the recording runs. It is kept with the session notes and heard by whoever may read them. "
            "You can have your voice left out afterwards."),
}
WORDING = max(WORDINGS)


def wording() -> str:
    """What is said now, in the language spoken."""
    return str(WORDINGS[WORDING])
