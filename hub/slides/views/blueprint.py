"""The blueprint all pages of slides stand on, and what the live room's templates ask of slides."""

from flask import Blueprint

from hub.errors import require
from hub.live.queries import seat_for
from hub.live.rules import Seat
from hub.slides import payloads, queries
from hub.slides.rules import may_look
from hub.text.languages import _
from hub.web.acting import acting

page = Blueprint("slides", __name__)


def seat_to_look(id: int) -> Seat:
    """The session for one who may look at its slides now; refused to who is not let in."""
    seat = seat_for(acting(), id)
    require(may_look(acting(), seat), _("You are not let in yet."))
    return seat


@page.app_template_global()
def slide_text(now: dict | None) -> str:
    """The words on the page that is shown, for the page of text."""
    found = queries.page_at(now["deck"], now["page"]) if now else None
    return found.text if found else ""


page.app_template_global("pack_weight")(payloads.pack_bytes)
