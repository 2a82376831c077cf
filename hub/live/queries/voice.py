"""What the facts of a room say of its voice: who speaks, what is recorded, which numbers are used."""

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.queries import by_of
from hub.errors import NotFound
from hub.library.queries import item_for, item_of_live
from hub.live.models import Fact, Hand, LiveSession
from hub.live.queries.seats import seat_for
from hub.live.recording.chaptering import chapters_folder
from hub.live.recording.mixing import read_manifest
from hub.live.recording.timeline import heard_at
from hub.live.recording.voice_notes import kept
from hub.live.rules import may_lead
from hub.live.sounding import folder_of
from hub.storage.unit import db


class RecordedTurn(NamedTuple):
    """A turn in a recording: who spoke (None where the account is gone), where it begins in the recording and how long it is, ms."""

    stream: int
    person_id: int
    person: Person | None
    at: int
    ms: int


FLOOR, RECORD = ("floor:opened", "floor:closed"), ("record:started", "record:stopped")
LOOKED_BACK = 12  # facts of floors; three at most are open at once


def floors_of(live: LiveSession) -> list[Fact]:
    """The turns to speak that the facts know as open, oldest first."""
    recent = _last(live.id, FLOOR, LOOKED_BACK) if live.is_open else []
    found = _open_among(recent)
    if len(recent) == LOOKED_BACK and len(found) < _count_open(live.id):
        found = _open_among(_last(live.id, FLOOR, None))  # one speaks on while others take many turns
    return found


def is_recording(live: LiveSession) -> bool:
    """Whether what is said is being recorded now."""
    last = _last(live.id, RECORD, 1) if live.is_open else []
    return bool(last) and last[0].kind == "record:started"


def was_recorded(live_id: int) -> bool:
    """Whether anything of a session was recorded."""
    return bool(_last(live_id, ("record:started",), 1))


def last_stream(live_id: int) -> int:
    """The highest stream number a session has used, 0 for none."""
    last = _last(live_id, ("floor:opened",), 1)
    return last[0].data["stream"] if last else 0


def waiting_notes(live: LiveSession) -> list[Fact]:
    """The voice notes that wait to be played, oldest first, with who left them; those played or set aside are hidden."""
    if not live.is_open:
        return []
    query = select(Fact).options(joinedload(Fact.by)).where(Fact.live_id == live.id, Fact.kind == "note:left", Fact.hidden_at.is_(None))
    return list(db.scalars(query.order_by(Fact.seq)))


def rooms_with_notes(person_id: int, community_id: int) -> list[int]:
    """The open sessions of a community in which voice notes of a person wait."""
    query = select(Fact.live_id).join(LiveSession, LiveSession.id == Fact.live_id).where(LiveSession.community_id == community_id, LiveSession.state == "open")
    return list(db.scalars(query.where(Fact.by_id == person_id, Fact.kind == "note:left", Fact.hidden_at.is_(None)).distinct().order_by(Fact.live_id)))


def voice_note_for(by: By, live_id: int, seq: int) -> Path:
    """Where a waiting voice note lies, for who leads the session and who left it; NotFound otherwise."""
    seat = seat_for(by, live_id)
    left = next((one for one in waiting_notes(seat.live) if one.seq == seq), None)
    path = kept(folder_of(seat.live), seq) if left and by.is_active and (left.by_id == by.id or may_lead(by, seat)) else None
    if path is None:
        raise NotFound()
    return path


def turn_facts(live_id: int, stream: int) -> dict[str, Fact]:
    """The facts about one turn by their kinds: opened, and closed if it is over."""
    found = db.scalars(select(Fact).where(Fact.live_id == live_id, Fact.kind.in_(FLOOR), Fact.data["stream"].as_integer() == stream).order_by(Fact.seq))
    return {fact.kind: fact for fact in found}


def is_called(live_id: int, person_id: int | None) -> bool:
    """Whether a person's hand is up and was given the word."""
    return bool(db.scalar(select(Hand.id).where(Hand.live_id == live_id, Hand.person_id == person_id, Hand.called_at.is_not(None))))


def people_acting(person_ids: set[int]) -> list[By]:
    """These people as they stand now."""
    return [by_of(person) for person in db.scalars(select(Person).where(Person.id.in_(person_ids)))] if person_ids else []


def recording_for(by: By, live_id: int, version: int | None = None, chapter: int | None = None) -> Path:
    """Where the published recording of a session lies, or a chapter of it, for whoever may read its notes; NotFound otherwise."""
    live, item = seat_for(by, live_id).live, item_of_live(live_id)
    made = read_manifest(folder_of(live)) if item and item_for(by, item.id) else None
    if made is None or not made.file or "recording" not in item.record or version not in (None, made.version):
        raise NotFound()
    folder = folder_of(live)
    path = folder / made.file if chapter is None else chapters_folder(folder, made.version) / f"{chapter}.ogg"
    if not path.exists():
        raise NotFound()
    return path


def left_out(live_id: int) -> frozenset[int]:
    """The turns of a session that were taken out of its recording."""
    item = item_of_live(live_id)
    return frozenset(item.record.get("left_out", ())) if item else frozenset()


def recorded_turns(live: LiveSession) -> list[RecordedTurn]:
    """The turns in a session's recording that is published, in the order in which they are heard."""
    made = read_manifest(folder_of(live))
    if made is None or not made.file or not (folder_of(live) / made.file).exists():
        return []
    spans: dict[int, list[dict]] = {}
    for one in made.speakers:
        spans.setdefault(one["stream"], []).append(one)
    people = {person.id: person for person in db.scalars(select(Person).where(Person.id.in_({one["person_id"] for one in made.speakers})))}
    turns = [
        RecordedTurn(stream, parts[0]["person_id"], people.get(parts[0]["person_id"]), int(heard_at(made.anchors, parts[0]["from"])),
                     sum(part["to"] - part["from"] for part in parts))
        for stream, parts in spans.items()
    ]
    return sorted(turns, key=lambda turn: (turn.at, turn.stream))


def _open_among(newest_first: list[Fact]) -> list[Fact]:
    over = {fact.data["stream"] for fact in newest_first if fact.kind == "floor:closed"}
    return [fact for fact in reversed(newest_first) if fact.kind == "floor:opened" and fact.data["stream"] not in over]


def _count_open(live_id: int) -> int:
    counted = func.sum(case((Fact.kind == "floor:opened", 1), else_=-1))
    return db.scalar(select(counted).where(Fact.live_id == live_id, Fact.kind.in_(FLOOR))) or 0


def _last(live_id: int, kinds: tuple[str, ...], count: int | None) -> list[Fact]:
    query = select(Fact).options(joinedload(Fact.by)).where(Fact.live_id == live_id, Fact.kind.in_(kinds))
    return list(db.scalars(query.order_by(Fact.seq.desc()).limit(count)))
