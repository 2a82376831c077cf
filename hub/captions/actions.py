"""What who captions does: type a line, correct the last one; who leads can empty any."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.captions import queries
from hub.captions.lines import MOST_LANGUAGES
from hub.captions.rules import LANGUAGES, may_caption, may_mend, may_take_away
from hub.clock import now
from hub.errors import Conflict, Invalid, NotFound, require
from hub.limits import Budget
from hub.live.actions.facts import already, happened
from hub.live.actions.presence import arrive
from hub.live.actions.talking import BY_TEXT
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.text.languages import _

LONGEST_AGO = 30_000  # ms; what was said earlier belongs into the notes
TYPED = Budget(30, 30)  # lines of one person; nobody types faster, and a room of 300 is sent each


@dataclass(frozen=True)
class Caption:
    """A line as it is typed: `ago` says how many ms before now its typing began, for the subtitles."""

    language: str
    text: str
    ago: int = 0


def caption(by: By, seat: Seat, typed: Caption, client_id: str | None = None) -> Fact:
    """Show a line to everybody who reads that language; the same key is the same line."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_caption(by, seat), _("Only scribes and those who lead the session type captions. Your line is kept in this browser."))
    TYPED.spend((by.id, seat.live.id), _("That was too quick. Wait a moment and try again."))
    _refuse_language(seat, typed.language)
    passed = int((now() - seat.live.opened_at).total_seconds() * 1000)
    t_ms = max(0, passed - min(max(typed.ago, 0), LONGEST_AGO))
    return happened(by, seat.live, "caption:said", client_id, lang=typed.language, text=typed.text, t_ms=t_ms)


def mend(by: By, seat: Seat, seq: int, text: str, client_id: str | None = None) -> Fact | None:
    """Correct the last line one typed in a language, or empty it; who leads can empty any. None: no change."""
    if first := already(by, seat.live, client_id):
        return first
    line = queries.line_of(seat.live.id, seq)
    if line is None:
        raise NotFound(_("There is no such line of captions."))
    if text or not may_take_away(by, seat):
        _refuse_mending(by, seat, line)
    if line.data["text"] == text:
        return None
    was = line.data["text"]
    line.data = {**line.data, "text": text}
    return happened(by, seat.live, "caption:mended", client_id, seq=seq, lang=line.data["lang"], text=text, was=was)


def caption_by_text(by: By, seat: Seat, typed: Caption, client_id: str) -> Fact:
    """Type a line from the page without script, which also says that one is there."""
    BY_TEXT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    fact = caption(by, seat, typed, client_id)
    arrive(by, seat, "text")
    return fact


def _refuse_language(seat: Seat, language: str) -> None:
    if language not in LANGUAGES:
        raise Invalid(_("Choose one of those offered."), "language")
    known = queries.languages_of(seat.live.id)
    if language not in known and len(known) >= MOST_LANGUAGES:
        raise Conflict(_("This session has captions in %(most)s languages already; more do not fit.", most=MOST_LANGUAGES))


def _refuse_mending(by: By, seat: Seat, line: Fact) -> None:
    require(may_caption(by, seat) and line.by_id == by.id, _("Only who typed a line corrects it."))
    if not may_mend(by, seat, line, queries.last_line(seat.live.id, line.data["lang"])):
        raise Conflict(_("Another line followed. Only the last one can be corrected; type the correction as a new line."))
