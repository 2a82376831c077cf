"""Who may go through the doors of groups, in an open community."""

from hub.communities.queries import by_of
from hub.groups import actions, queries
from hub.groups.actions import Wish
from hub.live.queries import seat_for
from hub.storage.unit import unit_of_work
from tests.makers.live import live

KEY = "table-of-doors"


def scene(cast) -> dict:
    """A session without groups; one whose groups are ready; one whose groups are open, a member in the first, which calls for help."""
    found = {"bare": live(cast.wells, cast.facilitator).id, "ready": live(cast.wells, cast.facilitator).id, "open": live(cast.wells, cast.facilitator).id,
             "other": cast.other.id}
    with unit_of_work():
        host, other = by_of(cast.facilitator), by_of(cast.other)
        for name in ("ready", "open"):
            actions.make(host, seat_for(host, found[name], lock=True), Wish(2, "hand", 5))
        actions.join(other, seat_for(other, found["open"], lock=True))
        actions.open_all(host, seat_for(host, found["open"], lock=True))
        found["room"] = queries.groups_of(queries.round_of(found["open"]).id)[0].live_id
        actions.call(other, found["room"])
    return found


WHO_LEADS = (302, 403, 403, 403, 302, 302)
ROUTES = {
    "groups.groups GET": ("/live/{open}/groups", (302, 403, 403, 403, 200, 200)),
    "groups.make POST": ("/live/{bare}/groups", {"count": "2", "how": "hand", "minutes": "5", "key": KEY}, WHO_LEADS),
    "groups.open_all POST": ("/live/{ready}/groups/open", WHO_LEADS),
    "groups.lengthen POST": ("/live/{open}/groups/more", {"key": "a-key-of-one-tap"}, WHO_LEADS),
    "groups.tell POST": ("/live/{open}/groups/tell", {"text": "So", "key": KEY}, WHO_LEADS),
    "groups.place POST": ("/live/{open}/groups/place", {"person": "{other}", "number": "2"}, WHO_LEADS),
    "groups.join POST": ("/live/{open}/groups/join", (302,) * 6),
    "groups.call POST": ("/live/{room}/groups/call", {"called": "0"}, (302, 404, 404, 404, 302, 403)),
    "groups.answer POST": ("/live/{open}/groups/1/answer", WHO_LEADS),
    "groups.close_all POST": ("/live/{open}/groups/close", WHO_LEADS),
}

OPEN, LEADS = {"live": "{open}"}, ("-", *("forbidden",) * 3, "ok", "ok")
COMMANDS = {
    "groups:make": ({"live": "{bare}", "count": 2, "how": "hand", "client_id": KEY}, LEADS),
    "groups:place": (OPEN | {"person_id": "{other}", "number": 2}, LEADS),
    "groups:join": (OPEN, ("-", *("ok",) * 5)),
    "groups:open": ({"live": "{ready}"}, LEADS),
    "groups:lengthen": (OPEN | {"minutes": 5, "client_id": KEY}, LEADS),
    "groups:call": ({"live": "{room}", "called": False}, ("-", *("not_found",) * 3, "ok", "forbidden")),
    "groups:answer": (OPEN | {"number": 1}, LEADS),
    "groups:tell": (OPEN | {"text": "So", "client_id": KEY}, LEADS),
    "groups:who": (OPEN, LEADS),
    "groups:close": (OPEN, LEADS),
}
