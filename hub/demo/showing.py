"""Slides of the story: brought from the story's own files, shown page by page, and the words of a session explained."""

import secrets

from hub.demo.reading import CONTENT
from hub.live.queries import seat_for
from hub.slides import actions, queries
from hub.slides.actions import Brought
from hub.slides.actions.bringing import MOST_BYTES
from hub.storage import files


def turn(by, seat, text: str, _person=None) -> None:
    """Show a page of the first deck; without a number, take the slides off the stage."""
    decks = queries.ready_decks(seat.live.id)
    if text:
        actions.show(by, seat, decks[0].id, int(text))
    else:
        actions.hide(by, seat)


def preparing(key: str, one: dict):
    """The deed of a host who brings slides and explains words before the session."""

    def prepare(stage) -> None:
        by = stage.by(one["host"])
        seat = seat_for(by, stage.things["live", key], lock=True)
        _bring(by, seat, one["slides"].strip())
        actions.explain(by, seat, one.get("glossary", "").strip())

    return prepare


def _bring(by, seat, text: str) -> None:
    name, _line, title = text.partition("\n")
    with (CONTENT / "slides" / name).open("rb") as file:
        stored, size = files.keep(file, MOST_BYTES)
    actions.bring(by, seat, Brought(title.strip() or name, "pdf", (stored,), size, secrets.token_hex(8)))


SHOWING = {"slide": turn}
