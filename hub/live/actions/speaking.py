"""The floor of a session: who speaks, who takes it from whom; every change becomes a numbered fact."""

from hub.accounts.by import HOUSE, By
from hub.background.queue import wake
from hub.clock import now
from hub.communities.leaving import when_muted
from hub.errors import NotFound, require
from hub.live import queries, sounding
from hub.live.actions.agreeing import agree_to_record, refuse_unasked, tell_unrecorded
from hub.live.actions.facts import happened
from hub.live.actions.talking import refusal
from hub.live.audio.floor import ENDED, REVOKED, Turn
from hub.live.models import Fact, LiveSession
from hub.live.recording import voice_notes
from hub.live.rules import Seat, may_be_heard, may_enter, may_lead, may_take_part
from hub.live.sounding import Voice
from hub.realtime import carrying
from hub.realtime.channels import of_community
from hub.storage.unit import after_commit
from hub.text.languages import _

CALLED_S = 300  # how long a hand that was called may speak at a time; who leads and speakers have no end


def voice_of(by: By, seat: Seat) -> Voice:
    """The voice of an open session, made when first asked for: what a process before this one left open is closed by facts."""
    require(may_enter(by, seat) and seat.live.is_open, _("The session is not open."))
    return _voice(seat.live)


def wake_voice(seat: Seat) -> None:
    """After a restart of the web process: turns that were open are closed by facts, a recording goes on."""
    live = seat.live
    if live.id in sounding.VOICES or carrying.is_elsewhere(sounding.name_of(live.uid)):
        return
    if queries.floors_of(live) or queries.is_recording(live):
        write_news(HOUSE, seat, _voice(live))


def ask_for_floor(by: By, seat: Seat, tab: str, bitrate: int = 16_000) -> Turn:
    """The person's turn to speak from this page; Conflict with a sentence where it must wait."""
    is_called = queries.is_called(seat.live.id, by.id)
    require(may_be_heard(by, seat, is_called), _floor_refusal(by, seat))
    refuse_unasked(by, seat)
    max_s = 0 if may_be_heard(by, seat) else CALLED_S
    voice = _voice(seat.live)
    turn = voice.stage.ask(by.id, tab, max_s, bitrate)
    write_news(by, seat, voice)
    return turn


def take_floor(by: By, seat: Seat, tab: str, bitrate: int = 16_000) -> Turn:
    """A co-host's turn at once, when the line of who was speaking has died; Conflict while it lives."""
    require(may_lead(by, seat) and may_be_heard(by, seat), _("Only who leads the session can take the floor over."))
    refuse_unasked(by, seat)
    voice = _voice(seat.live)
    turn = voice.stage.take_over(by.id, tab, bitrate)
    write_news(by, seat, voice)
    return turn


def hold_floor(by: By, seat: Seat, tab: str, token: str) -> Turn:
    """The same page on a new line goes on with its turn; Conflict when it is over."""
    require(may_be_heard(by, seat, queries.is_called(seat.live.id, by.id)), _floor_refusal(by, seat))
    return _voice(seat.live).stage.floor.holding(by.id, token, tab)


def end_turn(by: By, seat: Seat, stream: int) -> None:
    """End one's own turn; nothing happens if it is over."""
    require(by.is_active and seat.live.is_open)
    _end(by, seat, stream, ENDED, mine=True)


def revoke(by: By, seat: Seat, stream: int) -> None:
    """Take the floor from somebody: whatever they send from now on is heard by nobody."""
    require(may_lead(by, seat), _("Only who leads the session can take the floor from somebody."))
    _end(by, seat, stream, REVOKED)


@when_muted
def muted(person_id: int, community_id: int) -> None:
    """Who is muted loses the floor at once."""
    after_commit(lambda: sounding.silence_in(of_community(community_id), person_id))


def start_recording(by: By, seat: Seat) -> Fact | None:
    """Record from now on, for everybody to see; None if it is recorded already."""
    require(may_lead(by, seat), _("Only who leads the session can record it."))
    if queries.is_recording(seat.live):
        return None
    require(seat.live.main_id is None, _("The talk of groups is not recorded."))
    agree_to_record(by, seat)
    voice = _voice(seat.live)
    _silence_unasked(by, seat, voice)
    after_commit(lambda: voice.stage.record(True))
    return happened(by, seat.live, "record:started")


def _silence_unasked(by: By, seat: Seat, voice: Voice) -> None:
    turns = voice.stage.floor.turns
    agreed = queries.agreed_among(seat.live.id, {turn.person_id for turn in turns.values()})
    for stream, turn in [one for one in turns.items() if one[1].person_id not in agreed]:
        tell_unrecorded(seat.live.id, turn.person_id)
        voice.stage.floor.end(stream, REVOKED)
    write_news(by, seat, voice)


def stop_recording(by: By, seat: Seat) -> Fact | None:
    """Record no more; None if nothing was being recorded."""
    require(may_lead(by, seat), _("Only who leads the session can stop the recording."))
    if not queries.is_recording(seat.live):
        return None
    _voice(seat.live).stage.record(False)
    return happened(by, seat.live, "record:stopped")


def fall_silent(by: By, seat: Seat) -> None:
    """As the room closes: every turn and the recording end, and what was recorded is put together."""
    was_recorded, live_id, folder = queries.was_recorded(seat.live.id), seat.live.id, sounding.folder_of(seat.live)
    for fact in queries.floors_of(seat.live):
        happened(by, seat.live, "floor:closed", stream=fact.data["stream"], why="closed", t_ms=session_ms(seat.live))
    if queries.is_recording(seat.live):
        happened(by, seat.live, "record:stopped")
    after_commit(lambda: sounding.close(live_id))
    after_commit(lambda: voice_notes.forget_all(folder))
    if was_recorded:
        wake("live.publish", live_id)


def write_news(by: By, seat: Seat, voice: Voice) -> None:
    """Make facts of what changed on the floor; `seat` must have been found with its lock."""
    for news in voice.news():
        if news["kind"] == "floor:on":
            happened(by, seat.live, "floor:opened", stream=news["stream"], t_ms=voice.session_ms())
        elif news["kind"] == "floor:off":
            happened(by, seat.live, "floor:closed", stream=news["stream"], why=news["why"], t_ms=voice.session_ms())
        elif queries.is_recording(seat.live):
            voice.stage.record(False)
            happened(HOUSE, seat.live, "record:stopped", why=news["why"])


def is_settled(voice: Voice) -> bool:
    """Whether the facts say what the floor says; who may take part no more loses it. False: `settle` is to be called in a writing unit."""
    seat = queries.seat_of(voice.live_id, lock=False)
    if seat is None or not seat.live.is_open:
        return False
    for by in queries.people_acting({turn.person_id for turn in voice.stage.floor.turns.values()}):
        if not may_take_part(by, seat):
            voice.silence(by.id)
    return not voice.tick() and {fact.data["stream"] for fact in queries.floors_of(seat.live)} == set(voice.stage.floor.turns)


def settle(voice: Voice) -> None:
    """Write what waits, and make floor and facts agree again after a unit of work that failed."""
    seat = queries.seat_of(voice.live_id)
    if seat is None or not seat.live.is_open:
        after_commit(lambda: sounding.close(voice.live_id))
        return
    write_news(HOUSE, seat, voice)
    known, turns = {fact.data["stream"] for fact in queries.floors_of(seat.live)}, set(voice.stage.floor.turns)
    for stream in known - turns:
        happened(HOUSE, seat.live, "floor:closed", stream=stream, why="line", t_ms=session_ms(seat.live))
    for stream in turns - known:
        voice.stage.floor.end(stream)
        voice.stage.news()


def session_ms(live: LiveSession) -> int:
    """Session time now, by the voice's own clock where there is one."""
    voice = sounding.VOICES.get(live.id)
    return voice.session_ms() if voice else int((now() - live.opened_at).total_seconds() * 1000)


def _voice(live: LiveSession) -> Voice:
    if live.id in sounding.VOICES and sounding.VOICES[live.id].uid != live.uid:
        sounding.close(live.id)  # of a session that was deleted, whose number is used again
    if live.id not in sounding.VOICES:
        carrying.require_here(sounding.name_of(live.uid))
        left_open = [fact.data["stream"] for fact in queries.floors_of(live)]
        voice = sounding.VOICES[live.id] = Voice(live, queries.last_stream(live.id), left_open)
        if queries.is_recording(live):
            voice.stage.record(True)
    return sounding.VOICES[live.id]


def _end(by: By, seat: Seat, stream: int, why: str, mine: bool = False) -> None:
    voice = _voice(seat.live)
    turn = voice.stage.floor.turns.get(stream)
    if turn and mine and turn.person_id != by.id:
        raise NotFound()
    voice.stage.floor.end(stream, why)
    write_news(by, seat, voice)


def _floor_refusal(by: By, seat: Seat) -> str:
    if seat.live.is_open and by.is_active:
        return _("Raise your hand first. When who leads the session gives you the word, you can speak.")
    return refusal(seat)
