"""Fixtures of what runs outside this process: PostgreSQL, a served hub, a browser."""

import pytest

from tests.browser import Browser, launch
from tests.postgres import Postgres
from tests.serving_outside import Served

SERVER = pytest.StashKey[Postgres]()


def _url(config) -> str:
    if SERVER not in config.stash:
        config.stash[SERVER] = Postgres()
    return config.stash[SERVER].url("postgres")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """Give each xdist worker the address of the run's one PostgreSQL; started here, before any worker."""
    if node.config.getoption("--database") != "sqlite":
        node.workerinput["postgres"] = _url(node.config)


def pytest_unconfigure(config):
    """End the PostgreSQL this run started."""
    if server := config.stash.get(SERVER, None):
        server.stop()


@pytest.fixture(scope="session")
def postgres_url(pytestconfig):
    """A function that gives the address of this run's PostgreSQL server, started at the first call."""
    return lambda: getattr(pytestconfig, "workerinput", {}).get("postgres") or _url(pytestconfig)


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """A real hub in its own process, one per worker: `served.url`, `with served.unit(): ...`, `served.empty()`."""
    hub = Served(tmp_path_factory.mktemp("served"))
    yield hub
    hub.stop()


@pytest.fixture
def real_socket(served):
    """A maker of real Socket.IO clients over websocket: `real_socket(person)`; `.call("chat:say", {...})`."""
    from tests.clients import Client

    opened = []

    def connect(person, **options):
        line = Client(reconnection=False, **options)
        line.connect(served.url, headers={"Cookie": f"hub={served.cookie(person)}"}, transports=["websocket"], wait_timeout=10)
        opened.append(line)
        return line

    yield connect
    for line in opened:
        if line.connected:
            line.eio.ws.shutdown()  # without the client's three seconds of farewell
        line.eio.disconnect(abort=True)


@pytest.fixture(scope="session")
def _chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture
def browser(_chromium, served):
    """Chromium before the served hub: `browser.page(person, phone=True, dark=True, language="ar", javascript=False)`."""
    opened, before = Browser(_chromium, served), len(served.said())
    yield opened
    opened.close()
    assert opened.complaints == []
    assert "Traceback" not in served.said()[before:], served.said()[before:]
