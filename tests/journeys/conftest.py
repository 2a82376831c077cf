"""The served world, filled once for a module's journeys; a browser with a voice, and a room to use it in."""

import pytest

from tests.browser import Browser, launched
from tests.journeys.bad_lines import BadLine
from tests.journeys.voicing import Room, said
from tests.journeys.world import fill


@pytest.fixture(scope="module")
def world(served):
    """The hub with something of everything in it."""
    return fill(served)


@pytest.fixture(scope="session")
def _mouth(_chromium, tmp_path_factory):
    running = launched(_chromium.browser_type, f"--use-file-for-fake-audio-capture={said(tmp_path_factory.mktemp('voice') / 'said.wav')}")
    yield running
    running.close()


@pytest.fixture
def mouths(_mouth, served):
    """Pages of a Chromium whose microphone says a known tune."""
    opened = Browser(_mouth, served)
    yield opened
    opened.close()


@pytest.fixture
def room(served, mouths):
    """An open session; opens its room for somebody of the cast."""
    return Room(served, mouths)


@pytest.fixture
def bad_line():
    """A line between one page and the hub that the test makes worse."""
    line = BadLine()
    yield line
    line.close()
