"""How long the points of an agenda take, from the facts of the room; every page counts on from there by its own clock."""

from collections.abc import Iterable
from datetime import datetime

KINDS = ("agenda:pointed", "agenda:extended", "live:changed", "live:closed")


def nothing() -> dict:
    """Before any point was begun: `point` runs since `at`; `used` seconds and `more` minutes by point."""
    return {"point": None, "at": None, "used": {}, "more": {}}


def pointed(value: dict, fact: dict) -> dict:
    """Another point begins: what the last one took is kept, and a point taken up again goes on where it was."""
    return {**value, "used": used_until(value, fact["at"]), "point": fact["data"]["point"], "at": fact["at"]}


def extended(value: dict, fact: dict) -> dict:
    """A point is given more minutes."""
    return {**value, "more": {**value["more"], str(fact["data"]["point"]): fact["data"]["more"]}}


def changed(value: dict, fact: dict) -> dict:
    """The plan was changed: where the point that runs is another now, counting begins anew."""
    point = fact["data"]["point"]
    return value if point == value["point"] else {**nothing(), "point": point, "at": None if point is None else fact["at"]}


def closed(value: dict, fact: dict) -> dict:
    """The session is over: nothing runs any more."""
    return {**value, "used": used_until(value, fact["at"]), "point": None, "at": None}


def used_until(value: dict, at: str) -> dict[str, int]:
    """Seconds each point has taken by a moment."""
    if value["at"] is None:
        return value["used"]
    seconds = int((datetime.fromisoformat(at) - datetime.fromisoformat(value["at"])).total_seconds())
    key = str(value["point"])
    return {**value["used"], key: value["used"].get(key, 0) + max(0, seconds)}


CHANGES = dict(zip(KINDS, (pointed, extended, changed, closed), strict=True))


def played(facts: Iterable[dict]) -> dict:
    """The value all these facts ({kind, at, data}) lead to."""
    value = nothing()
    for fact in facts:
        value = CHANGES[fact["kind"]](value, fact)
    return value


def planned(agenda: list[dict], value: dict, point: int) -> int:
    """The minutes a point has: those of the plan and those given meanwhile; 0 where none are named."""
    return agenda[point]["minutes"] + value["more"].get(str(point), 0)
