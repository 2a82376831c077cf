"""An open session of a private community: its host, a scribe and a member inside, somebody who does not belong outside."""

import pytest

from hub.text import languages
from tests.live.test_sockets import Room
from tests.makers.live import english, live_role


@pytest.fixture(autouse=True)
def _speak_english():
    languages.speak("en")


@pytest.fixture
def cast(cast):
    """The named cast, all reading English."""
    return english(cast)


@pytest.fixture
def room(cast, socket):
    """Lines into the session; `room.scribe` may type captions."""
    made = Room(cast, socket)
    live_role(made.live, cast.other, "scribe")
    made.scribe = made.line("other")
    made.ask(made.scribe, "live:enter")
    made.forget()
    made.scribe.heard()
    return made
