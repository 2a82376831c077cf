"""Every SELECT about slides: decks, pages, what is shown, stills, words explained."""

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from hub.errors import NotFound
from hub.live.models import Fact, LiveSession
from hub.slides.models import Deck, Glossary, Page, Still
from hub.storage.unit import db

TURNED, SENT = ("slide:shown", "slide:hidden"), ("still:sent", "still:ended")
LARGEST_ID = 2**62


def decks_of(live_id: int) -> list[Deck]:
    """All decks of a session, in the order they were brought."""
    return list(db.scalars(select(Deck).where(Deck.live_id == live_id).order_by(Deck.id)))


def ready_decks(live_id: int) -> list[Deck]:
    """The decks that can be shown: drawn, and not replaced by a newer one that is drawn too."""
    decks = [deck for deck in decks_of(live_id) if deck.is_ready]
    replaced = {deck.replaces_id for deck in decks}
    return [deck for deck in decks if deck.id not in replaced]


def deck_in(live: LiveSession, deck_id: int) -> Deck:
    """A deck of that session, or NotFound."""
    found = db.get(Deck, deck_id) if 0 < deck_id < LARGEST_ID else None
    if found is None or found.live_id != live.id:
        raise NotFound()
    return found


def deck_of_key(live_id: int, key: str) -> Deck | None:
    """What an earlier sending of the same form has become."""
    return db.scalar(select(Deck).where(Deck.live_id == live_id, Deck.client_key == key))


def deck_to_draw(deck_id: int) -> tuple[Deck, LiveSession] | None:
    """A deck that is not drawn yet, and its session; None if it is done, failed or gone."""
    found = db.execute(
        select(Deck, LiveSession).join(LiveSession, LiveSession.id == Deck.live_id).where(Deck.id == deck_id, Deck.state.in_(("waiting", "drawing")))
    ).first()
    return (found[0], found[1]) if found else None


def left_lying(before: datetime) -> list[int]:
    """The decks that wait for the worker since before a moment."""
    return list(db.scalars(select(Deck.id).where(Deck.state.in_(("waiting", "drawing")), Deck.added_at < before).order_by(Deck.id)))


def pages_of(deck_ids: list[int]) -> dict[int, list[Page]]:
    """Deck -> its pages in order."""
    found: dict[int, list[Page]] = {deck_id: [] for deck_id in deck_ids}
    for page in db.scalars(select(Page).where(Page.deck_id.in_(deck_ids)).order_by(Page.deck_id, Page.number)) if deck_ids else ():
        found[page.deck_id].append(page)
    return found


def page_at(deck_id: int, number: int) -> Page | None:
    """The page of that number, from 1, in a deck."""
    return db.scalar(select(Page).where(Page.deck_id == deck_id, Page.number == number))


def picture_in(live_id: int, name: str) -> bool:
    """Whether a page or a still of the session has that picture."""
    page = select(Page.id).join(Deck, Deck.id == Page.deck_id).where(Deck.live_id == live_id, or_(Page.small == name, Page.large == name)).limit(1)
    still = select(Still.id).where(Still.live_id == live_id, Still.name == name).limit(1)
    return db.scalar(page) is not None or db.scalar(still) is not None


def pictures_elsewhere(live_id: int, deck_id: int) -> set[str]:
    """The pictures that other decks and the stills of the session have."""
    rows = db.execute(select(Page.small, Page.large).join(Deck, Deck.id == Page.deck_id).where(Deck.live_id == live_id, Deck.id != deck_id))
    return {name for row in rows for name in row} | set(db.scalars(select(Still.name).where(Still.live_id == live_id)))


def last_of(live_id: int, kinds: tuple[str, ...]) -> Fact | None:
    """The last fact of these kinds in a session, with who did it."""
    return db.scalar(
        select(Fact).options(joinedload(Fact.by)).where(Fact.live_id == live_id, Fact.kind.in_(kinds)).order_by(Fact.seq.desc()).limit(1)
    )


def shown_now(live_id: int) -> Fact | None:
    """The fact of the page everybody sees now, or None."""
    last = last_of(live_id, TURNED)
    return last if last is not None and last.kind == "slide:shown" else None


def still_now(live_id: int) -> Fact | None:
    """The fact of the still everybody sees now, or None."""
    last = last_of(live_id, SENT)
    return last if last is not None and last.kind == "still:sent" else None


def turns_of(live_id: int) -> list[Fact]:
    """Every fact of a page shown or taken off, in order; for the replay."""
    return list(db.scalars(select(Fact).where(Fact.live_id == live_id, Fact.kind.in_(TURNED)).order_by(Fact.seq)))


def last_still(live_id: int) -> Still | None:
    """The newest still of a session."""
    return db.scalar(select(Still).where(Still.live_id == live_id).order_by(Still.id.desc()).limit(1))


def words_of(live_id: int) -> str:
    """The words on all pages of a session's decks, in order; for those who search."""
    pages = select(Page.text).join(Deck, Deck.id == Page.deck_id).where(Deck.live_id == live_id, Deck.state == "ready", Page.text != "")
    return "\n".join(db.scalars(pages.order_by(Deck.id, Page.number)))


def weight_of(live_id: int) -> tuple[int, int]:
    """(pages, bytes of their small pictures) of all decks that are ready."""
    query = select(func.count(Page.id), func.coalesce(func.sum(Page.small_bytes), 0)).join(Deck, Deck.id == Page.deck_id)
    pages, size = db.execute(query.where(Deck.live_id == live_id, Deck.state == "ready")).one()
    return pages, size


def glossary_of(live_id: int) -> str:
    """The words of a session explained, as typed."""
    found = db.get(Glossary, live_id)
    return found.text if found else ""
