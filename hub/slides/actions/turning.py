"""Showing a page to everybody; when two turn at once, the last one wins."""

from hub.accounts.by import By
from hub.errors import NotFound, require
from hub.live.actions.facts import already, happened
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.slides import payloads, queries
from hub.slides.rules import may_turn
from hub.text.languages import _


def show(by: By, seat: Seat, deck_id: int, number: int, client_id: str | None = None) -> Fact | None:
    """Show a page, counted from 1, to everybody; None if it is shown already."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_turn(by, seat), _("Only who leads the session and its speakers turn pages, while the room is open."))
    deck = queries.deck_in(seat.live, deck_id)
    page = queries.page_at(deck_id, number) if deck.is_ready else None
    if page is None:
        raise NotFound(_("These slides have no such page."))
    now = queries.shown_now(seat.live.id)
    if now and (now.data["deck"], now.data["page"]) == (deck_id, number):
        return None
    return happened(by, seat.live, "slide:shown", client_id, **payloads.shown(deck, page))


def hide(by: By, seat: Seat) -> Fact | None:
    """Take the slides off the stage; None if none is shown."""
    require(may_turn(by, seat), _("Only who leads the session and its speakers turn pages, while the room is open."))
    return happened(by, seat.live, "slide:hidden") if queries.shown_now(seat.live.id) else None
