"""Sentences about decks: why one cannot be drawn, and what to do."""

from hub.slides.models import Deck
from hub.text.languages import _


def why(deck: Deck) -> str:
    """Why a deck failed, with what to do; empty if it did not."""
    return why_not(deck.problem, deck.drawn + 1)


def why_not(problem: str, page: int) -> str:
    """The same of a problem by its name and the page it was met at."""
    return {
        "locked": _("This file is locked with a password. Save it without one and send it again."),
        "broken": _("This file cannot be read. Open it on your device, save it as PDF and send it again."),
        "long": _("This file has more than 100 pages. Send it in two parts."),
        "office": _("This file could not be made into pages. Save it as PDF on your device and send that."),
        "heavy": _("Page %(number)s takes too long to draw. Save the file as PDF with smaller pictures and send it again.", number=page),
        "full": _("The server has no room for files just now. Tell its administrator, and send the file again later."),
    }.get(problem, "")
