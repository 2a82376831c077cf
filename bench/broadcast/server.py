"""The servers compared, in Python: `server.py ours|stock PORT` speaks Socket.IO, `server.py bare PORT` only send()s; pinned to core 0."""

import os
import sys

from gevent import monkey

monkey.patch_all()

import time  # noqa: E402
from pathlib import Path  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> None:
    """Serve until killed."""
    os.sched_setaffinity(0, {0})
    kind, port = sys.argv[1], int(sys.argv[2])
    _bare(port) if kind == "bare" else _socketio(kind, port)


def _socketio(kind: str, port: int) -> None:
    from flask import Flask
    from flask_socketio import SocketIO, emit, join_room
    from gevent.pywsgi import WSGIServer

    app, options = Flask(__name__), {}
    if kind == "ours":
        from hub.realtime.lines.broadcast import FastBroadcast

        options["client_manager"] = FastBroadcast()
    hub = SocketIO(app, async_mode="gevent", cors_allowed_origins="*", ping_interval=300, ping_timeout=300, **options)
    hub.on_event("join", lambda _values: join_room("r") or "ok")
    hub.on_event("say", lambda values: emit("said", values, to="r"))
    hub.on_event("sayb", lambda values: emit("saidb", values, to="r"))
    app.add_url_rule("/cost", "cost", lambda: _cost())
    WSGIServer(("127.0.0.1", port), app, log=None, error_log=None, backlog=2048).serve_forever()


def _cost() -> str:
    times = os.times()
    rss = next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return f"{times.user + times.system} {rss}"


def _bare(port: int) -> None:
    """Take lines with the options ours have, then send `BYTES` to all of them `TIMES` times; prints CPU microseconds a send."""
    import socket

    from gevent import get_hub
    from gevent import socket as waiting

    from hub.realtime.lines.wire import KERNEL_BUFFER

    listener = waiting.create_server(("127.0.0.1", port), backlog=4096)
    count, lines, watchers = int(sys.argv[3]), [], []
    while len(lines) < count:
        line, _ = listener.accept()
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER)
        watchers.append(get_hub().loop.io(line.fileno(), 1))  # whoever serves must hear, too
        watchers[-1].start(int)
        lines.append(line)
    size, every, times = int(sys.argv[4]), float(sys.argv[5]), int(sys.argv[6])
    raw, sends = b"\2" + b"\1" * (size - 1), [line._sock.send for line in lines]
    before = time.process_time()
    for _ in range(times):
        for send in sends:
            send(raw)
        time.sleep(every)
    print((time.process_time() - before) / times / count * 1e6, flush=True)
    time.sleep(30)  # whoever listens leaves first


if __name__ == "__main__":
    main()
