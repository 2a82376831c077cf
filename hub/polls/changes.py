"""How one fact changes the polls in the state of a room; `static/js/live/polls/state.js` is its twin."""

MOST_CLOSED = 10


def opened(value: dict, fact: dict) -> dict:
    """A poll is open."""
    return {**value, "open": fact["data"]["poll"]}


def closed(value: dict, fact: dict) -> dict:
    """A poll is closed; `counts` are there where everybody sees them."""
    data = fact["data"]
    if value["open"] is None or value["open"]["id"] != data["id"]:
        return value
    one = {**value["open"], "voted": data["voted"], "counts": data["counts"]}
    return {"open": None, "closed": [*value["closed"], one][-MOST_CLOSED:]}


def shown(value: dict, fact: dict) -> dict:
    """How a poll stands is shown to everybody."""
    data = fact["data"]
    now = {**value["open"], "shown": True} if value["open"] and value["open"]["id"] == data["id"] else value["open"]
    rest = [{**one, "shown": True, "counts": data["counts"]} if one["id"] == data["id"] else one for one in value["closed"]]
    return {"open": now, "closed": rest}


def cut(value: dict) -> dict:
    """What a thin line is given: the poll that is open."""
    return {**value, "closed": []}


CHANGES = {"poll:opened": opened, "poll:closed": closed, "poll:shown": shown}
