"""A fault in any handler harms nobody else: an answer with a number that is in the log, nothing half-written, and the next request works."""

import functools
import re
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from hub.background import queue
from hub.realtime import sound
from hub.realtime.commands import COMMANDS
from hub.realtime.hub_socket import socketio
from hub.realtime.lines.line import QUICK
from hub.storage.model import Base
from hub.storage.unit import after_commit, db, unit_of_work
from hub.text import writing
from tests.cast import KINDS
from tests.house.test_every_door_is_in_a_table import ROUTES, TABLES, _filled, _set_up
from tests.serving import Visitor

pytestmark = pytest.mark.sqlite_only
REACHED = {200, 204, 302}
APART = {"attempts", "sign_ins"}  # tries are counted whatever comes of them; each visitor here signs in


class Fault(Exception):
    """Raised by the tests where nothing should."""


def _failing(act):
    """The same handler; when its work is done, it fails."""

    @functools.wraps(act)
    def failing(*args, **values):
        done = act(*args, **values)
        if db.registry.has():
            db.flush()
        if hasattr(done, "close"):
            done.close()  # a file that would have been sent
        raise Fault("made by a test")

    return failing


def _counts() -> dict[str, int]:
    with unit_of_work(write=False):
        return {table.name: db.scalar(select(func.count()).select_from(table)) for table in Base.metadata.sorted_tables if table.name not in APART}


def _rows(room: str):
    for row in ROUTES:
        if row.values[0] == room:
            yield row.id, row.values[2], row.values[3], next((kind for kind, status in zip(KINDS[1:], row.values[4][1:], strict=True) if status in REACHED), None)


@pytest.mark.parametrize("room", [name for name, table in TABLES.items() if hasattr(table, "ROUTES")])
def test_a_failing_page_is_answered_with_a_number_and_leaves_nothing(settings, app, room, _databases, monkeypatch, caplog):
    cast, scene = _set_up(_databases, "sqlite", room)
    before, tried = _counts(), 0
    for key, path, values, kind in _rows(room):
        endpoint, method = key.split()
        if kind is None or endpoint in ("admin.alive", "admin.ready"):
            continue
        visitor = Visitor(app, getattr(cast, kind))
        monkeypatch.setitem(app.view_functions, endpoint, _failing(app.view_functions[endpoint]))
        caplog.clear()
        page = visitor.send(_filled(path, scene), _filled(values, scene), method)
        monkeypatch.undo()
        number = re.search(r"failure ([0-9a-f]{8}) at", caplog.text)
        assert page.status == 500 and number and number[1] in page.html and "Fault" not in page.html, key
        tried += 1
    assert tried and visitor.get("/me/").status == 200 and _counts() == before


@pytest.mark.parametrize("room", [name for name, table in TABLES.items() if hasattr(table, "COMMANDS")])
def test_a_failing_command_is_answered_with_a_number_and_leaves_nothing(settings, app, room, _databases, monkeypatch, caplog):
    cast, scene = _set_up(_databases, "sqlite", room)
    line, other = Visitor(app, cast.facilitator).socket(), Visitor(app, cast.other).socket()
    before = _counts()
    for name, (values, _expected) in TABLES[room].COMMANDS.items():
        monkeypatch.setitem(COMMANDS, name, replace(COMMANDS[name], act=_failing(lambda by, **values: None)))
        caplog.clear()
        heard = line.ask(name, **_filled(values, scene))
        monkeypatch.undo()
        number = re.search(r"number ([0-9a-f]{8})", caplog.text)
        assert heard["error"] == "failed" and number[1] in heard["message"], name
        assert line.connected and other.connected and other.heard() == [], name
    assert _counts() == before


def test_a_failing_event_that_has_no_answer_harms_no_line(app, cast, socket, monkeypatch, caplog):
    line, other = socket(cast.member), socket(cast.other)
    without_answer = set(socketio.server.handlers["/"]) - set(COMMANDS) - {"connect", "disconnect", "*"}  # "*": what nobody knows, answered as such
    assert without_answer == set(sound.EVENTS) == set(QUICK) and without_answer
    for name in without_answer:
        monkeypatch.setitem(sound.EVENTS, name, _failing(lambda *_heard: None))
        caplog.clear()
        line.send(name, b"\x00")
        assert re.search(f"event {name} failed, number [0-9a-f]{{8}}", caplog.text) and line.connected and other.connected and other.heard() == []


def test_a_failing_job_is_noted_and_the_next_one_runs(app, monkeypatch):
    ran = []
    names = [name for name, _minutes in queue.declared()]
    for name in names:
        monkeypatch.setitem(queue.JOBS, name, lambda *_args: 1 / 0)
        queue.wake(name)
    monkeypatch.setitem(queue.JOBS, "a job that runs", ran.append)
    queue.wake("a job that runs", "after all")
    queue.run_waiting()
    with unit_of_work(write=False):
        problems = dict(db.execute(select(queue.JobRun.name, queue.JobRun.problem)).all())
    assert ran == ["after all"] and all("ZeroDivisionError" in problems[name] for name in names)


def test_a_failing_announcement_makes_no_error_of_what_is_committed(settings, caplog):
    heard = []
    with unit_of_work():
        after_commit(lambda: 1 / 0)
        after_commit(lambda: heard.append("the next one"))
    assert heard == ["the next one"] and "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("room", [name for name, table in TABLES.items() if hasattr(table, "ROUTES")])
def test_nothing_is_rendered_while_the_database_waits(settings, app, room, _databases, monkeypatch):
    cast, scene = _set_up(_databases, "sqlite", room)
    rendered = []
    monkeypatch.setattr(writing, "render", lambda source: rendered.append((db.registry.has() and db.info["write"], source)) or "<p></p>")
    for key, path, values, kind in _rows(room):
        if kind is not None and key.endswith(" POST"):
            Visitor(app, getattr(cast, kind)).send(_filled(path, scene), _filled(values, scene))
    assert [source for inside, source in rendered if inside] == []
