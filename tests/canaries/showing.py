"""Canaries in the slides of a session: a deck's name, the words on a page, words explained."""

from hub.live.finding import make_findable
from hub.live.models import LiveSession
from hub.live.queries import seat_for
from hub.slides import actions
from hub.slides.models import Deck, Glossary, Page
from hub.storage.unit import db

INSIDE = ("insider", "keeper", "author")


def show_slides(world, opened: LiveSession) -> None:
    """A deck of one page that everybody inside sees now."""
    cage, keeper = world.cage, world.by("keeper")
    deck = Deck(live_id=opened.id, by_id=keeper.id, name=cage.text("slides", *INSIDE), kind="pdf", bytes=9, state="ready", pages=1, drawn=1, client_key="canary-deck")
    db.add(deck)
    db.flush()
    page = Page(
        deck_id=deck.id, number=1, title=cage.text("slide title", *INSIDE), text=cage.text("slide", *INSIDE), width=960, height=540,
        small="a" * 40, small_bytes=9, large="b" * 40, large_bytes=9,
    )
    words = Glossary(live_id=opened.id, text=cage.text("glossary", *INSIDE))
    db.add_all([page, words])
    db.flush()
    cage.let_into(deck, *INSIDE, besides=("sources", "problem"))
    cage.let_into(page, *INSIDE, besides=("small", "large"))
    cage.let_into(words, *INSIDE)
    actions.show(keeper, seat_for(keeper, opened.id, lock=True), deck.id, 1)
    make_findable(opened)
