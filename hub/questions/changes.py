"""How one fact changes the questions in the state of a room; `static/js/live/questions/state.js` is its twin."""

THIN = 1600  # bytes of questions on a thin line


def asked(value: dict, fact: dict) -> dict:
    """A question is there for everybody; one that was taken away since says only that it is hidden."""
    data = fact["data"]
    if data.get("hidden"):
        return value
    one = {
        "id": data["id"], "by": None if data["nameless"] else fact["by"], "text": data["text"], "relayed": data["relayed"],
        "votes": data["votes"], "at": data["at"], "state": "open", "answer": "",
    }
    return {**value, "list": sorted([*_without(value, data["id"]), one], key=lambda each: each["id"])}


def gone(value: dict, fact: dict) -> dict:
    """A question is no longer there."""
    number = fact["data"]["id"]
    return {**_let_go(value, number), "list": _without(value, number)}


def answered(value: dict, fact: dict) -> dict:
    """A question is answered, in a few words or aloud."""
    data = fact["data"]
    return {**_let_go(value, data["id"]), "list": _with(value, data["id"], state="answered", answer=data["answer"])}


def reopened(value: dict, fact: dict) -> dict:
    """An answered question waits again."""
    return {**value, "list": _with(value, fact["data"]["id"], state="open", answer="")}


def read(value: dict, fact: dict) -> dict:
    """A question is being answered now; 0: none."""
    return {**value, "now": fact["data"]["id"]}


def pinned(value: dict, fact: dict) -> dict:
    """A question stands first; 0: none."""
    return {**value, "pinned": fact["data"]["id"]}


def counted(value: dict, fact: dict) -> dict:
    """How many want these questions answered."""
    counts = dict(map(tuple, fact["data"]["counts"]))
    return {**value, "list": [{**one, "votes": counts.get(one["id"], one["votes"])} for one in value["list"]]}


def ruled(value: dict, fact: dict) -> dict:
    """Questions are taken in another way from now on."""
    return {**value, "waits": fact["data"]["waits"], "nameless": fact["data"]["nameless"]}


def in_order(value: dict) -> list[dict]:
    """Open questions as they are read: the one being answered, the pinned one, then by votes, then in the order of asking."""
    waiting = [one for one in value["list"] if one["state"] == "open"]
    return sorted(waiting, key=lambda one: (one["id"] != value["now"], one["id"] != value["pinned"], -one["votes"], one["id"]))


def cut(value: dict) -> dict:
    """What a thin line is given: the first of the open ones, as many as fit."""
    kept, size = [], 0
    for one in in_order(value):
        size += 150 + len((one["text"] + one["relayed"]).encode())
        if size > THIN:
            break
        kept.append(one)
    return {**value, "list": sorted(kept, key=lambda one: one["id"])}


def _without(value: dict, number: int) -> list[dict]:
    return [one for one in value["list"] if one["id"] != number]


def _with(value: dict, number: int, **changes) -> list[dict]:
    return [{**one, **changes} if one["id"] == number else one for one in value["list"]]


def _let_go(value: dict, number: int) -> dict:
    return {**value, **{name: 0 for name in ("now", "pinned") if value[name] == number}}


CHANGES = {
    "question:asked": asked, "question:gone": gone, "question:answered": answered, "question:reopened": reopened,
    "question:read": read, "question:pinned": pinned, "questions:counted": counted, "questions:ruled": ruled,
}
