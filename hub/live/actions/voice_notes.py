"""Voice notes: spoken on a line that holds no voice, sent when it can, played into the session by who leads it, or set aside."""

from typing import NamedTuple

from hub.accounts.by import HOUSE, By
from hub.clock import now
from hub.communities.leaving import when_leaving
from hub.errors import Conflict, Invalid, NotFound, require
from hub.limits import Budget
from hub.live import queries
from hub.live.actions.facts import already, happened
from hub.live.actions.speaking import voice_of, write_news
from hub.live.actions.talking import refusal
from hub.live.audio.floor import ENDED
from hub.live.models import Fact
from hub.live.recording import voice_notes
from hub.live.recording.voice_notes import Draft
from hub.live.rules import Seat, may_lead, may_take_part
from hub.live.sounding import Voice, folder_of
from hub.storage.unit import after_commit
from hub.text.languages import _

MOST_WAITING, MOST_IN_ALL = 3, 20  # of one person; in one session, for everybody who comes is told of them
SENT = Budget(90, 60)  # parts of some seconds, of one person


class Received(NamedTuple):
    """How much of a note has arrived: packets, and the number of its fact when it is whole."""

    have: int
    fact: Fact | None = None


def leave_note(by: By, seat: Seat, key: str, parts: list[bytes]) -> Received:
    """Take a part of a voice note (bundles in order, the last with END); the same part again changes nothing, and the same key is the same note."""
    if first := already(by, seat.live, key):
        return Received(first.data["packets"], first)
    require(may_take_part(by, seat), refusal(seat))
    SENT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    _refuse_too_many(by, seat)
    draft = Draft(folder_of(seat.live), by.id, key)
    if not draft.take(parts):
        draft.keep()
        return Received(len(draft.packets))
    if draft.ms < voice_notes.SHORTEST_MS:
        raise Invalid(_("This voice note is too short to be heard."))
    size = sum(map(len, draft.packets))
    fact = happened(by, seat.live, "note:left", key, ms=draft.ms, bytes=size, packets=len(draft.packets))
    draft.become(fact.seq)
    return Received(len(draft.packets), fact)


def play_note(by: By, seat: Seat, seq: int) -> Fact:
    """Let everybody hear a waiting note, as a turn of who left it; recorded if recording is on."""
    require(may_lead(by, seat), _("Only who leads the session can play a voice note."))
    left, path = _waiting(seat, seq), voice_notes.kept(folder_of(seat.live), seq)
    author = next(iter(queries.people_acting({left.by_id} - {None})), None)
    if path is None or author is None or not may_take_part(author, seat):
        raise Conflict(_("This voice note cannot be played any more. Set it aside."))
    if queries.is_recording(seat.live) and author.id not in queries.agreed_among(seat.live.id, {author.id}):
        raise Conflict(_("Who left this voice note has not agreed to be recorded. Stop the recording first, or ask them."))
    voice = voice_of(by, seat)
    _free_the_floor(by, seat, voice)
    turn = voice.stage.play(author.id, f"note:{seq}", voice_notes.packets_of(path))
    write_news(author, seat, voice)
    fact = happened(by, seat.live, "note:played", note=seq, stream=turn.stream)
    _done(seat, left)
    return fact


def set_aside(by: By, seat: Seat, seq: int) -> Fact:
    """Take a waiting note out of the queue and off the disk: who left it, or who leads."""
    left = _waiting(seat, seq)
    require(may_lead(by, seat) or by.is_active and left.by_id == by.id, _("Only who left this voice note, or leads the session, can take it away."))
    fact = happened(by, seat.live, "note:set_aside", note=seq)
    _done(seat, left)
    return fact


@when_leaving
def take_along(person_id: int, community_id: int) -> None:
    """Who no longer belongs to a community takes their waiting notes along."""
    for live_id in queries.rooms_with_notes(person_id, community_id):
        take_along_from(queries.seat_of(live_id), person_id)


def take_along_from(seat: Seat, person_id: int) -> None:
    """Set the waiting notes of somebody aside who is shown out of one session."""
    for left in queries.waiting_notes(seat.live):
        if left.by_id == person_id:
            happened(HOUSE, seat.live, "note:set_aside", note=left.seq)
            _done(seat, left)


def _waiting(seat: Seat, seq: int) -> Fact:
    left = next((one for one in queries.waiting_notes(seat.live) if one.seq == seq), None)
    if left is None:
        raise NotFound(_("That voice note was played, or set aside."))
    return left


def _done(seat: Seat, left: Fact) -> None:
    # From now on its fact says only that there was one: who comes later is told of no note that waits no more.
    left.hidden_at = now()
    folder, seq = folder_of(seat.live), left.seq
    after_commit(lambda: voice_notes.forget(folder, seq))


def _refuse_too_many(by: By, seat: Seat) -> None:
    waiting = queries.waiting_notes(seat.live)
    if sum(one.by_id == by.id for one in waiting) >= MOST_WAITING:
        raise Conflict(_("Three of your voice notes wait already. This one is kept on your device until one of them was played."))
    if len(waiting) >= MOST_IN_ALL:
        raise Conflict(_("Many voice notes wait already. This one is kept on your device; send it when some were played."))


def _free_the_floor(by: By, seat: Seat, voice: Voice) -> None:
    """Who plays a note stops speaking; others are not cut off."""
    floor = voice.stage.floor
    if mine := floor.turn_of(by.id):
        floor.end(mine.stream, ENDED)
        write_news(by, seat, voice)
    if len(floor.turns) >= floor.most:
        raise Conflict(_("Somebody is speaking. Play the voice note when they have finished."))
