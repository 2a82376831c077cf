"""Who may type captions, correct them and take them away; pure."""

from hub.accounts.by import By
from hub.live.models import Fact
from hub.live.rules import Seat, may_lead, may_write_notes

LANGUAGES = ("en", "fr", "es", "pt", "ar", "sw", "am", "bn", "hi", "ha", "id", "ne", "rw", "so", "ta", "th", "ur", "vi", "wo", "zh")


def may_caption(by: By, seat: Seat) -> bool:
    """Whether `by` may type captions: who may type the notes (scribes, who leads, who was given that right), while the room is open."""
    return may_write_notes(by, seat)


def may_mend(by: By, seat: Seat, line: Fact, last: Fact) -> bool:
    """Whether `by` may change a line: its typist while it is the last of its language."""
    return may_caption(by, seat) and line.by_id == by.id and line.seq == last.seq


def may_take_away(by: By, seat: Seat) -> bool:
    """Whether `by` may empty any line: who leads the session."""
    return may_lead(by, seat)
