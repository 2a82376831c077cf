"""Delivering news to the sockets of this process, and the local door by which other processes hand theirs in."""

import json
import logging
import socket
from collections.abc import Callable
from pathlib import Path

from hub.realtime.connections import Connections
from hub.realtime.hub_socket import socketio

log = logging.getLogger(__name__)


# What rooms do besides, when people are taken off channels: (person, channel), (channel), (channel).
SHOWN_OUT: list[Callable[[int, str], None]] = []
CLEARED: list[Callable[[str], None]] = []
HUNG_UP: list[Callable[[str], None]] = []


def deliver(channel: str, fact: str, payload: dict) -> None:
    """Emit in this process; hang-ups and show-outs are carried out instead."""
    if socketio.server is None:
        return
    if payload.get("hang_up"):
        for sid in _on(channel):
            Connections.cut(sid)
        _also(HUNG_UP, channel)
    elif "show_out" in payload:
        _take_off(channel, _on(f"person:{payload['show_out']}"))
        _also(SHOWN_OUT, payload["show_out"], channel)
    elif payload.get("clear"):
        _take_off(channel, [sid for sid, _ in socketio.server.manager.get_participants("/", None)])
        _also(CLEARED, channel)
    else:
        socketio.emit(fact, payload, to=channel)


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


def _also(hooks: list, *words) -> None:
    for hook in hooks:
        try:
            hook(*words)
        except Exception:
            log.exception("after people were taken off a channel")


def _on(channel: str) -> list[str]:
    return [sid for sid, _ in socketio.server.manager.get_participants("/", channel)]


def _take_off(channel: str, sids: list[str]) -> None:
    for sid in sids:
        for name in list(socketio.server.rooms(sid, namespace="/")):
            if name == channel or name.startswith(f"{channel}:"):
                socketio.server.leave_room(sid, name, namespace="/")
