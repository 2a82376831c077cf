"""The voice of a live room: commands about the floor, and the sound itself, which never comes near the database."""

import logging
from threading import Lock

from hub.limits import Budget
from hub.live import actions, queries, sounding
from hub.live.audio.floor import BITRATES, MOST_FLOORS
from hub.live.audio.lanes import LANES
from hub.live.audio.refusing import Unheard
from hub.live.audio.relay import REPORT_S
from hub.live.sockets.inside import INSIDE, in_parts, look_again
from hub.live.sockets.lines import Lines
from hub.live.sounding import MOUTHS, VOICES, Mouth
from hub.realtime import carrying, sound
from hub.realtime.commands import asking_socket, command
from hub.realtime.connections import GONE, RECHECKS, Connections
from hub.realtime.delivering import CLEARED, HUNG_UP, SHOWN_OUT
from hub.realtime.hub_socket import socketio
from hub.realtime.schemas import Choice, ClientKey, Number, Text
from hub.storage.unit import after_commit, unit_of_work

log = logging.getLogger(__name__)

LIVE, STREAM = Number(1), Number(1, 0xFFFF)
BITRATE = Number(12_000, 24_000, default=16_000)
RUNGS = (*LANES, "off")
KBIT = 16
MEGA = 1024 * 1024
TICK, LOOK, LOOK_AT_ALL, BEAT = 0.5, 2, 20, 30  # seconds; ticks between two looks at who may still speak, at every open session, and two beats
REPORTS = Budget(20, 10)
_beating = Lock()


@command("voice:listen", takes={"live": LIVE, "rung": Choice(RUNGS), "cap_mb": Number(0, 500, default=0)}, at_most=(30, 10), writes=False)
def listen(by, live, rung, cap_mb):
    """Hear the room on a rung of the ladder, or no more."""
    voice, sid = actions.voice_of(by, queries.seat_for(by, live)), asking_socket()
    used = voice.listen(sid, by.id, rung, cap_mb * MEGA or None)
    return {"rung": rung, "used_bytes": used, "kbit": KBIT, "report_s": REPORT_S}


@command("voice:clock", takes={"live": LIVE, "t0": Number(0)}, at_most=(60, 10), writes=False)
def clock(by, live, t0):
    """What the session's clock shows now."""
    return {"t0": t0, "t_ms": actions.voice_of(by, queries.seat_for(by, live)).session_ms()}


@command("floor:ask", takes={"live": LIVE, "tab": ClientKey(), "bitrate": BITRATE}, at_most=(10, 10))
def ask(by, live, tab, bitrate):
    """Ask for a turn to speak."""
    return _granted(by, live, tab, actions.ask_for_floor(by, queries.seat_for(by, live, lock=True), tab, _fitting(bitrate)))


@command("floor:take", takes={"live": LIVE, "tab": ClientKey(), "bitrate": BITRATE}, at_most=(10, 10))
def take(by, live, tab, bitrate):
    """Take the floor over from a line that died."""
    return _granted(by, live, tab, actions.take_floor(by, queries.seat_for(by, live, lock=True), tab, _fitting(bitrate)))


@command("floor:hold", takes={"live": LIVE, "tab": ClientKey(), "stream": STREAM, "token": Text(60)}, at_most=(20, 10))
def hold(by, live, tab, stream, token):
    """Go on with one's turn on a new line."""
    turn = actions.hold_floor(by, queries.seat_for(by, live, lock=True), tab, token)
    return _granted(by, live, tab, turn)


@command("floor:end", takes={"live": LIVE, "stream": STREAM})
def end(by, live, stream):
    """End one's own turn."""
    actions.end_turn(by, queries.seat_for(by, live, lock=True), stream)


@command("floor:revoke", takes={"live": LIVE, "stream": STREAM})
def revoke(by, live, stream):
    """Take the floor from somebody."""
    actions.revoke(by, queries.seat_for(by, live, lock=True), stream)


@command("floor:allow", takes={"live": LIVE, "most": Number(1, MOST_FLOORS)})
def allow(by, live, most):
    """Say how many may speak at once."""
    actions.set_floors(by, queries.seat_for(by, live, lock=True), most)


@command("record:start", takes={"live": LIVE})
def start_recording(by, live):
    """Record from now on."""
    actions.start_recording(by, queries.seat_for(by, live, lock=True))


@command("record:stop", takes={"live": LIVE})
def stop_recording(by, live):
    """Record no more."""
    actions.stop_recording(by, queries.seat_for(by, live, lock=True))


@command("note:play", takes={"live": LIVE, "note": Number(1)})
def play_note(by, live, note):
    """Let everybody hear a voice note that waits."""
    actions.play_note(by, queries.seat_for(by, live, lock=True), note)


@command("note:set_aside", takes={"live": LIVE, "note": Number(1)})
def set_aside(by, live, note):
    """Take a voice note out of the queue."""
    actions.set_aside(by, queries.seat_for(by, live, lock=True), note)


def hear(sid: str, data) -> None:
    """A bundle of somebody who speaks; refusals go to its sender alone."""
    mouth = MOUTHS.get(sid)
    voice = VOICES.get(mouth.live_id) if mouth else None
    stream = int.from_bytes(data[2:4]) if isinstance(data, bytes) else 0
    try:
        if voice is None or stream not in voice.stage.floor.turns:
            raise Unheard("stream", "no turn to speak in")
        voice.stage.hear(mouth.person_id, mouth.tab, data)
    except Unheard as refusal:
        sound.refuse(sid, {"stream": stream, "why": refusal.code})


def report(sid: str, said) -> None:
    """How far a listener has come; what is not understood changes nothing."""
    numbers = {name: said.get(name) for name in ("live", "stream", "seq", "buf_ms", "late", "lost")} if isinstance(said, dict) else {}
    if not numbers or any(type(value) is not int or not 0 <= value < 2**32 for value in numbers.values()):
        return
    voice = VOICES.get(numbers["live"])
    if voice and sid in voice.hearing and REPORTS.left(sid):
        REPORTS.spend(sid)
        voice.stage.relay.report(sid, numbers["stream"], numbers["seq"], numbers)


def tick(look: str = "all") -> None:
    """Let time pass in every voice, write down what came of it; `look` says which to hold against the facts: "", "speaking" or "all"."""
    for voice in list(VOICES.values()):
        try:
            if not carrying.claim(voice.name):  # this process stood still, and another has taken it over
                sounding.close(voice.live_id)
                continue
            waits = voice.tick()
            if not waits and (look == "all" or look and voice.stage.floor.turns):
                with unit_of_work(write=False):
                    waits = not actions.is_settled(voice)
            if waits:
                with unit_of_work():
                    actions.settle(voice)
        except Exception:
            log.exception("a voice did not tick")


def _fitting(bitrate: int) -> int:
    return max(one for one in BITRATES if one <= bitrate)


def _granted(by, live: int, tab: str, turn) -> dict:
    sid = asking_socket()
    after_commit(lambda: sounding.speak_from(sid, Mouth(live, by.id, tab)))
    return {**turn.grant(), "t_ms": VOICES[live].session_ms()}



def _recheck() -> None:
    pockets = [(voice.live_id, one) for voice in VOICES.values() for one in voice.pockets if one.goes_on]
    hearing = {(voice.live_id, person) for voice in VOICES.values() for sid, person in voice.hearing.items() if voice.live_id not in INSIDE.get(sid, ())}
    for part in in_parts({(live, one.person_id) for live, one in pockets} | hearing):  # who is inside is looked at there
        with unit_of_work(write=False):
            gone = part - queries.readable_of({live for live, _person in part}, {person for _live, person in part})
        for live, person in gone:
            if live in VOICES:
                VOICES[live].remove(person)
    if pockets:
        with unit_of_work(write=False):
            living = Connections.living(list({one.token for _live, one in pockets}))
        for _live, one in pockets:
            one.goes_on = one.goes_on and one.token in living


def _hung_up(channel: str) -> None:
    for voice in VOICES.values():
        for one in voice.pockets:
            one.goes_on = one.goes_on and channel not in one.channels


def _cleared(channel: str) -> None:
    # Everybody was taken off: who may still be here hears on without asking.
    look_again()
    _recheck()
    for voice in VOICES.values():
        if voice.channel.startswith(f"{channel}:"):
            voice.door.place_again(voice.stage.relay)


def _door(channel: str) -> Lines:
    if socketio.async_mode == "gevent" and not _Ticking.runs:
        _Ticking.runs = True
        socketio.start_background_task(_keep_ticking)
    return Lines(channel)


class _Ticking:
    runs = False


def _keep_ticking() -> None:
    ticks = 0
    while ticks == 0 or VOICES:
        socketio.sleep(TICK)
        ticks += 1
        tick("all" if ticks % LOOK_AT_ALL == 0 else "speaking" if ticks % LOOK == 0 else "")
        if ticks % BEAT == 0 or not VOICES:
            socketio.start_background_task(beat)
    _Ticking.runs = False


def beat() -> None:
    """Let other rooms look at the voices, beside the voices; a look that takes longer than the time to the next makes that one fall out, but never the last."""
    if not _beating.acquire(blocking=not VOICES):
        return
    try:
        for hook in sounding.BEATS:
            hook()
    except Exception:
        log.exception("a beat was missed")
    finally:
        _beating.release()


sound.on_bytes("a", hear)
sound.on_bytes("aq", report)
sounding.doors_by(_door)
SHOWN_OUT.append(sounding.remove)
CLEARED.append(_cleared)
HUNG_UP.append(_hung_up)
RECHECKS.append(_recheck)
GONE.append(lambda sid, token: sounding.line_gone(sid, was_cut=token is None))
