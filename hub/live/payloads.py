"""Facts and rows as JSON for the room, by allow-list: names, never addresses."""

from hub.accounts.by import colour_of
from hub.live import parts, snapshot
from hub.live.models import Fact, Hand, Role
from hub.live.queries.rooms import Room, There
from hub.text.languages import _
from hub.text.names import initials

# What of a fact's data leaves the house; the lines an edit replaced, kept for undoing, stay inside.
SHOWN = {
    "chat:said": ("text",), "chat:hidden": ("seq",), "hand:lowered": ("person_id", "site"), "hand:called": ("person_id", "site"),
    "hand:raised": ("word", "way", "lang", "site", "room", "who", "turns"), "person:came": ("standing",),
    "agenda:pointed": ("point",), "notes:changed": ("version", "start", "gone", "lines"),
    "role:given": ("person", "role", "given"), "live:changed": ("title", "agenda", "point"), "live:closed": ("path",),
    "note:left": ("ms", "bytes"), "note:played": ("note", "stream"), "note:set_aside": ("note",),
    "floor:opened": ("stream", "t_ms"), "floor:closed": ("stream", "why", "t_ms"), "record:stopped": ("why",), "floors:set": ("most",),
}


def person(someone) -> dict:
    """A person as the room draws them; number 0 where the account is gone."""
    if someone is None:
        return {"id": 0, "name": _("Someone"), "initials": "?", "colour": 0}
    return {"id": someone.id, "name": someone.name, "initials": initials(someone.name), "colour": colour_of(someone.name)}


def author(one: Fact) -> dict:
    """Who made a fact, as the room draws them; a guest of an in-person room by the name they typed."""
    if one.by is None and (guest := one.data.get("guest")):
        return {"id": 0, "name": guest, "initials": initials(guest), "colour": colour_of(guest)}
    return person(one.by)


def fact(one: Fact) -> dict:
    """A fact with its number; a hidden one says only that it is hidden. Its `by` must be loaded."""
    data = {name: one.data[name] for name in (*SHOWN.get(one.kind, ()), *parts.shown_of(one.kind)) if name in one.data}
    if one.kind == "floor:opened":
        data["person"] = person(one.by)
    return {
        "live": one.live_id, "seq": one.seq, "kind": one.kind, "by": author(one), "at": _moment(one.at),
        "data": {"hidden": True} if one.hidden_at else data,
        **({"client_id": one.client_id} if one.client_id else {}),
    }


def told(one: Fact | None) -> dict:
    """What a command answers: the fact it made, or that nothing changed."""
    return {"fact": fact(one)} if one else {"unchanged": True}


def present(there: There) -> dict:
    """Somebody who is there as the state holds them: `standing` where they lead by their place in the community, or only observe."""
    return person(there.person) | ({"standing": there.standing} if there.standing else {})


def line(one: Fact) -> dict:
    """A chat line as the state holds it."""
    shown = fact(one)
    return {"seq": one.seq, "by": shown["by"], "at": shown["at"], **shown["data"]}


def hand(one: Hand) -> dict:
    """A raised hand as the state holds it."""
    said = {"word": one.word, "lang": one.language, "site": one.site_id, "room": one.site, "who": one.who, "turns": one.turns}
    said["way"] = "" if one.kind == "voice" else one.kind
    up = {"seq": one.raised_seq, "person": person(one.person), "at": _moment(one.raised_at), "called": one.called_at is not None}
    return up | {name: value for name, value in said.items() if value}


def role(one: Role) -> dict:
    """A role as the state holds it."""
    return {"person": person(one.person), "role": one.role}


def voice(room: Room) -> dict:
    """Who speaks, whether it is recorded and which voice notes wait, as the state holds it."""
    floors = [{"stream": one.data["stream"], "person": person(one.by), "since": _moment(one.at)} for one in room.floors]
    return {**snapshot.silent(), "floors": floors, "recording": room.is_recording, "notes": [voice_note(one) for one in room.voice_notes]}


def voice_note(one: Fact) -> dict:
    """A voice note that waits, as the state holds it."""
    return {"seq": one.seq, "person": person(one.by), "at": _moment(one.at), "ms": one.data["ms"], "bytes": one.data["bytes"]}


def state(room: Room) -> dict:
    """The whole state of a room."""
    return snapshot.fresh(
        room.live, people=[present(one) for one in room.present], roles=[role(one) for one in room.roles],
        hands=[hand(one) for one in room.hands], chat=[line(one) for one in room.lines], voice=voice(room), crowd=room.crowd,
        **parts.values_of(room.live),
    )


def _moment(at) -> str:
    return at.isoformat(timespec="seconds")
