"""Bringing decks to a session, taking them away, and explaining words."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.audit.actions import record
from hub.background.queue import wake
from hub.clock import now
from hub.errors import Conflict, Invalid, NotFound, require
from hub.live.actions.facts import happened
from hub.live.finding import make_findable
from hub.live.rules import Seat
from hub.slides import kept, payloads, queries
from hub.slides.models import Deck, Glossary
from hub.slides.rules import may_bring, may_remove
from hub.storage import files
from hub.storage.unit import after_commit, db
from hub.text.languages import _

MOST_DECKS = 12
MOST_BYTES = 30 * 1024 * 1024
LONGEST_GLOSSARY = 8_000


@dataclass(frozen=True)
class Brought:
    """Files that are stored already, to become one deck; `kind` is "pdf", "pictures" or the ending of an office file."""

    name: str
    kind: str
    sources: tuple[str, ...]
    bytes: int
    key: str
    replaces: int = 0


def bring(by: By, seat: Seat, brought: Brought) -> Deck:
    """Add a deck, whose pages are drawn soon; the same key is the same deck."""
    if first := queries.deck_of_key(seat.live.id, brought.key):
        _let_go([one for one in brought.sources if one not in first.sources])
        return first
    require(may_bring(by, seat), _("Only who leads the session brings slides, until it is over."))
    if len(queries.decks_of(seat.live.id)) >= MOST_DECKS:
        raise Conflict(_("A session has at most %(most)s sets of slides. Take one away first.", most=MOST_DECKS))
    deck = Deck(
        live_id=seat.live.id, by_id=by.id, name=brought.name, kind=brought.kind, bytes=brought.bytes, sources=list(brought.sources),
        client_key=brought.key, replaces_id=queries.deck_in(seat.live, brought.replaces).id if brought.replaces else None,
    )
    db.add(deck)
    db.flush()
    record(by, "brought slides", seat.live, deck=deck.id)
    wake("slides.draw", deck.id)
    return deck


def remove(by: By, seat: Seat, deck_id: int) -> None:
    """Take a deck away for good, its pictures off the disk, and off the stage if it is shown; nothing happens if it is gone already."""
    require(may_remove(by, seat), _("Only who leads the session takes slides away."))
    try:
        deck = queries.deck_in(seat.live, deck_id)
    except NotFound:
        return
    shown = queries.shown_now(seat.live.id)
    if shown and shown.data["deck"] == deck.id:
        happened(by, seat.live, "slide:hidden")
    _forget_pictures(seat, deck)
    was_ready, older = deck.is_ready, deck.replaces_id
    db.delete(deck)
    db.flush()
    if was_ready:
        # What it had replaced can be shown again.
        back = [payloads.deck(one) for one in queries.ready_decks(seat.live.id) if one.id == older]
        happened(by, seat.live, "deck:removed", deck=deck_id, back=back)
    record(by, "took slides away", seat.live, deck=deck_id)
    make_findable(seat.live)


def explain(by: By, seat: Seat, text: str) -> None:
    """Write the words of a session and what they mean, a line each."""
    require(may_bring(by, seat), _("Only who leads the session explains its words, until it is over."))
    if len(text) > LONGEST_GLOSSARY:
        raise Invalid(_("That is too long: %(most)s characters at most.", most=LONGEST_GLOSSARY), "text")
    db.merge(Glossary(live_id=seat.live.id, text=text, changed_at=now()))


def _forget_pictures(seat: Seat, deck: Deck) -> None:
    pages, elsewhere = queries.pages_of([deck.id])[deck.id], queries.pictures_elsewhere(seat.live.id, deck.id)
    names = {name for page in pages for name in (page.small, page.large)} - elsewhere
    folder, sources = kept.folder_of(seat.live), list(deck.sources)
    after_commit(lambda: (kept.forget(folder, names), _remove(sources)))


def _let_go(sources: list[str]) -> None:
    after_commit(lambda: _remove(sources))


def _remove(sources: list[str]) -> None:
    for name in sources:
        files.remove(name)
