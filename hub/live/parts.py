"""What other rooms add to a live session's room: each part's place in the state, in the pages, in the notes and the pack.

A room right of this one puts its part here from `part.py`; nothing here looks right.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from hub.text.languages import speaking


@dataclass(frozen=True)
class Part:
    """One part of the room; every function is a promise of the room that puts it here.

    `fresh(live)`: its value in the state, JSON, from rows, in a constant number of queries; None where it has none.
    `changes[kind](value, fact)`: its value after a fact (a payload); pure. Snapshot + facts = fresh snapshot.
    `shown[kind]`: names of a fact's data that leave the house. `mine(by, seat)`: what one person may and has.
    `cut(value)`: the value on a thin line. `record(live)`: (heading, lines) pairs for the
    session notes, in the session's language; a line is plain text, or (plain text, [what stands beneath it]). `pack(live)`: the same for
    the session pack of the night before. `words(live)`: what the part lets a search find the session by. `weight(live)`: about
    how many bytes of the session pack are its own.
    `tab` with `panel`, `stage`, `beside`, `text`, `plan`, `about`: words and templates for the room, the stage, the row of the present
    point, the page of text, and on the session's own page a row of the list for who leads, and what is for everybody.
    `rank`: where its tab stands; those of the room itself are chat 0, hands 4, people 5, notes 6. `prepared(live)`: what its row counts.
    """

    name: str
    fresh: Callable | None
    changes: dict[str, Callable] = field(default_factory=dict)
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    mine: Callable | None = None
    cut: Callable | None = None
    record: Callable | None = None
    pack: Callable | None = None
    words: Callable | None = None
    weight: Callable | None = None
    prepared: Callable | None = None
    rank: int = 9
    tab: str = ""
    panel: str = ""
    stage: str = ""
    beside: str = ""
    text: str = ""
    plan: str = ""
    about: str = ""


PARTS: dict[str, Part] = {}


def put(part: Part) -> None:
    """Make a part known; a second of the same name takes the first one's place."""
    PARTS[part.name] = part


def values_of(live) -> dict:
    """Name -> value of every part, from rows."""
    return {name: part.fresh(live) for name, part in PARTS.items() if part.fresh}


def changed(state: dict, fact: dict) -> None:
    """Put into `state`, which may be changed, what a fact makes of each part."""
    for name, part in PARTS.items():
        if (change := part.changes.get(fact["kind"])) and name in state:
            state[name] = change(state[name], fact)


def shown_of(kind: str) -> tuple[str, ...]:
    """The names of a fact's data that any part lets out of the house."""
    return tuple(name for part in PARTS.values() for name in part.shown.get(kind, ()))


def mine_of(by, seat) -> dict:
    """Name -> what one person may and has, of every part that tells."""
    return {name: part.mine(by, seat) for name, part in PARTS.items() if part.mine}


def cut_down(state: dict) -> set[str]:
    """Cut every part of `state`, which may be changed, that can be cut; returns the names of those that lost something."""
    lost = set()
    for name, part in PARTS.items():
        if part.cut and name in state and (small := part.cut(state[name])) != state[name]:
            state[name] = small
            lost.add(name)
    return lost


def record_of_parts(live) -> list[dict]:
    """What the parts leave in the session notes: {"heading", "lines": [{"words", "beneath": [...]}]} each, in their order."""
    return _told(live, "record")


def pack_of_parts(live) -> list[dict]:
    """What the parts put into the session pack, in the same shape."""
    return _told(live, "pack")


def weight_of_pack(live) -> int:
    """About how many bytes the session pack has; 0 where there is nothing in it."""
    return sum(part.weight(live) for part in PARTS.values() if part.weight)


def prepared_of(live) -> dict[str, int]:
    """Name -> how many things of each part are ready before a session; no name where a part counts nothing."""
    return {name: part.prepared(live) for name, part in PARTS.items() if part.prepared}


def words_of_parts(live) -> str:
    """What else a search finds a session by."""
    return " ".join(filter(None, (part.words(live) for part in PARTS.values() if part.words)))


def _told(live, what: str) -> list[dict]:
    with speaking(live.language):
        pairs = [pair for part in PARTS.values() if (tell := getattr(part, what)) for pair in tell(live)]
    return [{"heading": str(heading), "lines": [_line(line) for line in lines]} for heading, lines in pairs if lines]


def _line(line) -> dict:
    words, beneath = (line, []) if isinstance(line, str) else line
    return {"words": str(words), "beneath": [str(one) for one in beneath]}
