"""News for open pages: announced in an action, sent after the commit, to one channel."""

import json
import logging
import socket
from pathlib import Path

from hub.realtime.hub_socket import socketio
from hub.storage.unit import after_commit

log = logging.getLogger(__name__)


class _Line:
    """Where news goes from this process: straight out (web), or through the web process's door (worker, CLI)."""

    door: Path | None = None


def announce(channel: str, fact: str, payload: dict) -> None:
    """Tell everyone on a channel a fact once this unit of work is committed."""
    after_commit(lambda: send(channel, fact, payload))


def hang_up(channel: str) -> None:
    """Close every socket on a channel once this unit of work is committed."""
    after_commit(lambda: send(channel, "", {"hang_up": True}))


def show_out(person_id: int, channel: str) -> None:
    """Take all sockets of a person off a channel and those below it once this unit of work is committed."""
    after_commit(lambda: send(channel, "", {"show_out": person_id}))


def clear(channel: str) -> None:
    """Take everybody off a channel and those below it once this unit of work is committed; who still may comes back."""
    after_commit(lambda: send(channel, "", {"clear": True}))


def send(channel: str, fact: str, payload: dict) -> None:
    """Emit now, or hand the news to the web process; never raises (the client catches up by number)."""
    try:
        _pass_on(channel, fact, payload) if _Line.door else deliver(channel, fact, payload)
    except OSError as error:
        log.info("no web process to pass news to: %s", error)


def deliver(channel: str, fact: str, payload: dict) -> None:
    """Emit in this process; hang-ups and show-outs are carried out instead."""
    if socketio.server is None:
        return
    if payload.get("hang_up"):
        for sid in _on(channel):
            socketio.server.disconnect(sid, namespace="/")
    elif "show_out" in payload:
        _take_off(channel, _on(f"person:{payload['show_out']}"))
    elif payload.get("clear"):
        _take_off(channel, [sid for sid, _ in socketio.server.manager.get_participants("/", None)])
    else:
        socketio.emit(fact, payload, to=channel)


def deliver_to_all(fact: str, payload: dict) -> None:
    """Emit to every open page of this process, of whichever person."""
    socketio.emit(fact, payload)


def use_door(door: Path) -> None:
    """Pass this process's news on through the web process's local door (worker and commands)."""
    _Line.door = door


def keep_door(door: Path):
    """Start the web process's local door: one JSON line a piece of news; returns the running server."""
    from gevent.server import StreamServer

    door.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(door))
    door.chmod(0o600)
    listener.listen(64)
    server = StreamServer(listener, _read_door)
    server.start()
    return server


def _read_door(connection, _address) -> None:
    with connection.makefile("rb") as lines:
        for line in lines:
            try:
                channel, fact, payload = json.loads(line)
                deliver(str(channel), str(fact), dict(payload))
            except (ValueError, TypeError) as error:
                # A worker of another version, or somebody trying: the next line may be sound.
                log.warning("news that cannot be read: %s", error)


def _pass_on(channel: str, fact: str, payload: dict) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(2)
        line.connect(str(_Line.door))
        line.sendall(json.dumps([channel, fact, payload]).encode() + b"\n")


def _on(channel: str) -> list[str]:
    return [sid for sid, _ in socketio.server.manager.get_participants("/", channel)]


def _take_off(channel: str, sids: list[str]) -> None:
    for sid in sids:
        for name in list(socketio.server.rooms(sid, namespace="/")):
            if name == channel or name.startswith(f"{channel}:"):
                socketio.server.leave_room(sid, name, namespace="/")
