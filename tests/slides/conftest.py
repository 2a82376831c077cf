"""In this room tests read English; a room with an open private session, and decks drawn to the end by the worker's own job."""

import pytest

from hub.text import languages
from tests.live.test_sockets import Room
from tests.makers.live import english


@pytest.fixture(autouse=True)
def _speak_english():
    languages.speak("en")


@pytest.fixture
def cast(cast):
    """The named cast, all reading English."""
    return english(cast)


@pytest.fixture
def room(cast, socket):
    """Lines of host, member and outsider into one open session of a private community."""
    return Room(cast, socket)
