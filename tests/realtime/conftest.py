"""The hub with probe commands, known to its socket only while these tests run."""

import pytest

from hub.realtime import commands
from tests.realtime import probe


@pytest.fixture(autouse=True)
def _probes(request):
    if "database" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("app")
    probe.declare()
    yield
    for name in [name for name in commands.COMMANDS if name.startswith("probe:")]:
        del commands.COMMANDS[name]
