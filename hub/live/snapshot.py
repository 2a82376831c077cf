"""The state of a room as JSON, and how one fact changes it: snapshot + facts = fresh snapshot. `static/js/live/state.js` is its twin."""

import json
from copy import deepcopy

from hub.live import parts
from hub.live.notes import Splice, lines_of, spliced

CHAT_KEPT = 30  # lines a joiner is given; earlier ones are asked for
LARGEST = 7 * 1024  # bytes of state for a joiner on a thin line; of eight kilobytes one goes to what they themselves may and have
REDUCTIONS = (("chat", 12), ("notes", 0), ("people", 30), ("hands", 20), ("chat", 4), ("people", 10))


def fresh(live, *, people=(), roles=(), hands=(), chat=(), voice=None, crowd=0, **values) -> dict:
    """The state from rows: `people`, `roles`, `hands`, `chat` and `voice` are already payloads, in their order.

    `values` are those of the parts other rooms add. `crowd` counts who came into a full room; of them no fact tells, each answer brings the number anew.
    """
    return {
        "seq": live.last_seq, "state": live.state, "point": live.point, "title": live.title, "agenda": list(live.agenda),
        "notes": {"version": live.notes_version, "text": live.notes_source},
        "people": sorted(people, key=_number), "roles": sorted(roles, key=_role), "hands": list(hands), "crowd": crowd,
        "chat": list(chat)[-CHAT_KEPT:], "voice": {**(voice or silent()), "max_floors": live.floors}, **values,
    }


def silent() -> dict:
    """The voice of a room where nobody speaks and nothing is recorded."""
    return {"floors": [], "recording": False, "max_floors": 1, "notes": []}


def apply(state: dict, fact: dict) -> dict:
    """The state after a fact (a payload); a fact already in it changes nothing."""
    if fact["seq"] <= state["seq"]:
        return state
    state = deepcopy(state)
    state["seq"] = fact["seq"]
    if change := CHANGES.get(fact["kind"]):
        change(state, fact, fact["data"])
    parts.changed(state, fact)
    return state


def brief(state: dict) -> dict:
    """The state cut to what a thin line carries; `more` names the parts that are to be asked for. People beside a crowd are counted into it."""
    state, more = deepcopy(state), set()
    if _size(state) > LARGEST:
        more |= parts.cut_down(state)
    for part, count in REDUCTIONS:
        if _size(state) <= LARGEST:
            break
        if part == "notes":
            state["notes"]["text"] = ""
        elif part == "people" and state["crowd"]:
            state["crowd"] += max(0, len(state["people"]) - count)
            state["people"] = state["people"][:count]
            continue
        else:
            state[part] = state[part][-count:] if part == "chat" else state[part][:count]
        more.add(part)
    return {**state, "more": sorted(more)}


def _size(state: dict) -> int:
    return len(json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()) + 100


def _number(person: dict) -> int:
    return person["id"]


def _role(role: dict) -> tuple:
    return role["role"], role["person"]["id"]


def _without(rows: list, person_id: int, site: int = 0) -> list:
    return [row for row in rows if (row["person"]["id"], row.get("site", 0)) != (person_id, site)]


def _opened(state, _fact, _data):
    state["state"] = "open"


def _closed(state, _fact, _data):
    state.update(state="closed", people=[], crowd=0, hands=[], voice={**silent(), "max_floors": state["voice"]["max_floors"]})


def _changed(state, _fact, data):
    state.update(title=data["title"], agenda=data["agenda"], point=data["point"])


def _came(state, fact, data):
    others = [person for person in state["people"] if person["id"] != fact["by"]["id"]]
    state["people"] = sorted([*others, {**fact["by"], **data}], key=_number)


def _left(state, fact, _data):
    state["people"] = [person for person in state["people"] if person["id"] != fact["by"]["id"]]


def _said(state, fact, data):
    state["chat"] = [*state["chat"], {"seq": fact["seq"], "by": fact["by"], "at": fact["at"], **data}][-CHAT_KEPT:]


def _hidden(state, _fact, data):
    for line in state["chat"]:
        if line["seq"] == data["seq"]:
            line.pop("text", None)
            line["hidden"] = True


def _raised(state, fact, data):
    hand = {"seq": fact["seq"], "person": fact["by"], "at": fact["at"], "called": False, **data}
    state["hands"] = [*_without(state["hands"], fact["by"]["id"], data.get("site", 0)), hand]


def _lowered(state, _fact, data):
    state["hands"] = _without(state["hands"], data["person_id"], data.get("site", 0))


def _called(state, _fact, data):
    for hand in state["hands"]:
        hand["called"] = hand["called"] or (hand["person"]["id"], hand.get("site", 0)) == (data["person_id"], data.get("site", 0))


def _pointed(state, _fact, data):
    state["point"] = data["point"]


def _written(state, _fact, data):
    notes = state["notes"]
    if data["version"] == notes["version"] + 1:
        lines = spliced(lines_of(notes["text"]), Splice(data["start"], data["gone"], data["lines"]))
        state["notes"] = {"version": data["version"], "text": "\n".join(lines)}


def _given(state, _fact, data):
    rest = [row for row in state["roles"] if (row["role"], row["person"]["id"]) != (data["role"], data["person"]["id"])]
    given = [{"person": data["person"], "role": data["role"]}] if data["given"] else []
    state["roles"] = sorted([*rest, *given], key=_role)


def _floor_opened(state, fact, data):
    floors = [floor for floor in state["voice"]["floors"] if floor["stream"] != data["stream"]]
    state["voice"]["floors"] = [*floors, {"stream": data["stream"], "person": data["person"], "since": fact["at"]}]


def _floor_closed(state, _fact, data):
    state["voice"]["floors"] = [floor for floor in state["voice"]["floors"] if floor["stream"] != data["stream"]]


def _floors_set(state, _fact, data):
    state["voice"]["max_floors"] = data["most"]


def _note_left(state, fact, data):
    if "ms" in data:  # else it was played or set aside meanwhile
        waiting = {"seq": fact["seq"], "person": fact["by"], "at": fact["at"], "ms": data["ms"], "bytes": data["bytes"]}
        state["voice"]["notes"] = [*state["voice"]["notes"], waiting]


def _note_done(state, _fact, data):
    state["voice"]["notes"] = [note for note in state["voice"]["notes"] if note["seq"] != data["note"]]


def _recording(state, fact, _data):
    state["voice"]["recording"] = fact["kind"] == "record:started"


CHANGES = {
    "live:opened": _opened, "live:closed": _closed, "live:changed": _changed,
    "person:came": _came, "person:left": _left, "chat:said": _said, "chat:hidden": _hidden,
    "hand:raised": _raised, "hand:lowered": _lowered, "hand:called": _called,
    "agenda:pointed": _pointed, "notes:changed": _written, "role:given": _given,
    "note:left": _note_left, "note:played": _note_done, "note:set_aside": _note_done,
    "floor:opened": _floor_opened, "floor:closed": _floor_closed, "floors:set": _floors_set, "record:started": _recording, "record:stopped": _recording,
}
