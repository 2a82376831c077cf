"""Sound on open lines: bytes without a number, not kept for anybody, and none for a line that has not taken what it was sent."""

import logging
import secrets
from collections.abc import Callable

from flask import request

from hub.errors import TooMany
from hub.limits import Budget
from hub.realtime.connections import Connections
from hub.realtime.hub_socket import socketio
from hub.realtime.lines.line import quick

log = logging.getLogger(__name__)

BUNDLE = "a"
REFUSED = Budget(100, 10)  # bundles nobody hears, of one line; then it is cut
TOLD = Budget(1, 1)  # refusals a second that a sender is told of
EVENTS: dict[str, Callable[[str, object], None]] = {}


def play(channel: str, data: bytes) -> list[str]:
    """Send a bundle to every free line of a channel (or one socket's own); the sockets it was not sent to, as sound waits on them."""
    broadcast = socketio.server.manager
    if hasattr(broadcast, "emit_to_free"):
        return broadcast.emit_to_free(BUNDLE, data, "/", channel)
    socketio.emit(BUNDLE, data, to=channel)
    return []


def is_free(sid: str) -> bool:
    """Whether a socket has taken what it was sent so far."""
    line = socketio.server.eio.sockets.get(socketio.server.manager.eio_sid_from_sid(sid, "/"))
    return line is not None and not getattr(getattr(line, "wire", None), "waiting_bytes", 0)


def unsent(sid: str) -> int | None:
    """Bytes on their way to a socket that its side has not taken yet; None where that cannot be told (a page that polls)."""
    line = socketio.server.eio.sockets.get(socketio.server.manager.eio_sid_from_sid(sid, "/"))
    return line.wire.unsent() if hasattr(line, "wire") else None


def tell(sid: str, event: str, payload: dict) -> None:
    """Tell one socket something about its own line."""
    socketio.emit(event, payload, to=sid)


def refuse(sid: str, answer: dict) -> None:
    """Tell a sender, once a second, that nobody hears what it sends; a line that goes on like that is cut."""
    try:
        REFUSED.spend(sid)
    except TooMany:
        Connections.cut(sid)
        return
    if TOLD.left(sid):
        TOLD.spend(sid)
        tell(sid, "a.no", answer)


def place(sid: str, channel: str, on: bool) -> None:
    """Put a socket on a channel, or off it; nothing happens to one that is gone."""
    if on and sid in Connections.tokens:
        socketio.server.enter_room(sid, channel, namespace="/")
    elif not on:
        socketio.server.leave_room(sid, channel, namespace="/")


def on_bytes(name: str, act) -> None:
    """Declare `act(sid, payload)` for an event that is neither acknowledged nor near the database; nothing of a socket signed out meanwhile is heard."""

    def heard(*arguments):
        if request.sid in Connections.tokens:
            _heard(name, request.sid, arguments[0] if arguments else None)

    def heard_quickly(line: str, payload) -> None:
        sid = socketio.server.manager.sid_from_eio_sid(line, "/")
        if sid in Connections.tokens:
            _heard(name, sid, payload)

    EVENTS[name] = act
    socketio.on_event(name, heard)
    quick(name, heard_quickly)


def _heard(name: str, sid: str, payload) -> None:
    try:
        EVENTS[name](sid, payload)
    except Exception:
        # There is no answer in which it could be told; the line and everybody else's go on.
        log.exception("event %s failed, number %s", name, secrets.token_hex(4))
