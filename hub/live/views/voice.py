"""Hearing without script: the plain stream and the voice in pieces; and what a speaker's device kept."""

import time

from flask import Response, make_response, redirect, render_template, request, send_file, url_for
from flask import session as cookie

from hub.errors import NotFound
from hub.live import actions, listening, queries, rules
from hub.live.audio.costs import MB_AN_HOUR
from hub.live.forms import Bundles
from hub.live.recording.pocket import Pocket
from hub.live.views.blueprint import page
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.guards import signed_in, takes
from hub.web.headers import FRAMED, FRAMING
from hub.web.pages import page as show

OGG = "audio/ogg; codecs=opus"
MEGA = 1024 * 1024
MOST_CAP = 500  # MB
CAPS = (5, 10, 20)
LONGEST_KEPT = 1_800  # seconds a piece is offered
LOOKS = 20  # seconds after which the frame looks again


@page.get("/live/<int:id>/listen")
@signed_in
def listen(id):
    """The voice for a plain player: it goes on with a locked screen, and its cost stands beside it."""
    seat = queries.seat_for(acting(), id)
    if not (rules.may_enter(acting(), seat) and seat.live.is_open):
        return redirect(url_for("live.live", id=id))
    cap = _cap()
    response = make_response(show(
        "live/listen.html", live=seat.live, community=seat.community, cap=cap, caps=CAPS, mega=MEGA, hourly=MB_AN_HOUR["pocket"] * MEGA,
        source=url_for("live.stream", id=id, cap_mb=cap or None), room=queries.room_of(seat.live),
    ))
    response.headers["Content-Security-Policy"] = FRAMING
    return response


@page.get("/live/<int:id>/now")
@signed_in
def now_speaking(id):
    """Who speaks and whether it is recorded, for the frame of who listens without script: renewed while the sound goes on."""
    seat = queries.seat_for(acting(), id)
    goes_on = rules.may_enter(acting(), seat) and seat.live.is_open
    response = make_response(render_template("live/now.html", room=queries.room_of(seat.live) if goes_on else None))
    response.headers["Content-Security-Policy"] = FRAMED
    if goes_on:
        response.headers["Refresh"] = str(LOOKS)
    return response


@page.get("/live/<int:id>/listen.ogg")
@signed_in
def stream(id):
    """The voice as one Ogg file without an end, some seconds behind."""
    seat = queries.seat_for(acting(), id)
    voice, by, token = actions.voice_of(acting(), seat), acting(), cookie["_user_id"]
    cap = _cap() * MEGA or None
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    in_blocks = "Chrom" in request.user_agent.string  # and all browsers made from it
    return Response(_streamed(voice, by, token, (seat.live.title, cap, in_blocks)), content_type=OGG, headers=headers)


@page.get("/live/<int:id>/segments.json")
@signed_in
def segments(id):
    """The pieces after a number that end after a session time, and the session's time now."""
    voice = actions.voice_of(acting(), queries.seat_for(acting(), id))
    pieces = voice.stage.segments.after(_number("after"), since_ms=_number("from"))
    return {"segments": [{"n": one.n, "t_ms": one.t_ms, "ms": one.ms, "bytes": one.bytes} for one in pieces], "live_ms": voice.session_ms()}


@page.get("/live/<int:id>/segments/<int:number>.opus")
@signed_in
def segment(id, number):
    """One piece; it never changes."""
    voice = actions.voice_of(acting(), queries.seat_for(acting(), id))
    path = voice.stage.segments.path(number)
    if path is None:
        raise NotFound()
    piece = voice.stage.segments.pieces[number]
    listening.note_piece(voice, acting().id, piece.t_ms, piece.t_ms + piece.ms)
    response = send_file(path, mimetype="audio/ogg", conditional=True)
    response.headers["Cache-Control"] = f"private, max-age={LONGEST_KEPT}, immutable"
    return response


@page.post("/live/<int:id>/repair/<int:stream>")
@signed_in
@takes(Bundles)
def repair(sent, id, stream):
    """What was said while the line was down; once the session is over, with the sentence that tells its speaker where it is now."""
    seat = queries.seat_for(acting(), id, lock=True)
    is_heard = actions.mend(acting(), seat, stream, sent.body)
    if not (is_heard and seat.live.is_over):
        return "", 204
    words = _("What this device had kept of your voice in “%(title)s” is now in its recording.", title=seat.live.title)
    return Response(words, content_type="text/plain; charset=utf-8")


def _cap() -> int:
    return min(_number("cap_mb"), MOST_CAP)


def _number(name: str) -> int:
    raw = request.args.get(name, "")
    return int(raw) if raw.isdecimal() and len(raw) < 10 else 0


def _streamed(voice, by, token: str, words: tuple):
    place = voice.pocket(by, token)
    try:
        begun = voice.session_ms()
        for data in Pocket(voice.stage.programme, *words).stream(time.sleep, lambda: place.goes_on):
            yield data
            listening.note(voice.live_id, by.id, "live", begun, begun := voice.session_ms())  # asked for more: this was taken
    finally:
        voice.pockets.remove(place)
