"""How facts change what the room's state knows of sites; the twin of static/js/live/sites/state.js."""


def _came(value, fact):
    rest = [one for one in value["list"] if one["id"] != fact["data"]["site"]["id"]]
    return {**value, "list": sorted([*rest, fact["data"]["site"]], key=lambda one: one["id"])}


def _counted(value, fact):
    data = fact["data"]
    return {**value, "list": [{**one, "present": data["present"]} if one["id"] == data["id"] else one for one in value["list"]]}


def _gone(value, fact):
    gone = fact["data"]["id"]
    return {"list": [one for one in value["list"] if one["id"] != gone], "with": [pair for pair in value["with"] if pair[1] != gone]}


def _joined(value, fact):
    person, site = fact["data"]["person_id"], fact["data"]["id"]
    rest = [pair for pair in value["with"] if pair[0] != person]
    return {**value, "with": sorted([*rest, [person, site]])}


def _parted(value, fact):
    return {**value, "with": [pair for pair in value["with"] if pair[0] != fact["data"]["person_id"]]}


def counted(value: dict, people: list[dict], crowd: int = 0) -> int:
    """How many follow by themselves: those here by name or in the crowd, without companions and facilitators of sites, who are counted there."""
    at_sites = {pair[0] for pair in value["with"]} | {one["person_id"] for one in value["list"]}
    return sum(person["id"] not in at_sites for person in people) + crowd


CHANGES = {"site:came": _came, "site:changed": _came, "site:counted": _counted, "site:gone": _gone, "site:joined": _joined, "site:parted": _parted}
SHOWN = {
    "site:came": ("site",), "site:changed": ("site",), "site:counted": ("id", "present"), "site:gone": ("id",),
    "site:joined": ("id", "person_id"), "site:parted": ("person_id",),
}
