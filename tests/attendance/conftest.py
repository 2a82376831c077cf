"""In this room tests read English whatever the cast speaks; languages have tests of their own."""

import pytest

from hub.text import languages
from tests.makers.live import english


@pytest.fixture(autouse=True)
def _speak_english():
    languages.speak("en")


@pytest.fixture
def cast(cast):
    """The named cast, all reading English."""
    return english(cast)
