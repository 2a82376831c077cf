"""A hub killed in the middle of a talk: what was acknowledged is there, what was sent again is there once, and all catch up."""

import contextlib
import queue
import signal
import threading
import time

import pytest

from tests.cast import make_cast
from tests.makers.live import english, live
from tests.serving_outside import Served

SOCKETS = []  # a client that loses its line forgets its socket without closing it


@pytest.fixture
def own_hub(tmp_path):
    """A served hub of this test's own, with an open session: (hub, cast, session)."""
    hub = Served(tmp_path / "hub")
    with hub.unit():
        cast = english(make_cast())
        opened = live(cast.wells, cast.facilitator)
    yield hub, cast, opened
    hub.stop()
    while SOCKETS:
        with contextlib.suppress(Exception):
            SOCKETS.pop().shutdown()


def line_to(hub, person):
    from tests.clients import Client

    line = Client(reconnection=False)
    line.connect(hub.url, headers={"Cookie": f"hub={hub.cookie(person)}"}, transports=["websocket"], wait_timeout=10)
    SOCKETS.append(line.eio.ws)
    return line


def hang_up(*lines):
    for line in lines:
        for act in (lambda line=line: line.eio.ws.shutdown(), lambda line=line: line.eio.disconnect(abort=True)):
            with contextlib.suppress(Exception):
                act()


def talk(line, live_id, person, acknowledged, sent, killed):
    """Say numbered lines until the hub is killed; notes what was sent and what was acknowledged."""
    with contextlib.suppress(Exception):
        for number in range(10_000):
            key, answers = f"key-{person.id}-{number:05}", queue.SimpleQueue()
            sent.append(key)
            line.emit("chat:say", {"live": live_id, "text": key, "client_id": key}, callback=answers.put)
            while answers.empty() and not killed.wait(0.002):
                pass
            if answers.get_nowait().get("ok"):
                acknowledged.append(key)
            else:
                killed.wait(0.2)


def texts(hub, person, live_id):
    line = line_to(hub, person)
    line.call("live:enter", {"live": live_id})
    facts, after = [], 0
    while page := line.call("live:missed", {"live": live_id, "after": after})["facts"]:
        facts, after = facts + page, page[-1]["seq"]
    hang_up(line)
    assert [fact["seq"] for fact in facts] == list(range(1, len(facts) + 1))
    return [fact["data"]["text"] for fact in facts if fact["kind"] == "chat:said"]


@pytest.mark.timeout(180)
def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(own_hub):
    hub, cast, opened = own_hub
    talkers, acknowledged, sent = (cast.facilitator, cast.member, cast.other), [], {}
    for _round in range(2):
        lines = [line_to(hub, person) for person in talkers]
        threads, killed = [], threading.Event()
        for line, person in zip(lines, talkers, strict=True):
            sent[person.id] = []
            threads.append(threading.Thread(target=talk, args=(line, opened.id, person, acknowledged, sent[person.id], killed)))
            threads[-1].start()
        before, deadline = len(acknowledged), time.monotonic() + 40
        while len(acknowledged) < before + 10 and time.monotonic() < deadline:
            time.sleep(0.02)
        hub.stop(signal.SIGKILL)
        killed.set()
        hang_up(*lines)
        for thread in threads:
            thread.join()
        hub.start()
    for person in talkers:
        line = line_to(hub, person)
        for key in sent[person.id][-3:]:
            assert line.call("chat:say", {"live": opened.id, "text": key, "client_id": key})["ok"]
        hang_up(line)
    found = texts(hub, cast.member, opened.id)
    assert len(acknowledged) > 10 and set(acknowledged) <= set(found) and len(found) == len(set(found))
