"""Who may go through the doors of captions, in an open community."""

from hub.captions import actions
from hub.captions.actions import Caption
from hub.communities.queries import by_of
from hub.live.queries import seat_for
from hub.storage.unit import unit_of_work
from tests.makers.live import live

KEY = "table-of-doors"


def scene(cast) -> dict:
    """An open session with a line of captions by its host."""
    opened = live(cast.wells, cast.facilitator)
    with unit_of_work():
        host = by_of(cast.facilitator)
        line = actions.caption(host, seat_for(host, opened.id, lock=True), Caption("en", "The seal"), "a-first-line").seq
    return {"open": opened.id, "line": line}


WHO_LEADS = (302, 403, 403, 403, 302, 302)
ROUTES = {
    "captions.captions GET": ("/live/{open}/captions", (200,) * 6),
    "captions.say POST": ("/live/{open}/captions", {"text": "So", "language": "en", "key": KEY}, WHO_LEADS),
    "captions.empty POST": ("/live/{open}/captions/{line}/empty", WHO_LEADS),
    "captions.subtitles GET": ("/live/{open}/captions/en.vtt", (200,) * 6),
}

OPEN, LEADS = {"live": "{open}"}, ("-", *("forbidden",) * 3, "ok", "ok")
COMMANDS = {
    "caption:say": (OPEN | {"language": "en", "text": "So", "client_id": KEY}, LEADS),
    "caption:mend": (OPEN | {"seq": "{line}", "text": "", "client_id": KEY}, LEADS),
    "caption:earlier": (OPEN | {"language": "en"}, ("-", *("ok",) * 5)),
}
