"""Who may go through the doors of in-person rooms: who brought one and who leads; joining is for whoever may follow."""

from tests.makers.live import live
from tests.makers.sites import site


def scene(cast) -> dict:
    """An open session with a room that another member brought."""
    opened = live(cast.wells, cast.facilitator)
    room = site(opened, cast.other)
    return {"open": opened.id, "site": room.id, "code": room.code}


OWN = (302, 404, 404, 404, 200, 200)
DONE = (302, 404, 404, 404, 302, 302)
KEY = {"key": "table-of-doors"}
PATH = "/live/{open}/sites/{site}"

ROUTES = {
    "sites.sites GET": ("/live/{open}/sites", (302, *(200,) * 5)),
    "sites.sites POST": ("/live/{open}/sites", {"name": "Kampala", "total": "12", **KEY}, (302, 403, 302, 403, 302, 403)),
    "sites.site GET": (PATH, OWN),
    "sites.count POST": (f"{PATH}/count", {"total": "40", **KEY}, DONE),
    "sites.hand POST": (f"{PATH}/hand", {"who": "Atieno", **KEY}, (302, 404, 404, 404, 403, 403)),
    "sites.vote POST": (f"{PATH}/vote", KEY, (302, 404, 404, 404, 422, 422)),
    "sites.roster POST": (f"{PATH}/roster", {"names": "Atieno", "agreed": "y", **KEY}, DONE),
    "sites.strike POST": (f"{PATH}/roster/1/strike", (302, *(404,) * 5)),
    "sites.rename POST": (f"{PATH}/rename", {"name": "Kisumu West", **KEY}, DONE),
    "sites.leave POST": (f"{PATH}/leave", DONE),
    "sites.sheet GET": (f"{PATH}/sheet", OWN),
    "sites.typing GET": ("/join", (200,) * 6),
    "sites.typing POST": ("/join", {"code": "WRONGONE", **KEY}, (200, *(422,) * 5)),
    "sites.come POST": ("/guest/come", {"code": "{code}", "name": "Atieno", **KEY}, (422,) * 6),  # nobody said that guests may come
    "sites.guest GET": ("/guest", (200,) * 6),
    "sites.write POST": ("/guest/say", {"text": "Hello", **KEY}, (404,) * 6),
    "sites.stop POST": ("/guest/leave", (404,) * 6),
    "sites.remove_guest POST": (f"{PATH}/guests/1/remove", DONE),
    "sites.joining GET": ("/join/{code}", (200,) * 6),
    "sites.join POST": ("/join/{code}", (302,) * 6),
    "sites.part POST": ("/live/{open}/sites/part", (302,) * 6),
}

OPEN = {"live": "{open}", "site": "{site}"}
LEADS = ("-", *("forbidden",) * 3, "ok", "ok")

COMMANDS = {
    "site:count": (OPEN | {"total": 40, "women": -1, "youth": 9, "note": ""}, LEADS),
    "site:raise": (OPEN | {"who": "Atieno", "word": "", "client_id": "table-of-doors"}, ("-", *("forbidden",) * 5)),
    "site:lower": (OPEN | {"client_id": "table-of-doors"}, LEADS),
    "site:part": ({"live": "{open}"}, ("-", *("ok",) * 5)),
}
