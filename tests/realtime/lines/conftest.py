"""A service on fast lines for the tests of lines."""

import pytest

from tests.realtime.lines.peers import Standing


@pytest.fixture
def lines(standing):
    """`lines.client(transports)`, `lines.raw()`, `lines.now()` of a service at which nobody is."""
    standing.until(lambda: standing.now()["sockets"] == 0, seconds=20)
    yield standing
    standing.leave()


@pytest.fixture(scope="session")
def standing():
    """The service, one for the whole run."""
    standing = Standing()
    yield standing
    standing.end()


@pytest.fixture
def impatient():
    """A service of its own that lets go after two seconds without an answer to its ping."""
    standing = Standing(ping_seconds=1)
    yield standing
    standing.leave()
    standing.end()
