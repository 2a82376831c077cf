"""In this room tests read English whatever the cast speaks."""

from tests.live.conftest import _speak_english, cast  # noqa: F401 - fixtures of this room too
