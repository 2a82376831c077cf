"""The place of slides in the live room: their value in the state, what facts change in it, the stage, the tab, the page of text."""

from hub.live.parts import Part, put
from hub.slides import payloads, queries
from hub.slides.pack import glossary_lines
from hub.slides.rules import may_bring, may_turn
from hub.text.languages import _, lazy

FEW = 3  # decks a thin line is told of at once; who leads asks for the rest


def _shown(value: dict, fact: dict) -> dict:
    return {**value, "now": fact["data"]}


def _hidden(value: dict, _fact: dict) -> dict:
    return {**value, "now": None}


def _ready(value: dict, fact: dict) -> dict:
    data = fact["data"]
    new = {"id": data["deck"], "name": data["name"], "pages": data["pages"]}
    return {**value, "decks": sorted([*_but(value["decks"], data["deck"], data["replaces"]), new], key=_number)}


def _removed(value: dict, fact: dict) -> dict:
    data = fact["data"]
    back = {one["id"]: one for one in data["back"]}
    return {**value, "decks": sorted([*_but(value["decks"], data["deck"], *back), *back.values()], key=_number)}


def _sent(value: dict, fact: dict) -> dict:
    return {**value, "still": payloads.still_of(fact)}


def _ended(value: dict, _fact: dict) -> dict:
    return {**value, "still": None}


def _but(decks: list[dict], *ids) -> list[dict]:
    return [one for one in decks if one["id"] not in ids]


def _number(deck: dict) -> int:
    return deck["id"]


def _cut(value: dict) -> dict:
    return {**value, "decks": value["decks"][:FEW]}


def _mine(by, seat) -> dict:
    return {"turn": may_turn(by, seat), "bring": may_bring(by, seat)}


def _record(live) -> list[tuple]:
    decks = queries.ready_decks(live.id)
    pages = queries.pages_of([deck.id for deck in decks])
    slides = [
        (_("%(name)s. Pages: %(count)s", name=deck.name, count=deck.pages), [f"{page.number}. {page.title}" for page in pages[deck.id] if page.title])
        for deck in decks
    ]
    words = glossary_lines(queries.glossary_of(live.id))
    return [(_("Slides"), slides), (_("Words explained"), [f"{word}: {meaning}" if meaning else word for word, meaning in words])]


put(Part(
    name="slides", fresh=payloads.value, cut=_cut, mine=_mine, record=_record, words=lambda live: queries.words_of(live.id), weight=payloads.pack_bytes,
    changes={"slide:shown": _shown, "slide:hidden": _hidden, "deck:ready": _ready, "deck:removed": _removed, "still:sent": _sent, "still:ended": _ended},
    shown={
        "slide:shown": payloads.SHOWN, "deck:ready": ("deck", "name", "pages", "replaces"), "deck:removed": ("deck", "back"),
        "still:sent": ("name", "source", "bytes", "width", "height"),
    },
    tab=lazy("Slides"), rank=2, prepared=lambda live: len(queries.decks_of(live.id)), panel="slides/panel.html",
    stage="slides/stage.html", text="slides/text.html", plan="slides/plan.html", about="slides/about.html",
))
