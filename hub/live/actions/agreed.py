"""What was agreed goes into the shared notes as a line of its own: a decision, or an action with its owner and its day."""

from dataclasses import dataclass
from datetime import date

from hub.accounts.by import By
from hub.errors import Invalid
from hub.live import queries
from hub.live.actions.facts import already
from hub.live.actions.presence import arrive
from hub.live.actions.talking import BY_TEXT
from hub.live.actions.writing import write_notes
from hub.live.models import Fact, LiveSession
from hub.live.notes import Splice, lines_of
from hub.live.rules import Seat
from hub.text.agreed import action_line, decision_line
from hub.text.languages import _
from hub.text.letters import clean

MOST_WORDS, MOST_OWNER = 300, 80


@dataclass(frozen=True)
class Agreed:
    """A decision, or an action with who does it (a name, or a handle after its @) and by which day."""

    kind: str
    what: str
    who: str = ""
    when: date | None = None


def note_agreed(by: By, seat: Seat, agreed: Agreed, client_id: str | None = None) -> Fact:
    """Put it below the notes, in the session's language, where the session notes find it; the same key is the same line."""
    if first := already(by, seat.live, client_id):
        return first
    what = " ".join(clean(agreed.what).split()).strip(" ,;:،–-")[:MOST_WORDS]
    if not what:
        raise Invalid(_("Fill this in."), "what")
    lines = lines_of(seat.live.notes_source)
    own = bool(lines) and bool(lines[-1].strip()) and not lines[-1].lstrip().startswith("-")  # a list stands apart from what is above it
    added = [*([""] if own else []), _line(seat.live, agreed, what)]
    return write_notes(by, seat, seat.live.notes_version, Splice(len(lines), 0, added), client_id)


def note_agreed_by_text(by: By, seat: Seat, agreed: Agreed, client_id: str) -> Fact:
    """The same from the page of text, which also says that one is there."""
    BY_TEXT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    fact = note_agreed(by, seat, agreed, client_id)
    arrive(by, seat, "text")
    return fact


def _line(live: LiveSession, agreed: Agreed, what: str) -> str:
    if agreed.kind == "decision":
        return decision_line(what, live.language)
    who = " ".join(clean(agreed.who).split())[:MOST_OWNER]
    handle = queries.handle_of(live.id, who) if who and not who.startswith("@") else ""
    return action_line(what, f"@{handle}" if handle else who, agreed.when, live.language)
