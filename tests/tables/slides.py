"""Who may go through the doors of slides, in an open community; the pictures themselves are tried in the room's own tests."""

from tests.makers.live import live
from tests.makers.slides import drawn

KEY = "table-of-doors"
EVERYBODY, NOBODY = (200,) * 6, (404,) * 6
WHO_LEADS = (302, 403, 403, 403, 302, 302)


def scene(cast) -> dict:
    """An open session with a deck of three pages."""
    opened = live(cast.wells, cast.facilitator)
    return {"open": opened.id, "deck": drawn(opened, cast.facilitator)}


ROUTES = {
    "slides.decks GET": ("/live/{open}/slides", EVERYBODY),
    "slides.pages GET": ("/live/{open}/slides/{deck}.json", EVERYBODY),
    "slides.picture GET": ("/live/{open}/slides/" + "0" * 40 + ".webp", NOBODY),
    "slides.pack GET": ("/live/{open}/pack.zip", EVERYBODY),
    "slides.bring POST": ("/live/{open}/slides", {"key": KEY}, (302, 403, 403, 403, 422, 422)),
    "slides.remove POST": ("/live/{open}/slides/{deck}/remove", WHO_LEADS),
    "slides.explain POST": ("/live/{open}/glossary", {"text": "Seal: keeps water in", "key": KEY}, WHO_LEADS),
    "slides.turn POST": ("/live/{open}/slides/show", {"deck": "{deck}", "page": "2"}, WHO_LEADS),
    "slides.still POST": ("/live/{open}/stills?of=screen", {"no": "picture"}, (302, 403, 403, 403, 422, 422)),
}

OPEN, LEADS = {"live": "{open}"}, ("-", *("forbidden",) * 3, "ok", "ok")
COMMANDS = {
    "slide:show": (OPEN | {"deck": "{deck}", "page": 1, "client_id": KEY}, LEADS),
    "slide:hide": (OPEN, LEADS),
    "still:end": (OPEN, LEADS),
}
