"""Who is in which room is what Socket.IO's own manager would say, whatever happens in whatever order."""

import random

import pytest
from socketio.manager import Manager

from hub.realtime.lines.broadcast import FastBroadcast

SOCKETS, ROOMS = [f"s{n}" for n in range(6)], ["a", "b", "c", "d"]


def acts(rng):
    """Two hundred things that happen to sockets, as (method, arguments)."""
    for _ in range(200):
        sid, room = rng.choice(SOCKETS), rng.choice(ROOMS)
        yield rng.choice([
            [("basic_enter_room", (sid, "/", None, f"e-{sid}")), ("basic_enter_room", (sid, "/", sid, f"e-{sid}"))],
            [("basic_enter_room", (sid, "/", room, f"e-{sid}"))], [("basic_enter_room", (sid, "/", room, f"e-{sid}"))],
            [("basic_leave_room", (sid, "/", room))], [("basic_close_room", (room, "/"))],
            [("pre_disconnect", (sid, "/")), ("basic_disconnect", (sid, "/"))], [("basic_disconnect", (sid, "/"))],
        ])


def state(manager) -> list:
    rooms = {namespace: {room: dict(sockets) for room, sockets in of.items()} for namespace, of in manager.rooms.items()}
    return [rooms, manager.pending_disconnect, {sid: sorted(manager.get_rooms(sid, "/")) for sid in SOCKETS}]


@pytest.mark.parametrize("seed", range(5))
def test_rooms_are_what_the_librarys_own_manager_says(seed):
    own, stock = FastBroadcast(), Manager()
    for several in acts(random.Random(seed)):
        for name, arguments in several:
            if name == "pre_disconnect" and arguments[0] not in stock.rooms.get("/", {}).get(None, {}):
                continue
            for manager in (own, stock):
                getattr(manager, name)(*arguments)
        assert state(own) == state(stock), several


def test_nothing_is_kept_of_sockets_that_are_gone():
    manager = FastBroadcast()
    for sid in SOCKETS:
        manager.basic_enter_room(sid, "/", None, f"e-{sid}")
        manager.basic_enter_room(sid, "/", "a")
    for sid in SOCKETS:
        manager.basic_disconnect(sid, "/")
    assert manager.rooms == {} and manager._places == {}
