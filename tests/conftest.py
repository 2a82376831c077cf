"""What every test may ask for: a hub on an empty database of either kind, visitors, sockets, letters, jobs, a frozen clock."""

import gc
import os
import pickle
import shutil
import sys
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import event, select

from hub import limits
from hub.app import create_app
from hub.background import queue
from hub.live import sounding
from hub.mail import delivery
from hub.mail.models import Letter
from hub.mentorship.calls import calling
from hub.realtime import announcing, connections
from hub.storage import files, unit
from hub.text import languages
from tests.cast import make_cast
from tests.databases import Databases, settings_for
from tests.serving import Visitor

pytest_plugins = ["tests.outside"]
# Dozens of processes are started here; where the surroundings forbid it, each would compile every module anew (two seconds of a core).
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
KINDS = ("sqlite", "postgresql")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # a Tuesday
OUTSIDE = {"served", "_chromium", "own", "own_hub"}  # fixtures of what runs beside the tests
LONG = ["test_every_page", "test_newcomer", "test_hostile_words", "test_killed_web", "test_page_weight", "test_for_everybody", "test_sweep", "test_fill",
        "test_twenty_at_once", "test_every_door_is_in_a_table", "test_commands"]
NOT_COUNTED = ("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE")


def pytest_addoption(parser):
    """Which database the tests run on."""
    parser.addoption("--database", choices=(*KINDS, "both"), default="sqlite", help="sqlite (default), postgresql, or both")


def pytest_configure(config):
    """Name the markers."""
    config.addinivalue_line("markers", "sqlite_only: this promise is about SQLite")
    config.addinivalue_line("markers", "postgresql_only: this promise is about PostgreSQL")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with what waits for browsers and other processes, then with the long sweeps: short tests fill up the end."""
    items.sort(key=_turn)
    for item in items:
        if _is_outside(item):
            item.add_marker(pytest.mark.flaky(reruns=1))  # a browser on a busy machine; the summary counts what was tried twice


def _is_outside(item) -> bool:
    return not OUTSIDE.isdisjoint(item.fixturenames)


def _turn(item) -> tuple[int, int]:
    module = item.path.stem
    return (0 if _is_outside(item) else 1 if module in LONG else 2), LONG.index(module) if module in LONG else len(LONG)


def pytest_collection_finish():
    """What was loaded by now stays to the end: the collector need not look through it after each few tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def pytest_generate_tests(metafunc):
    """Run whatever touches a database once on each kind asked for."""
    if "database" not in metafunc.fixturenames:
        return
    asked = metafunc.config.getoption("--database")
    kinds = [kind for kind in KINDS if asked in (kind, "both")]
    for kind in KINDS:
        if metafunc.definition.get_closest_marker(f"{kind}_only"):
            kinds = [kind] if kind in kinds or kind == "sqlite" else []
    metafunc.parametrize("database", kinds, indirect=True, scope="session")


@pytest.fixture(scope="session")
def _databases(tmp_path_factory, worker_id, postgres_url):
    databases = Databases(tmp_path_factory.mktemp("house"), worker_id, postgres_url)
    yield databases
    unit.disconnect()


@pytest.fixture(scope="session")
def database(request):
    """The kind of database this run of the test uses: "sqlite" or "postgresql"."""
    return request.param


@pytest.fixture
def _kept_cast(request, database, _databases):
    """The cast as it is copied into the database of every test that asks for it; made once by the ordinary clock and once at noon."""
    names = request.fixturenames
    if "cast" not in names:
        return None
    at_noon = "frozen" in names and names.index("frozen") < names.index("cast")
    name = "cast at noon" if at_noon else "cast"
    with time_machine.travel(NOON, tick=False) if at_noon else nullcontext():
        return name, _databases.remembered(database, name, lambda: pickle.dumps(make_cast()))


@pytest.fixture
def settings(database, _databases, _kept_cast):
    """Settings of a test installation whose database is connected and empty but for the cast, where that is asked for."""
    settings = _databases.fresh(database, like=_kept_cast[0] if _kept_cast else "")
    shutil.rmtree(settings.uploads, ignore_errors=True)
    files.connect(settings)
    delivery.connect(settings)  # a served hub filled from here may have connected its own
    _forget()
    yield settings
    unit.db.remove()


@pytest.fixture(scope="session")
def _hub(_databases):
    """One hub per worker: it does not know which database it stands on."""
    return {}


@pytest.fixture
def app(settings, _hub):
    """The hub, wired as in production but for gevent, on an empty database."""
    if "app" not in _hub:
        _hub.clear()  # the socket belongs to the hub made last
        _hub["app"] = _wired(settings)
    app = _hub["app"]
    app.extensions["hub.settings"] = settings
    queue._Queue.huey.flush()
    return app


@pytest.fixture
def make_app(settings, _databases, _hub):
    """A maker of hubs with other settings: `make_app(base_url="https://hub.example.org")`, on the same empty database."""

    def make(**changes):
        return _wired(settings_for(settings.instance, settings.database_url, **changes))

    yield make
    _hub.clear()
    unit.disconnect()


def _wired(settings):
    engine, before = unit._House.engine, (unit._House.reading, unit._House.writing)
    unit._House.engine = None
    app = create_app(settings)
    unit._House.engine.dispose()
    if engine is not None:  # create_app connected once more; go on with the engine whose statements are compiled already
        unit._House.engine = engine
        unit._House.reading, unit._House.writing = before
    return app


def _forget() -> None:
    limits.forget_all()
    sounding.forget()
    calling.forget()
    for sid in list(connections.Connections.tokens):
        connections.Connections.tokens.pop(sid, None)
    announcing._Line.door = None
    languages.speak("en")


@pytest.fixture
def cast(app, _kept_cast):
    """The named cast round an open community: `cast.member`, `cast.by("outsider")`, `cast.wells`."""
    return pickle.loads(_kept_cast[1])


@pytest.fixture
def client(app):
    """A visitor who is not signed in: `client.get(path)`, `client.post(path, {...})`."""
    return Visitor(app)


@pytest.fixture
def signed_in(app):
    """A maker of visitors: `signed_in(person).get("/me/")`."""
    return lambda person: Visitor(app, person)


@pytest.fixture
def socket(app):
    """A maker of open sockets: `socket(person).ask("chat:say", live=1, ...)`, `.heard("chat:said")`."""
    opened = []

    def open_socket(person):
        opened.append(Visitor(app, person).socket())
        return opened[-1]

    yield open_socket
    for one in opened:
        one.close()


@pytest.fixture
def queries(settings):
    """Counts statements: `with queries() as seen: ...; assert len(seen) == 3`."""

    @contextmanager
    def counting():
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            if not statement.startswith(NOT_COUNTED):
                seen.append(statement)

        engine = unit.engine()
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counting


@pytest.fixture
def outbox(app):
    """All letters written so far, oldest first: `outbox()`, or those to one person: `outbox(person)`."""

    def letters(to=None) -> list[Letter]:
        with unit.unit_of_work(write=False):
            written = list(unit.db.scalars(select(Letter).order_by(Letter.id)))
        return [letter for letter in written if to is None or letter.to_address == to.address]

    return letters


@pytest.fixture
def run_jobs(app):
    """Run every job that waits, and those they wake; a job that fails fails the test."""

    def run() -> int:
        failed = []
        note = queue._Queue.huey.signal(queue.SIGNAL_ERROR)(lambda _signal, _task, error=None: failed.append(error))
        try:
            count = queue.run_waiting()
        finally:
            queue._Queue.huey.disconnect_signal(note, queue.SIGNAL_ERROR)
        if failed:
            raise failed[0]
        return count

    return run


@pytest.fixture
def frozen():
    """The clock stands at noon (UTC) of a Tuesday: `frozen.shift(60)`, `frozen.move_to(moment)`."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller
