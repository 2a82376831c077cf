"""Finding a replay for who may see it, and what was chosen about it."""

from typing import NamedTuple

from sqlalchemy import exists, select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.errors import NotFound
from hub.library.models import Item
from hub.library.queries import item_for, item_of_live
from hub.live.models import Fact, LiveSession
from hub.live.queries import seat_for, seat_of
from hub.live.recording.mixing import Manifest, read_manifest
from hub.live.rules import Seat
from hub.live.sounding import folder_of
from hub.replay.models import Passage, Replay
from hub.storage.unit import db


class Found(NamedTuple):
    """A session that is over, its notes, what was chosen about its replay, and the manifest of its recording, if it has one that may be heard."""

    seat: Seat
    item: Item
    choices: Replay
    sound: Manifest | None

    @property
    def chapters(self) -> list[dict]:
        """The recording's chapters, as the notes list them."""
        return self.item.record["recording"].get("chapters", []) if self.sound else []

    @property
    def transcript(self) -> list[list]:
        """The transcript, if it is of the recording as it is now."""
        return self.choices.transcript if self.sound and self.choices.transcript_of == self.sound.version else []


def found_for(by: By, live_id: int) -> Found:
    """The replay of a session for whoever may read its notes; NotFound otherwise, and before it is over."""
    seat = seat_for(by, live_id)
    item = item_of_live(live_id) if seat.live.state == "closed" else None
    if item is None or not item_for(by, item.id):
        raise NotFound()
    return Found(seat, item, choices_of(live_id), _sound(seat, item))


def told_of(live_id: int) -> Found | None:
    """The same for the house itself; None where there is none."""
    seat = seat_of(live_id, lock=False)
    item = item_of_live(live_id) if seat and seat.live.state == "closed" else None
    return Found(seat, item, choices_of(live_id), _sound(seat, item)) if item else None


def choices_of(live_id: int) -> Replay:
    """What was chosen about a replay; where nothing was, what holds then (not in the database)."""
    return db.get(Replay, live_id) or Replay(
        live_id=live_id, without_names=False, transcript=[], transcript_of=0, hearing="no", hearing_of=0, tries=0, problem="",
    )


def locked_choices(live_id: int) -> Replay:
    """The same to be changed, put into the database if it was not there."""
    found = db.scalar(select(Replay).where(Replay.live_id == live_id).with_for_update().execution_options(populate_existing=True))
    if found is None:
        found = choices_of(live_id)
        db.add(found)
        db.flush()
    return found


def next_to_hear() -> int | None:
    """The session whose recording has waited longest for the speech-to-text command."""
    return db.scalar(select(Replay.live_id).where(Replay.hearing == "waiting").order_by(Replay.live_id).limit(1))


def running_now() -> list[int]:
    """The sessions whose recordings the command is said to be at work on."""
    return list(db.scalars(select(Replay.live_id).where(Replay.hearing == "running").order_by(Replay.live_id)))


def passages_in(live_id: int) -> list[Passage]:
    """What searches find of what was said in a session, in the order in which it was put in."""
    return list(db.scalars(select(Passage).where(Passage.live_id == live_id).order_by(Passage.id)))


def captioned_without_passages(most: int = 50) -> list[int]:
    """Sessions that are over, have notes and captions, and of which searches know nothing that was said; newest first."""
    captioned = exists().where(Fact.live_id == LiveSession.id, Fact.kind == "caption:said")
    known = exists().where(Passage.live_id == LiveSession.id)
    over = select(LiveSession.id).where(LiveSession.state == "closed", LiveSession.notes_item_id.is_not(None), captioned, ~known)
    return list(db.scalars(over.order_by(LiveSession.id.desc()).limit(most)))


def people_named(numbers: set[int]) -> dict[int, Person]:
    """These people by number."""
    return {person.id: person for person in db.scalars(select(Person).where(Person.id.in_(numbers)))} if numbers else {}


def _sound(seat: Seat, item: Item) -> Manifest | None:
    made = read_manifest(folder_of(seat.live)) if "recording" in item.record else None
    return made if made and made.file and (folder_of(seat.live) / made.file).exists() else None
