"""Kills a hub under load and counts: `python -m bench.bench_killed [rounds]`; nothing acknowledged may be lost, nothing doubled.

Twenty people say numbered lines over sockets while the hub is ended by SIGKILL at a random moment, round after round; then what was not
acknowledged is sent again, and the room's facts are read: every number once, in order, every acknowledged line there, none twice.
Afterwards ten tangled posts of 20,000 characters are sent while somebody else talks, and the talker's waiting time is told.
"""

import contextlib
import http.client
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

import socketio

from hub.app import create_app
from tests.cast import make_cast
from tests.makers import membership, person
from tests.makers.discussions import thread
from tests.makers.live import live
from tests.serving_outside import Served

PEOPLE = 20
TANGLED = ("[" * 20_000, "![" * 10_000, "*a **b " * 2_800, "`" * 19_999 + "x", "> " * 10_000, "- " * 10_000, "<a " * 6_600,
           "[a](" * 5_000, "_" * 20_000, "|a" * 10_000)


def main(rounds: int = 8) -> None:
    """All rounds, then the figures."""
    with tempfile.TemporaryDirectory() as folder:
        hub = Served(Path(folder) / "hub")
        create_app(hub.settings)  # so that this process knows the jobs its own acts wake
        try:
            with hub.unit():
                cast = make_cast()
                talkers = [person() for _ in range(PEOPLE)]
                for one in talkers:
                    membership(cast.wells, one)
                opened, talk = live(cast.wells, cast.facilitator), thread(cast.member, cast.wells)
            _kill_rounds(hub, talkers, opened.id, rounds)
            _tangle(hub, cast, opened.id, talk.id)
        finally:
            hub.stop()


def _line(hub, cookie: str):
    line = socketio.Client(reconnection=False)
    line.connect(hub.url, headers={"Cookie": f"hub={cookie}"}, transports=["websocket"], wait_timeout=20)
    return line


def _hang_up(line) -> None:
    for act in (lambda: line.eio.ws.shutdown(), lambda: line.eio.disconnect(abort=True)):
        with contextlib.suppress(Exception):
            act()


def _talk(line, live_id: int, keys, acknowledged: set, sent: list) -> None:
    with contextlib.suppress(Exception):
        for key in keys:
            sent.append(key)
            answer = line.call("chat:say", {"live": live_id, "text": key, "client_id": key}, timeout=5)
            acknowledged.update({key} if answer.get("ok") else ())
            time.sleep(0.2 if not answer.get("ok") else 0.02)


def _kill_rounds(hub, talkers, live_id: int, rounds: int) -> None:
    cookies = [hub.cookie(one) for one in talkers]
    acknowledged: set[str] = set()
    sent: list[list[str]] = [[] for _ in talkers]
    for number in range(rounds):
        lines = [_line(hub, cookie) for cookie in cookies]
        keys = [[f"key-{number}-{place:02}-{count:05}" for count in range(10_000)] for place in range(PEOPLE)]
        threads = [threading.Thread(target=_talk, args=(lines[at], live_id, keys[at], acknowledged, sent[at])) for at in range(PEOPLE)]
        for one in threads:
            one.start()
        time.sleep(random.uniform(0.8, 2.0))
        hub.stop(signal.SIGKILL)
        for line in lines:
            _hang_up(line)
        for one in threads:
            one.join()
        hub.start()
    for cookie, keys in zip(cookies, sent, strict=True):
        line = _line(hub, cookie)
        for key in keys[-2:]:
            assert line.call("chat:say", {"live": live_id, "text": key, "client_id": key})["ok"]
        _hang_up(line)
    texts = _facts(hub, cookies[0], live_id)
    lost, doubled = acknowledged - set(texts), len(texts) - len(set(texts))
    print(f"{rounds} kills, {len(acknowledged)} acknowledged: {len(lost)} lost, {doubled} doubled, numbers without a gap")
    assert not lost and not doubled


def _facts(hub, cookie: str, live_id: int) -> list[str]:
    line, facts, after = _line(hub, cookie), [], 0
    while page := line.call("live:missed", {"live": live_id, "after": after})["facts"]:
        facts, after = facts + page, page[-1]["seq"]
    _hang_up(line)
    assert [fact["seq"] for fact in facts] == list(range(1, len(facts) + 1))
    return [fact["data"]["text"] for fact in facts if fact["kind"] == "chat:said"]


def _tangle(hub, cast, live_id: int, thread_id: int) -> None:
    # The question that a person's budget allows most often; it is a round trip like any other.
    line, waits, done = _line(hub, hub.cookie(cast.member)), [], threading.Event()
    poster = threading.Thread(target=_post_tangled, args=(hub, hub.cookie(cast.other), thread_id, done))
    calm = [_round_trip(line, live_id) for _ in range(15)]
    time.sleep(10)
    poster.start()
    while not done.is_set():
        waits.append(_round_trip(line, live_id))
    _hang_up(line)
    print(f"round trip of a question in the room: calm median {statistics.median(calm):.0f} ms; while tangled posts come in: "
          f"median {statistics.median(waits):.0f}, p95 {sorted(waits)[int(len(waits) * 0.95)]:.0f}, worst {max(waits):.0f} ms over {len(waits)}")


def _round_trip(line, live_id: int) -> float:
    began = time.monotonic()
    line.call("live:missed", {"live": live_id, "after": 10**9}, timeout=20)
    spent = (time.monotonic() - began) * 1000
    time.sleep(0.1)
    return spent


def _post_tangled(hub, cookie: str, thread_id: int, done: threading.Event) -> None:
    host = hub.url.removeprefix("http://")
    try:
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.request("GET", f"/threads/{thread_id}/reply", headers={"Cookie": f"hub={cookie}"})
        answer = connection.getresponse()
        page = answer.read().decode()
        cookie = (answer.getheader("Set-Cookie") or f"hub={cookie}").split(";")[0].removeprefix("hub=")
        token = page.split('name="csrf_token" value="')[1].split('"')[0]
        statuses = []
        for number, text in enumerate(TANGLED):
            body = urllib.parse.urlencode({"text": text[:20_000], "key": f"tangled-{number}-key", "csrf_token": token})
            connection.request("POST", f"/threads/{thread_id}/reply", body, {"Cookie": f"hub={cookie}", "Content-Type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        print("tangled posts:", statuses)
    finally:
        done.set()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
