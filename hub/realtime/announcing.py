"""News for open pages: announced in an action, sent after the commit, to one channel."""

import json
import logging
import socket
from collections.abc import Callable
from pathlib import Path

from hub.storage.unit import after_commit

log = logging.getLogger(__name__)


class _Line:
    """Where news goes from this process: straight out (web), or through the web process's door (worker, CLI)."""

    door: Path | None = None
    deliver: Callable[[str, str, dict], None] | None = None


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
        if _Line.door:
            _pass_on(channel, fact, payload)
        elif _Line.deliver:
            _Line.deliver(channel, fact, payload)
    except OSError as error:
        log.info("no web process to pass news to: %s", error)


def use_door(door: Path) -> None:
    """Pass this process's news on through the web process's local door (worker and commands)."""
    _Line.door = door


def deliver_by(deliver: Callable[[str, str, dict], None]) -> None:
    """Deliver this process's news straight to its own sockets (web); only such a process loads Socket.IO."""
    _Line.deliver = staticmethod(deliver)


def _pass_on(channel: str, fact: str, payload: dict) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(2)
        line.connect(str(_Line.door))
        line.sendall(json.dumps([channel, fact, payload]).encode() + b"\n")
