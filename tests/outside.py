"""Fixtures of what runs outside this process: PostgreSQL, a served hub, a browser."""

import pytest

from tests.postgres import Postgres

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
