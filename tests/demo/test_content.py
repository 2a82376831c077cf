"""The story itself: told in order, by people who are there, and long enough to be worth reading."""

from datetime import UTC, datetime

import pytest

from hub.accounts.passwords import problem_with
from hub.demo import PASSWORD
from hub.demo.belonging import handles, people
from hub.demo.reading import CONTENT, scenes, told
from hub.live.recording.reading import looked_through
from tests.live.audio.voices import played

OPENING = datetime(2026, 11, 24, 0, 5, tzinfo=UTC)  # just after midnight, when the past of today is shortest


@pytest.mark.parametrize("folder", ["threads", "live", "pairs"])
def test_every_scene_goes_forward_and_ends_before_today(folder):
    found = scenes(folder, OPENING)
    assert found
    for scene in found:
        moments = [entry.at for entry in scene.entries]
        assert moments == sorted(moments), scene.title
        assert moments[-1] < OPENING, scene.title


def test_everybody_named_is_in_the_cast():
    cast = people()
    named = {who for folder in ("threads", "live", "pairs") for scene in scenes(folder, OPENING) for entry in scene.entries
             for who in (entry.who, *entry.thanked_by)}
    named |= {who for place in told("places.toml").values() for who in (place["founder"], *place["members"], *place.get("later", {}))}
    assert len(cast) >= 40 and named <= set(cast)


def test_handles_are_known_before_anybody_is_there():
    names = handles(people())
    assert len(set(names.values())) == len(names)


def test_many_countries_languages_and_voices():
    cast, found = people(), scenes("threads", OPENING)
    assert len({one["country"] for one in cast.values()}) >= 25
    assert {scene.facts["lang"] for scene in found} >= {"en", "fr", "ar", "es", "sw", "pt", "hi"}
    assert max(len([entry for entry in scene.entries if entry.does == "post"]) for scene in found) >= 60


def test_the_password_fits_everybody_it_is_given_to():
    for key, one in people().items():
        assert problem_with(PASSWORD, (one["name"], f"{key}@example.org")) == ""


def test_the_sounds_of_the_story_are_small_play_and_say_what_they_are():
    found = list((CONTENT / "sounds").glob("*.ogg"))
    assert found and all(path.stat().st_size < 40_000 for path in found)
    for path in found:
        assert "example" in looked_through(path).words["TITLE"] and 10 < len(played(path)) / 48_000 < 40
