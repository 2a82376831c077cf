"""Who is in which room by an open line of this process, and the regular looks at them: whether they still may be, and that they are."""

import logging
import time
from collections import Counter

from hub.live import actions, queries, sounding
from hub.realtime.connections import GONE, RECHECKS, sockets_of
from hub.realtime.hub_socket import socketio
from hub.storage.unit import unit_of_work

log = logging.getLogger(__name__)

AT_ONCE = 250  # people in one look: between two, sound and commands of others have their turn
TOGETHER = 0.05  # seconds in which those who come are written down together
LEAST_BEAT, BEATS_A_SECOND = 60, 10  # seconds between two signs of life of a page; of all pages of a room together
SEEN_EVERY = 60  # seconds; the house itself sees the lines that are open

INSIDE: dict[str, dict[int, tuple[int, str]]] = {}  # socket -> session -> (person, channel), of this process
_LINES: Counter[int] = Counter()  # session -> sockets in it
_COMING: dict[int, list[int]] = {}  # session -> people not yet written down, in the order of coming
_said = {"at": 0.0}


def came(sid: str, live_id: int, person_id: int, channel: str) -> None:
    """A line is in a room; its person is written down in a moment, with all others of that moment. Not within a unit of work."""
    rooms = INSIDE.setdefault(sid, {})
    _LINES[live_id] += live_id not in rooms
    rooms[live_id] = (person_id, channel)
    nobody_waits = not _COMING
    _COMING.setdefault(live_id, []).append(person_id)
    if socketio.async_mode != "gevent":
        _write_down()
    elif nobody_waits:
        socketio.start_background_task(_write_down, TOGETHER)


def left(sid: str, live_id: int) -> None:
    """A line is in a room no more; nothing happens if it was not."""
    if INSIDE.get(sid, {}).pop(live_id, None):
        _LINES[live_id] -= 1


def is_inside(person_id: int, live_id: int) -> bool:
    """Whether any line of a person is in a room."""
    return any(live_id in INSIDE.get(sid, ()) for sid in sockets_of(person_id))


def beat_of(live_id: int) -> int:
    """Seconds a page lets pass between two signs of life: more in a full room, which would otherwise do nothing else."""
    return max(LEAST_BEAT, _LINES[live_id] // BEATS_A_SECOND)


def in_parts(pairs: set[tuple[int, int]]):
    """(session, person) pairs, some people at a time, with a pause between."""
    ordered = sorted(pairs)
    for start in range(0, len(ordered), AT_ONCE):
        if start:
            socketio.sleep(0)
        yield set(ordered[start:start + AT_ONCE])


def look_again() -> None:
    """Show out everybody who may no longer be in a room, whatever took their place from them."""
    pairs = {(live, person) for rooms in INSIDE.values() for live, (person, _channel) in rooms.items()}
    gone: set[tuple[int, int]] = set()
    for part in in_parts(pairs):
        with unit_of_work(write=False):
            gone |= part - queries.readable_of({live for live, _ in part}, {person for _, person in part})
    for sid, rooms in list(INSIDE.items()) if gone else ():
        for live, (person, channel) in list(rooms.items()):
            if (live, person) in gone:
                left(sid, live)
                sounding.remove(person, channel)
                socketio.server.leave_room(sid, channel, namespace="/")


def _write_down(after: float = 0) -> None:
    # Each writing unit waits for the disk: one for each of ten thousand who come back after a restart would take minutes.
    socketio.sleep(after)
    while _COMING:
        live, people = next(iter(_COMING.items()))
        part = people[:AT_ONCE]
        try:
            with unit_of_work():
                actions.arrive_all(live, part)
        except Exception:
            log.exception("who came was not written down; their next sign of life does it")
        _COMING[live] = _COMING[live][len(part):]
        if not _COMING[live]:
            del _COMING[live]


def _note_who_is_there() -> None:
    if time.monotonic() - _said["at"] < SEEN_EVERY or not INSIDE:
        return
    _said["at"] = time.monotonic()
    for live in {live for rooms in INSIDE.values() for live in rooms}:
        people = {rooms[live][0] for rooms in INSIDE.values() if live in rooms}
        for part in in_parts({(live, person) for person in people}):
            with unit_of_work():
                actions.still_there(live, [person for _, person in part])


def _gone(sid: str, _token) -> None:
    for live in list(INSIDE.get(sid, ())):
        left(sid, live)
    INSIDE.pop(sid, None)


RECHECKS.append(look_again)
RECHECKS.append(_note_who_is_there)
GONE.append(_gone)
