"""Who is behind each open socket, checked at connect, at each command, and every few seconds between."""

import logging
import random
from collections.abc import Callable

from flask import request
from flask import session as cookie
from flask_socketio import ConnectionRefusedError, join_room
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from hub.errors import Forbidden
from hub.limits import Budget
from hub.realtime import channels
from hub.realtime.hub_socket import socketio
from hub.storage.unit import unit_of_work
from hub.text.languages import _

log = logging.getLogger(__name__)

RECHECK_EVERY = 5  # seconds; a sign-out in another process reaches its sockets within this
AT_ONCE = 500  # sign-ins in one look: between two, everybody else has a turn
MOST_SOCKETS = 12  # of one person: phone, laptop and a few tabs
COME_BACK = (1.0, 4.0)  # seconds after which pages come back to a hub that starts anew, so that they do not come all at once
HEARD_AFTER = 0.2  # seconds in which that news leaves
HANDSHAKES = Budget(60, 60)  # of one sign-in; a whole hospital may come back through one address at the same moment


class Connections:
    """The sign-in token behind each socket of this process."""

    tokens: dict[str, str] = {}
    find_by: Callable[[str], object] = staticmethod(lambda token: None)
    find_holder: Callable[[str], tuple[int, int] | None] = staticmethod(lambda token: None)
    living: Callable[[list[str]], set[str]] = staticmethod(lambda tokens: set(tokens))

    @classmethod
    def cut(cls, sid: str) -> None:
        """Close one socket: goodbye first, then the line itself, or whoever stays on it goes on sending."""
        cls.tokens.pop(sid, None)
        line = socketio.server.manager.eio_sid_from_sid(sid, "/")
        socketio.server.disconnect(sid, namespace="/")
        _close_line(line)


def identify_by(find_by: Callable, find_holder: Callable, living: Callable) -> None:
    """Set how a sign-in token becomes `by` (or None), or only (person, sign-in), and which of many tokens still live."""
    Connections.find_by = staticmethod(find_by)
    Connections.find_holder = staticmethod(find_holder)
    Connections.living = staticmethod(living)


def signed_in_by(sid: str):
    """The person behind a socket, as the database knows them now; Forbidden, and the line is cut, if signed out."""
    by = Connections.find_by(Connections.tokens.get(sid, ""))
    if by is None:
        Connections.cut(sid)
        raise Forbidden(_("You are signed out. Sign in again to go on."))
    return by


@socketio.on("connect")
def _connect(_auth=None) -> None:
    token = cookie.get("_user_id")
    if not token or not _is_from_a_page():
        raise ConnectionRefusedError("sign in first")
    HANDSHAKES.spend(token)
    with unit_of_work(write=False):
        holder = Connections.find_holder(token)
    if holder is None:
        raise ConnectionRefusedError("sign in first")
    person, sign_in = holder
    if sum(Connections.tokens.get(sid) == token for sid in _on(channels.of_sign_in(sign_in))) >= MOST_SOCKETS:
        raise ConnectionRefusedError("too many open pages")
    Connections.tokens[request.sid] = token
    join_room(channels.of_person(person))
    join_room(channels.of_sign_in(sign_in))


def _is_from_a_page() -> bool:
    """Whether the token is right that stands in for an Origin; that either is there, and the Origin ours, was asked at the door."""
    given = request.headers.get("X-CSRFToken")
    if "Origin" in request.headers or given is None:
        return True
    try:
        validate_csrf(given)
    except ValidationError:
        return False
    return True


@socketio.on("disconnect")
def _disconnect(reason=None) -> None:
    token = Connections.tokens.pop(request.sid, None)
    if reason == socketio.server.reason.CLIENT_DISCONNECT:
        _each(LEFT, request.sid)
    _each(GONE, request.sid, token)


def _each(hooks: list, *words) -> None:
    for hook in hooks:
        try:
            hook(*words)
        except Exception:
            log.exception("after a disconnect")


LEFT: list[Callable[[str], None]] = []  # the page said goodbye before it went: it was left, its line was not lost
GONE: list[Callable[[str, str | None], None]] = []
RECHECKS: list[Callable[[], None]] = []  # what rooms look at again in the same beat: who may still be on their channels


def sockets_of(person_id: int) -> list[str]:
    """The open sockets of a person in this process."""
    return _on(channels.of_person(person_id))


def recheck() -> None:
    """Cut every socket whose sign-in has ended meanwhile, in whichever process."""
    if not Connections.tokens:
        return
    asked = list(set(Connections.tokens.values()))
    ended: set[str] = set()
    for start in range(0, len(asked), AT_ONCE):
        socketio.sleep(0)
        with unit_of_work(write=False):
            ended |= set(asked[start:start + AT_ONCE]) - Connections.living(asked[start:start + AT_ONCE])
    for sid, token in list(Connections.tokens.items()) if ended else ():
        if token in ended:
            Connections.cut(sid)
    for hook in RECHECKS:
        hook()


def send_away() -> None:
    """Tell every page that the hub starts anew and when to come back, each at a moment of its own; then close all lines of this process."""
    for sid in list(Connections.tokens):
        socketio.emit("hub:restarting", {"wait": round(random.uniform(*COME_BACK), 1)}, to=sid)
    socketio.sleep(HEARD_AFTER)
    for line in list(socketio.server.eio.sockets):
        _close_line(line)


def _on(channel: str) -> list[str]:
    return [sid for sid, _ in socketio.server.manager.get_participants("/", channel)]


def _close_line(line: str | None) -> None:
    # Without waiting for what is still queued: a peer that does not read must not hold up whoever closes it.
    if one := socketio.server.eio.sockets.get(line):
        one.close(wait=False, reason=socketio.server.reason.SERVER_DISCONNECT)


def keep_rechecking() -> None:
    """Recheck for ever; the web process spawns this once."""
    while True:
        socketio.sleep(RECHECK_EVERY)
        try:
            recheck()
        except Exception:
            log.exception("recheck of sockets")
