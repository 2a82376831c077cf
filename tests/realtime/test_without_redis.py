"""A hub told of a Redis that is not there goes on: it starts, says what is the matter, and everything on this machine works."""

import contextlib
import re
import time
import urllib.error
import urllib.request
from urllib.parse import urlencode

import pytest

from hub.notifications.models import Notice
from tests.cast import make_cast
from tests.clients import Client
from tests.makers.live import live
from tests.serving_outside import Served

WRONG = {"address": "moussa@example.org", "password": "not this one at all"}


@pytest.fixture
def own_hub(tmp_path):
    """(hub, cast, session) of a hub whose HUB_REDIS names a port where nobody listens."""
    hub = Served(tmp_path / "hub", HUB_REDIS="redis://127.0.0.1:1/0")
    try:
        with hub.unit():
            cast = make_cast()
            opened = live(cast.wells, cast.facilitator)
        yield hub, cast, opened
    finally:
        hub.stop()


def test_a_hub_goes_on_without_its_redis(own_hub):
    hub, cast, opened = own_hub
    it_says_what_is_missing_and_limits_hold(hub)
    people_write_and_are_told(hub, cast)
    a_room_talks(hub, cast, opened)
    assert hub.said().count("Redis does not answer") == 1 and "Traceback" not in hub.said()
    assert hub.stop() == 0


def visitor(hub, person=None):
    """Opens pages and sends their forms: `(status, words)`; signed in as a person if one is given."""
    carried = {"Cookie": f"hub={hub.cookie(person)}" if person else ""}

    def ask(path, values=None, on=None):
        if values is not None:
            token = re.search(r'name="csrf_token" value="([^"]+)"', ask(on or path)[1])[1]
            values = urlencode({"csrf_token": token, **values}).encode()
        try:
            answer = urllib.request.urlopen(urllib.request.Request(hub.url + path, values, carried), timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            carried["Cookie"] = (answer.headers["Set-Cookie"] or carried["Cookie"]).partition(";")[0]
            return answer.status, answer.read().decode()

    return ask


def it_says_what_is_missing_and_limits_hold(hub):
    """The doors for machines, and wrong passwords."""
    ask = visitor(hub)
    assert ask("/healthz")[0] == 200
    status, said = ask("/readyz")
    assert status == 503 and '"ailing":["redis"]' in said
    assert [ask("/sign-in", WRONG)[0] for _ in range(6)] == [422] * 5 + [429]


def people_write_and_are_told(hub, cast):
    """A new thread, and the worker tells who is named in it."""
    words = {"title": "A pump", "language": "en", "text": "Yours, @amina?", "key": "a-key-of-mine"}
    status, said = visitor(hub, cast.member)("/communities/wells/threads/new", words)
    assert status == 200 and "Yours," in said
    _wait(lambda: _notices_of(hub, cast.facilitator))  # by the worker
    assert _notices_of(hub, cast.facilitator)


def a_room_talks(hub, cast, opened):
    """Two lines: what one says the other hears."""
    heard = []
    with contextlib.ExitStack() as open_lines:
        lines = [open_lines.enter_context(_line(hub, person)) for person in (cast.member, cast.other)]
        lines[1].on("chat:said", heard.append)
        for line in lines:
            assert line.call("live:enter", {"live": opened.id})["ok"]
        for number in range(3):
            assert lines[0].call("chat:say", {"live": opened.id, "text": f"Line {number}", "client_id": f"a-key-of-mine-{number}"}, timeout=20)["ok"]
        _wait(lambda: len(heard) == 3)
    assert [fact["data"]["text"] for fact in heard] == ["Line 0", "Line 1", "Line 2"]


@contextlib.contextmanager
def _line(hub, person):
    line = Client(reconnection=False)
    line.connect(hub.url, headers={"Cookie": f"hub={hub.cookie(person)}"}, transports=["websocket"], wait_timeout=20)
    try:
        yield line
    finally:
        line.eio.ws.shutdown()
        line.eio.disconnect(abort=True)


def _notices_of(hub, person) -> int:
    with hub.unit(write=False) as db:
        return db.query(Notice).filter_by(person_id=person.id).count()


def _wait(until, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not until() and time.monotonic() < deadline:
        time.sleep(0.05)
