"""What every Socket.IO command passes through: who, how often, what, in one unit of work, with an answer."""

import logging
import secrets
from dataclasses import dataclass

from flask import request
from flask_socketio import join_room, leave_room

from hub.errors import Refusal
from hub.limits import Budget
from hub.realtime.connections import Connections, signed_in_by
from hub.realtime.hub_socket import TOGETHER, socketio
from hub.realtime.schemas import accepted
from hub.storage.unit import after_commit, one_at_a_time, unit_of_work
from hub.text.languages import _, speak

log = logging.getLogger(__name__)

ALL_COMMANDS = Budget(120, 10)  # a busy room asks a few a second; a script asks thousands
PATIENCE_WITH_FLOODS = 60  # refused commands in ten seconds before the line is cut
FLOODS = Budget(PATIENCE_WITH_FLOODS, 10)


@dataclass(frozen=True)
class Command:
    """One declared command; tests check that each has its row in the permission table."""

    name: str
    schema: dict
    budget: Budget
    writes: bool
    act: object
    prepare: object = None


COMMANDS: dict[str, Command] = {}


def command(name: str, takes: dict, at_most: tuple[int, float] = (20, 10), *, writes: bool = True, prepare=None, together=None):
    """Declare `act(by, **values)` as a command; its return value (a dict or None) is the acknowledgement.

    `prepare(values)` does what may take long (rendering) before the unit of work; it returns the values for `act`.
    `together(sid, values)` may answer in its place, with others of the same moment and outside any request of Flask's, and asks for itself who they
    are; None, or a refusal, leaves it to `act`.
    """

    def declare(act):
        COMMANDS[name] = Command(name, takes, Budget(*at_most), writes, act, prepare)
        if together:
            TOGETHER[name] = lambda sid, arguments: _answer_together(COMMANDS[name], together, sid, arguments)
        socketio.on_event(name, lambda *arguments: _answer(COMMANDS[name], arguments))
        return act

    return declare


@socketio.on("*")
def _unknown(*_asked) -> dict:
    return {"ok": False, "error": "unknown", "message": _("This page asks for something the hub does not know. Load it again.")}


def enter(channel: str) -> None:
    """Put the asking socket on a channel, once the command's work is committed."""
    sid = request.sid
    after_commit(lambda: join_room(channel, sid=sid, namespace="/"))


def leave(channel: str) -> None:
    """Take the asking socket off a channel."""
    leave_room(channel, sid=request.sid, namespace="/")


def asking_socket() -> str:
    """The id of the socket whose command this is."""
    return request.sid


def _answer(asked: Command, arguments: tuple) -> dict:
    try:
        return {"ok": True, **(_carry_out(asked, arguments) or {})}
    except Refusal as refusal:
        return {"ok": False, "error": refusal.code, "message": refusal.message or _plain(refusal), **_wait(refusal)}
    except Exception:
        number = secrets.token_hex(4)
        log.exception("command %s failed, number %s", asked.name, number)
        return {"ok": False, "error": "failed", "message": _("Something went wrong on our side (%(number)s). Nothing was lost; try again.", number=number)}


def _carry_out(asked: Command, arguments: tuple) -> dict | None:
    sid = request.sid
    _pace(asked, sid)
    values = accepted(asked.schema, arguments[0] if arguments else {})
    values = asked.prepare(values) if asked.prepare else values
    with unit_of_work(write=asked.writes):
        by = signed_in_by(sid)
        one_at_a_time(by.id)
        speak(by.language)
        asked.budget.spend((by.id, asked.name), _("That was too quick. Wait a moment and try again."))
        return asked.act(by, **values)


def _answer_together(asked: Command, together, sid: str, arguments: tuple) -> dict | None:
    try:
        ALL_COMMANDS.spend(sid)
        answer = together(sid, accepted(asked.schema, arguments[0] if arguments else {}))
    except Refusal:
        return None  # the usual way finds it again, and says it in the asker's language
    return None if answer is None else {"ok": True, **answer}


def _pace(asked: Command, sid: str) -> None:
    try:
        ALL_COMMANDS.spend(sid)
    except Refusal:
        if FLOODS.left(sid) <= 0:
            Connections.cut(sid)
        else:
            FLOODS.spend(sid)
        raise


def _wait(refusal: Refusal) -> dict:
    seconds = getattr(refusal, "retry_after", None)
    return {"retry_after": seconds} if seconds else {}


def _plain(refusal: Refusal) -> str:
    return {
        "not_found": _("There is no such thing here."),
        "forbidden": _("You may not do that here."),
        "too_many": _("That was too quick. Wait a moment and try again."),
        "busy": _("The server is busy. Nothing was changed; try again."),
    }.get(refusal.code, _("That did not work."))
