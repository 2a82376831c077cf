"""What the worker does for slides: drawing decks a handful of pages at a time, and forgetting those of sessions that are gone."""

import shutil
from datetime import timedelta
from pathlib import Path

from hub.background.queue import job, wake
from hub.clock import now
from hub.errors import Invalid
from hub.live.queries import every_session, seat_of
from hub.slides import kept, queries
from hub.slides.actions import drawing
from hub.slides.drawing import darkroom, office
from hub.slides.drawing.sheets import Sheet, tidy, title_of
from hub.storage import files
from hub.storage.unit import unit_of_work

LEFT = timedelta(minutes=10)  # since a deck was brought: the worker was ended while it drew
MOST_PDF = 60 * 1024 * 1024  # of an office file


@job("slides.draw")
def draw(deck_id: int) -> None:
    """Draw the next pages of a deck, and wake this job again for the rest: other jobs have their turn in between."""
    with unit_of_work(write=False):
        found = queries.deck_to_draw(deck_id)
        live_id, deck = (found[1].id, found[0]) if found else (0, None)
    if deck is not None:
        (_draw if deck.kind in ("pdf", "pictures") else _convert)(live_id, deck)


@job("slides.draw_on", every_minutes=10)
def draw_on() -> None:
    """Go on with decks whose drawing was cut off."""
    with unit_of_work(write=False):
        waiting = queries.left_lying(now() - LEFT)
    for deck_id in waiting:
        wake("slides.draw", deck_id)


@job("slides.forget", every_minutes=12 * 60)
def forget() -> None:
    """Take away the pictures of sessions that were deleted."""
    folders = kept.folders()  # before asking: a session that begins meanwhile is not among them
    with unit_of_work(write=False):
        known = {kept.folder_of(live) for live in every_session()}
    for folder in set(folders) - known:
        shutil.rmtree(folder)


def _draw(live_id: int, deck) -> None:
    made, pages = _drawn(deck)
    if made.drawn:
        _keep(live_id, deck, made, pages)
    elif made.problem or not pages:
        _fail(deck.id, made.problem or "broken")


def _drawn(deck) -> tuple[darkroom.Handful, int]:
    if deck.kind == "pdf":
        made = darkroom.drawn(str(files.path_of(deck.sources[0])), "pdf", deck.drawn)
        return made, made.pages
    return darkroom.drawn(str(files.path_of(deck.sources[deck.drawn])), "picture"), len(deck.sources)


def _keep(live_id: int, deck, made: darkroom.Handful, pages: int) -> None:
    with unit_of_work(write=False):
        folder = kept.folder_of(seat_of(live_id, lock=False).live)
    try:
        sheets = [kept_sheet(folder, sheet) for sheet in made.drawn]
    except OSError:
        return _fail(deck.id, "full")
    with unit_of_work():
        seat = seat_of(live_id)
        if seat and drawing.keep_drawn(seat, deck.id, pages, sheets):
            wake("slides.draw", deck.id)
    return None


def kept_sheet(folder: Path, sheet: Sheet) -> drawing.Kept:
    """A page from the darkroom put on the disk, its words made tidy."""
    text = tidy(sheet.text)
    pictures = [(kept.keep(folder, body), len(body)) for body in (sheet.small, sheet.large)]
    return drawing.Kept(title_of(text), text, sheet.size, *pictures)


def _convert(live_id: int, deck) -> None:
    made = office.as_pdf(files.path_of(deck.sources[0]), deck.kind)
    if made is None:
        return _fail(deck.id, "office")
    with made:
        try:
            stored, _count = files.keep(made, MOST_PDF)
        except Invalid:
            return _fail(deck.id, "full")
    with unit_of_work():
        drawing.keep_pdf(seat_of(live_id), deck.id, stored)
        wake("slides.draw", deck.id)
    return None


def _fail(deck_id: int, problem: str) -> None:
    with unit_of_work():
        drawing.fail(deck_id, problem)
