"""The served world, filled once for a module's journeys."""

import pytest

from tests.journeys.world import fill


@pytest.fixture(scope="module")
def world(served):
    """The hub with something of everything in it."""
    return fill(served)
