"""A small Socket.IO service on fast lines in a process of its own: `standing.py PORT PING_SECONDS`."""

import sys

from gevent import monkey

monkey.patch_all()

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, emit, join_room, leave_room  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

from hub.realtime.lines.broadcast import FastBroadcast  # noqa: E402
from hub.realtime.lines.line import quick  # noqa: E402
from hub.realtime.lines.wire import Wire  # noqa: E402

PING = int(sys.argv[2])
app = Flask(__name__)
line = SocketIO(
    app, client_manager=FastBroadcast(), async_mode="gevent", cors_allowed_origins="*", ping_interval=PING, ping_timeout=PING, max_http_buffer_size=4096,
)
LEFT = []


@line.on("join")
def join(room):
    """Enter a room."""
    join_room(room)
    return "ok"


@line.on("leave")
def leave(room):
    """Leave a room."""
    leave_room(room)


@line.on("say")
def say(room, words, skip=False):
    """To everybody in a room, or everybody else."""
    emit("said", words, to=room, include_self=not skip)


@line.on("many")
def many(room, count):
    """Numbered texts and bytes by turns."""
    for number in range(count):
        emit("said", number if number % 2 else number.to_bytes(4, "big") * 50, to=room)
    return count


@line.on("sound")
def sound(room, count):
    """Bytes for those whose line is free; who was passed over, once for each time."""
    return [sid for number in range(count) for sid in line.server.manager.emit_to_free("said", number.to_bytes(4, "big") * 250, "/", room)]


@line.on("large")
def large(size):
    """One large answer."""
    return "x" * size


QUICKLY = []
quick("q", lambda line_id, payload: QUICKLY.append(payload))


@line.on("quickly")
def quickly():
    """What was heard past Flask: texts, and how many bytes."""
    return [one if isinstance(one, str) else len(one) for one in QUICKLY]


@line.on("disconnect")
def gone(_reason=None):
    """Remember who left."""
    LEFT.append(request.sid)


@app.get("/lines")
def lines():
    """How many sockets stand, the most bytes that wait for one, and how many have left."""
    sockets = list(line.server.eio.sockets.values())
    waiting = [one.wire.waiting_bytes for one in sockets if hasattr(one, "wire")]
    return {"sockets": len(sockets), "waiting": max(waiting, default=0), "left": len(LEFT), "wire": Wire.__name__}


if __name__ == "__main__":
    WSGIServer(("127.0.0.1", int(sys.argv[1])), app, log=None).serve_forever()
