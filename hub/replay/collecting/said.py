"""What was said, written and turned to: chat, notes, agenda, turns to speak, the recording's beginning and end."""

from datetime import datetime

from hub.live.models import Fact, LiveSession
from hub.live.notes import Splice
from hub.live.showing import notes_html
from hub.replay.timeline import APART_MS, entry
from hub.replay.typed import pieces_of
from hub.text.headings import fitted


def ms_of(live: LiveSession, at: datetime) -> int:
    """Session time of a moment, ms; 0 before the opening."""
    return max(0, int((at - live.opened_at).total_seconds() * 1000))


def of_chat(live: LiveSession, facts: list[Fact]) -> list[dict]:
    """Each line of the chat."""
    return [entry(ms_of(live, one.at), "chat", one.data["text"], one.by_id, seq=one.seq) for one in facts if one.kind == "chat:said"]


def of_notes(live: LiveSession, facts: list[Fact]) -> list[dict]:
    """The notes in pieces, where they came about; as one at the end where their edits do not add up to them."""
    edits = [
        (ms_of(live, one.at), one.by_id, Splice(one.data["start"], one.data["gone"], one.data["lines"]))
        for one in facts if one.kind == "notes:changed"
    ]
    pieces = [(piece.t, piece.by, piece.words) for piece in pieces_of(edits)]
    if _letters("".join(words for _t, _by, words in pieces)) != _letters(live.notes_source):
        pieces = [(ms_of(live, live.closed_at), None, live.notes_source)] if live.notes_source else []
    return [entry(t, "notes", words, by, html=fitted(notes_html(words), 4)) for t, by, words in pieces]


def of_agenda(live: LiveSession, facts: list[Fact]) -> list[dict]:
    """Each turn to a point of the agenda; a point that is not there any more is passed over."""
    titles = [str(point.get("title", "")) for point in live.agenda]
    turned = [(one.at, one.data["point"]) for one in facts if one.kind == "agenda:pointed"]
    return [entry(ms_of(live, at), "point", titles[point], number=point + 1) for at, point in turned if point is not None and point < len(titles)]


def of_floors(live: LiveSession, facts: list[Fact]) -> list[dict]:
    """Each turn to speak, with its end; somebody's turns that follow each other at once are one."""
    ends = {one.data["stream"]: ms_of(live, one.at) for one in facts if one.kind == "floor:closed"}
    over, turns = ms_of(live, live.closed_at), []
    for one in (fact for fact in facts if fact.kind == "floor:opened"):
        start, end = ms_of(live, one.at), ends.get(one.data["stream"], over)
        if turns and turns[-1]["by"] == one.by_id and start - turns[-1]["until"] < APART_MS:
            turns[-1]["until"] = max(end, turns[-1]["until"])
        else:
            turns.append(entry(start, "speaks", "", one.by_id, until=end))
    return turns


def of_recording(live: LiveSession, facts: list[Fact]) -> list[dict]:
    """Where the recording begins and stops."""
    words = {"record:started": "started", "record:stopped": "stopped"}
    return [entry(ms_of(live, one.at), "recording", state=words[one.kind]) for one in facts if one.kind in words]


def _letters(text: str) -> str:
    return "".join(sorted(text.replace("\n", "").replace(" ", "")))
