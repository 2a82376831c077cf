"""One who takes too much (SEC-43) and starts of a full house (REL-19): `python -m bench.bench_floods [--full]`.

A quiet person's round trip is measured while somebody sends thousands of commands a second, opens 300 lines without a name, sends bodies
that are too long, 100,000 parts, 10,000 query parameters, a chat line of a megabyte, and holds 500 connections open with half a head.
Memory must not grow by more than 100 MB. Then the start is timed, cold, and with --full with a million posts.
"""

import contextlib
import signal
import socket
import sys
import threading
import time
from http.client import HTTPConnection

from bench.bench_pages import _add_a_million_posts
from bench.figures import Figures, full_size, p95
from bench.world import Broken, Browser, Line, hub_on, talk_of

MEGA = 1024 * 1024
QUIET = 8  # people of whom the round trip is measured, in turn


def main() -> None:
    """The floods one after the other, each with the quiet one's round trips beside it."""
    with hub_on("sqlite") as hub:
        room, place, quiet, loud = talk_of(QUIET)
        time.sleep(6)
        found = Figures("Floods")
        lines = [Line(hub.url, value) for value in quiet]
        calm, before = _round_trips(lines, room, lambda: time.sleep(4)), hub.rss_mb()
        found.time("a line said, calm, p95", p95(calm), 300)
        for name, flood in FLOODS.items():
            told: list[tuple] = []
            waits = _round_trips(lines, room, lambda flood=flood, told=told: told.extend(flood(hub, loud, room, place)))
            for what, measured, holds, limit in told:
                found.property(what, measured, holds, limit)
            found.time(f"a line said during {name}, p95 of {len(waits)}", p95(waits), 600)
        time.sleep(2)
        found.property("memory grown by, MB", round(hub.rss_mb() - before), hub.rss_mb() - before < 100, "< 100")
        found.property("alive, and no trace of a fault", hub.said().count("Traceback"), "Traceback" not in hub.said())
        _starts(hub, found)
        found.end()


def _round_trips(lines, room: int, act) -> list[float]:
    """What the quiet ones waited while `act` ran."""
    worker, waits, number = threading.Thread(target=act), [], time.monotonic_ns() // 1000
    worker.start()
    while worker.is_alive():
        number += 1
        began = time.monotonic()
        with contextlib.suppress(Broken):
            lines[number % len(lines)].ask("chat:say", live=room, text="Still here", client_id=f"quiet-{number}")
        waits.append((time.monotonic() - began) * 1000)
        time.sleep(0.1)
    return waits


def _commands(hub, loud: str, room: int, _place: int):
    line, sent = Line(hub.url, loud), 0
    began = time.monotonic()
    with contextlib.suppress(Broken):
        while time.monotonic() - began < 10:
            line.send("live:missed", live=room, after=0)
            sent += 1
    with contextlib.suppress(Broken):
        line.ask("live:missed", live=room, after=0)
        yield "the line of thousands of commands a second is cut", "no", False, "cut"
        return
    yield "the line of thousands of commands a second is cut", f"after {sent}", True, "cut"


def _handshakes(hub, _loud: str, _room: int, _place: int):
    statuses = []
    for _ in range(300):
        statuses.append(_status(hub, "GET", "/socket.io/?EIO=4&transport=polling"))
    yield "nameless handshakes refused, of 300", statuses.count(429), statuses.count(429) >= 200, ">= 200"


def _bodies(hub, loud: str, _room: int, place: int):
    head = {"Cookie": f"hub={loud}", "Content-Type": "multipart/form-data; boundary=x"}
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
    path = f"/threads/{place}/reply"
    yield "a body announced too long", _status(hub, "POST", path, b"", {**head, "Content-Length": str(200 * MEGA)}), True, "4xx"
    status = _status(hub, "POST", path, part * 100_000 + b"--x--\r\n", head)
    yield "100,000 parts", status, status == 413, 413
    status = _status(hub, "GET", "/search?" + "&".join(f"a{at}=1" for at in range(10_000)), None, {"Cookie": f"hub={loud}"})
    yield "10,000 query parameters", status, 400 <= status < 500 or status == 200, "no 5xx"


def _long_line(hub, loud: str, room: int, _place: int):
    line = Line(hub.url, loud)
    answer: dict | str = "closed"
    with contextlib.suppress(Broken):
        answer = line.ask("chat:say", live=room, text="x" * 60_000, client_id="a-long-line-key")
    yield "a line of 60,000 characters is answered", answer if isinstance(answer, str) else answer["error"], answer != "closed" and not answer["ok"], "invalid"
    with contextlib.suppress(Broken):
        line.send("chat:say", live=room, text="x" * MEGA, client_id="a-longer-line-key")
    line.close()


def _half_heads(hub, _loud: str, _room: int, _place: int):
    held = []
    for _ in range(500):
        with contextlib.suppress(OSError):
            one = socket.create_connection(("127.0.0.1", hub.port), timeout=5)
            one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
            held.append(one)
    browser, statuses = Browser(hub.url, ""), []
    for _ in range(10):
        statuses.append(browser.get("/")[0])
        time.sleep(0.2)
    for one in held:
        one.close()
    yield "pages answered while 500 half heads are held", statuses.count(200), statuses.count(200) == 10, 10


FLOODS = {"3,000 commands a second": _commands, "300 handshakes": _handshakes, "odd bodies": _bodies, "a long line": _long_line, "500 half heads": _half_heads}


def _status(hub, method: str, path: str, body=None, headers=None) -> int:
    line = HTTPConnection("127.0.0.1", hub.port, timeout=30)
    try:
        line.request(method, path, body, headers or {})
        return line.getresponse().status
    except OSError:
        return 0  # hung up while we were still sending: refused without being read
    finally:
        line.close()


def _starts(hub, found) -> None:
    hub.stop(signal.SIGTERM)
    found.time("start", hub.start(), 5, "s")
    hub.stop(signal.SIGTERM)
    if full_size() or "million" in sys.argv:
        _add_a_million_posts()
        found.time("start with a million posts", hub.start(), 10, "s")
        hub.stop(signal.SIGTERM)


if __name__ == "__main__":
    main()
