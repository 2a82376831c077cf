"""The order of a room as a part of its state: what is switched on, whose rights were changed, how many wait, who was called last."""

from hub.live import queries
from hub.live.fairness import side
from hub.live.models import LiveSession
from hub.live.parts import Part, put
from hub.live.rights import RIGHTS
from hub.live.rules import Seat, may_host, may_keep_order, rights


def fresh(live: LiveSession) -> dict:
    """{on, rights, waiting, last} from rows."""
    standings = queries.standings_of(live.id)
    changed = [{"person_id": one.person_id, "given": one.given, "taken": one.taken} for one in standings if one.given or one.taken]
    waiting = sum(one.place == "waiting" for one in standings)
    return {"on": list(live.orders), "rights": changed, "waiting": waiting, "last": queries.fairness_of(live)[0]}


def _set(value, fact):
    return {**value, "on": fact["data"]["on"]}


def _waiting(value, fact):
    return {**value, "waiting": fact["data"]["waiting"]}


def _called(value, fact):
    return {**value, "last": side(fact["data"])}


def _changed(value, fact):
    data = {name: fact["data"][name] for name in ("person_id", "given", "taken")}
    rest = [one for one in value["rights"] if one["person_id"] != data["person_id"]]
    added = [data] if data["given"] or data["taken"] else []
    return {**value, "rights": sorted([*rest, *added], key=lambda one: one["person_id"])}


def mine(by, seat: Seat) -> dict:
    """The rights of one person by name, and whether they keep the order of the room, as who leads it or by a given right."""
    held = rights(by, seat)
    return {"rights": [right for right in RIGHTS if right in held], "keep": may_keep_order(by, seat), "host": may_host(by, seat)}


put(Part(
    name="order", fresh=fresh, mine=mine, panel="", text="live/order_text.html",
    changes={"order:set": _set, "lobby:changed": _waiting, "hand:called": _called, "right:changed": _changed},
    shown={"order:set": ("on",), "lobby:changed": ("waiting",), "right:changed": ("person_id", "given", "taken"), "person:removed": ("person_id",)},
))
