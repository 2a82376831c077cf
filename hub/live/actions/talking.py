"""What everybody may do in an open room: say something."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, require
from hub.limits import Budget
from hub.live import queries
from hub.live.actions.facts import already, happened
from hub.live.actions.presence import arrive
from hub.live.models import Fact
from hub.live.rules import Seat, may_chat, may_lead, may_take_part
from hub.text.languages import _

MOST_LINE = 2000  # characters of one chat line
SLOW = 30  # seconds between two lines of a person in slow mode
BY_TEXT = Budget(20, 60)  # the page of text renews itself every twenty seconds; nobody writes faster by hand


def say(by: By, seat: Seat, text: str, client_id: str | None = None) -> Fact:
    """Say one line to the room; the same key again returns the first line."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_take_part(by, seat), refusal(seat))
    require(may_chat(by, seat), _("Only who moderates writes now. You can raise your hand."))
    if "slow" in seat.live.orders and not may_lead(by, seat):
        _not_too_soon(by, seat)
    return happened(by, seat.live, "chat:said", client_id, text=text)


def say_by_text(by: By, seat: Seat, text: str, client_id: str) -> Fact:
    """Say a line from the page of text, which also says that one is there."""
    BY_TEXT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    fact = say(by, seat, text, client_id)
    arrive(by, seat, "text")
    return fact


def refusal(seat: Seat) -> str:
    """Why somebody who may listen may not speak."""
    if not seat.live.is_open:
        return _("The session is not open. What you wrote is kept in this browser.")
    if "message" in seat.taken:
        return _("Who moderates this session has muted you here. You can follow, but not write or raise a hand.")
    return _("You can follow, but not write here. Members of the community who are not muted can.")


def _not_too_soon(by: By, seat: Seat) -> None:
    last = queries.last_line_of(seat.live.id, by.id)
    left = SLOW - int((now() - last.at).total_seconds()) if last else 0
    if left > 0:
        raise Conflict(_("Slow mode: one line each %(most)s seconds. Send it again in %(left)s seconds.", most=SLOW, left=left))
