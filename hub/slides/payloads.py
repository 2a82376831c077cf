"""Slides as JSON: what a fact says of a page, the room's value, the pages of a deck."""

from hub.live import payloads as room
from hub.live.models import Fact, LiveSession
from hub.slides import queries
from hub.slides.models import Deck, Page, Still
from hub.slides.pack import weighs

SHOWN = ("deck", "page", "of", "title", "small", "large", "bytes", "width", "height")


def shown(deck: Deck, page: Page) -> dict:
    """A page as its fact tells of it: whoever sees it needs to ask nothing else to draw it."""
    return {
        "deck": deck.id, "page": page.number, "of": deck.pages, "title": page.title, "small": page.small, "large": page.large,
        "bytes": [page.small_bytes, page.large_bytes], "width": page.width, "height": page.height,
    }


def still(one: Still) -> dict:
    """A still as its fact tells of it."""
    return {"name": one.name, "source": one.source, "bytes": one.bytes, "width": one.width, "height": one.height}


def deck(one: Deck) -> dict:
    """A deck that can be shown, as the room holds it."""
    return {"id": one.id, "name": one.name, "pages": one.pages}


def value(live: LiveSession) -> dict:
    """The part of the room's state that is about slides, from rows."""
    now, picture = queries.shown_now(live.id), queries.still_now(live.id)
    return {
        "decks": [deck(one) for one in queries.ready_decks(live.id)], "now": {name: now.data[name] for name in SHOWN} if now else None,
        "still": still_of(room.fact(picture)) if picture else None,
    }


def still_of(fact: dict) -> dict:
    """A still as the room holds it, from its fact."""
    return {**fact["data"], "by": fact["by"]["name"], "at": fact["at"]}


def pages(of: Deck, found: list[Page]) -> dict:
    """All pages of a deck, with their words, for one who browses or fetches them ahead."""
    return {**deck(of), "pages": [{**shown(of, page), "text": page.text} for page in found]}


def pack_bytes(live: LiveSession) -> int:
    """About how many bytes the session pack has; 0 where there is nothing to pack."""
    count, size = queries.weight_of(live.id)
    glossary = queries.glossary_of(live.id)
    return weighs(count, size, len(glossary) + len(queries.words_of(live.id))) if count or glossary or live.agenda else 0


def told(fact: Fact | None) -> dict:
    """The answer to a command."""
    return {"fact": room.fact(fact)} if fact else {"unchanged": True}
