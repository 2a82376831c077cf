"""What the worker writes down of a deck while it is drawn; the house's own acts."""

from typing import NamedTuple

from hub.accounts.by import HOUSE
from hub.live.actions.facts import happened
from hub.live.finding import make_findable
from hub.live.rules import Seat
from hub.slides import notices, queries
from hub.slides.models import Deck, Page
from hub.storage import files
from hub.storage.unit import after_commit, db


class Kept(NamedTuple):
    """A page whose pictures lie on the disk: its words, its size, and (name, bytes) of the small and the large picture."""

    title: str
    text: str
    size: tuple[int, int]
    small: tuple[str, int]
    large: tuple[str, int]


def keep_pdf(seat: Seat, deck_id: int, stored: str) -> None:
    """An office file has become a PDF, which takes its place."""
    if found := queries.deck_to_draw(deck_id):
        _forget_sources(found[0])
        found[0].sources, found[0].kind = [stored], "pdf"


def keep_drawn(seat: Seat, deck_id: int, pages: int, drawn: list[Kept]) -> bool:
    """Add the next pages of a deck; with the last of them it is ready, and the room is told. Whether anything is left to draw."""
    found = queries.deck_to_draw(deck_id)
    if found is None:
        return False
    deck = found[0]
    for number, one in enumerate(drawn, deck.drawn + 1):
        db.add(Page(
            deck_id=deck.id, number=number, title=one.title, text=one.text, width=one.size[0], height=one.size[1],
            small=one.small[0], small_bytes=one.small[1], large=one.large[0], large_bytes=one.large[1],
        ))
    deck.pages, deck.drawn, deck.state = pages, deck.drawn + len(drawn), "drawing"
    if deck.drawn >= pages:
        _done(seat, deck)
    return not deck.is_ready


def fail(deck_id: int, problem: str) -> None:
    """A deck cannot be drawn; its page of slides says why, and who brought it is told."""
    if found := queries.deck_to_draw(deck_id):
        deck, live = found
        deck.state, deck.problem = "failed", problem
        _forget_sources(deck)
        notices.failed(live, deck)


def _done(seat: Seat, deck: Deck) -> None:
    deck.state = "ready"
    _forget_sources(deck)
    db.flush()
    happened(HOUSE, seat.live, "deck:ready", deck=deck.id, name=deck.name, pages=deck.pages, replaces=deck.replaces_id)
    make_findable(seat.live)


def _forget_sources(deck: Deck) -> None:
    gone, deck.sources = list(deck.sources), []
    after_commit(lambda: [files.remove(name) for name in gone])
