"""The calls of pairs on their lines: commands, the sound itself, and the beat in which what times out ends."""

import logging

from hub.clock import now
from hub.live.audio.refusing import Unheard
from hub.mentorship import actions, queries
from hub.mentorship.calls import calling, ice, signals
from hub.mentorship.calls.call import CLOSED, HUNG_UP, RINGING, Line
from hub.realtime import announcing, carrying, sound
from hub.realtime.channels import of_person
from hub.realtime.commands import asking_socket, command
from hub.realtime.connections import GONE, LEFT, RECHECKS, sockets_of
from hub.realtime.hub_socket import socketio
from hub.realtime.schemas import Choice, ClientKey, Number, Text
from hub.storage.unit import after_commit, unit_of_work
from hub.web.acting import settings

log = logging.getLogger(__name__)

PAIR = Number(1)
ON_LINE = {"pair": PAIR, "tab": ClientKey()}
BITRATE = 16_000
TICK, RING_AGAIN = 0.5, 10  # seconds; ticks between two rings, for pages that opened meanwhile


@command("call:start", takes=ON_LINE, at_most=(6, 60))
def start(by, pair, tab):
    """Ring the other."""
    return _granted(by, actions.start_call(by, queries.pair_for(by, pair), Line(asking_socket(), tab)))


@command("call:answer", takes=ON_LINE, at_most=(20, 60))
def answer(by, pair, tab):
    """Take part in the call there is, also from another page than before."""
    return _granted(by, actions.answer_call(by, queries.pair_for(by, pair), Line(asking_socket(), tab)))


@command("call:hold", takes=ON_LINE | {"call": ClientKey()}, at_most=(30, 60), writes=False)
def hold(by, pair, tab, call):
    """Go on after a lost line."""
    return _granted(by, actions.hold_call(by, queries.pair_for(by, pair), Line(asking_socket(), tab), call))


@command("call:refuse", takes={"pair": PAIR})
def refuse(by, pair):
    """Not now."""
    actions.refuse_call(by, queries.pair_for(by, pair))


@command("call:end", takes={"pair": PAIR}, writes=False)
def end(by, pair):
    """Hang up."""
    actions.hang_up_call(by, queries.pair_for(by, pair))


@command("call:here", takes={"pair": PAIR}, at_most=(60, 60), writes=False)
def here(by, pair):
    """A sign of life; how the call stands."""
    return {"standing": actions.standing_of(by, queries.pair_for(by, pair), asking_socket())}


@command("call:signal", takes={"pair": PAIR, "kind": Choice(signals.KINDS), "text": Text(signals.MOST_SDP, empty=True, exact=True)},
         at_most=(90, 30), writes=False)
def signal(by, pair, kind, text):
    """Say something to the other's page on the way to a direct line."""
    actions.signal(by, queries.pair_for(by, pair), asking_socket(), signals.looked_at(kind, text))


def hear(sid: str, data) -> None:
    """A bundle of somebody who talks; refusals go to its sender alone."""
    try:
        call = calling.on_line(sid)
        if call is None:
            raise Unheard("stream", "no call to speak in")
        call.hear(sid, data)
    except Unheard as refusal:
        sound.refuse(sid, {"why": refusal.code})


def report(sid: str, said) -> None:
    """How far a listener has come; what is not understood changes nothing."""
    numbers = [said.get(name) for name in ("stream", "seq")] if isinstance(said, dict) else []
    call = calling.on_line(sid)
    if call and numbers and all(type(value) is int and 0 <= value < 2**32 for value in numbers):
        side = call.side_on(sid)
        side.seen()
        call.other_than(side.person_id).relay.report(sid, *numbers)


def tick(ring: bool = False) -> None:
    """Let time pass in every call; `ring`: ring again where nobody has answered yet."""
    for call in list(calling.CALLS.values()):
        try:
            carrying.claim(calling.name_of(call.pair_id))
            if call.tick():
                calling.settle(call)
            elif ring and call.state == RINGING:
                _ring(call)
        except Exception:
            log.exception("a call did not tick")


def _granted(by, call) -> dict:
    _Beat.begin()
    if call.state == RINGING and by.id == call.caller_id:
        after_commit(lambda: _ring(call))
    side = call.sides[by.id]
    return {
        "stream": side.next_stream, "t_ms": call.session_ms(), "bitrate": BITRATE, "standing": call.standing(),
        "ice": ice.servers(settings(), by.id, int(now().timestamp())),
    }


def _ring(call) -> None:
    if call.state == RINGING and call.rings:
        announcing.send(of_person(call.other_than(call.caller_id).person_id), "call:rings", call.rings)



def _page_left(sid: str) -> None:
    if call := calling.on_line(sid):
        calling.end(call.pair_id, HUNG_UP)


def _line_gone(sid: str, token: str | None) -> None:
    call = calling.on_line(sid)
    if call is None:
        return
    if token is None:  # cut by the house: signed out, suspended
        calling.end(call.pair_id, CLOSED)
    elif call.lose(sid):
        calling.settle(call)


def _recheck() -> None:
    if not calling.CALLS:
        return
    with unit_of_work(write=False):
        active = queries.active_among(list(calling.CALLS))
    for pair_id in set(calling.CALLS) - active:
        calling.end(pair_id, CLOSED)


class _Beat:
    runs = False

    @classmethod
    def begin(cls) -> None:
        """Beat while there are calls; in tests time passes by hand."""
        if socketio.async_mode == "gevent" and not cls.runs:
            cls.runs = True
            socketio.start_background_task(_keep_ticking)


def _keep_ticking() -> None:
    ticks = 0
    while ticks == 0 or calling.CALLS:
        socketio.sleep(TICK)
        ticks += 1
        tick(ring=ticks % RING_AGAIN == 0)
    _Beat.runs = False


sound.on_bytes("ca", hear)
sound.on_bytes("caq", report)
calling.reached_by(lambda person_id: bool(sockets_of(person_id)))
LEFT.append(_page_left)
GONE.append(_line_gone)
RECHECKS.append(_recheck)
