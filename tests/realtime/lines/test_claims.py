"""Of several web processes one carries a voice: the first that is asked, until it lets go or is gone for a while."""

import pytest

from hub.realtime.lines import claims as shelf
from hub.realtime.lines.claims import LASTS, Claims, strays_at
from tests.realtime.lines.small_redis import SmallRedis


@pytest.fixture
def redis(monkeypatch):
    """A Redis, asked anew each time."""
    monkeypatch.setattr(shelf, "SURE", 0)
    small = SmallRedis()
    yield small
    small.end()


def test_the_first_that_is_asked_carries_it_and_the_others_know(redis):
    first, second = Claims(redis.url, "a:8000"), Claims(redis.url, "a:8001")
    assert [first.claim("voice:1"), second.claim("voice:1"), second.claim("voice:2"), first.claim("voice:1")] == [True, False, True, True]
    assert [first.is_elsewhere("voice:1"), second.is_elsewhere("voice:1"), second.is_elsewhere("voice:3")] == [False, True, False]
    assert strays_at(redis.url) == 1


def test_what_is_let_go_or_left_by_a_dead_process_is_taken_over(redis):
    first, second = Claims(redis.url, "a:8000"), Claims(redis.url, "a:8001")
    assert first.claim("voice:1") and first.claim("voice:2") and not second.claim("voice:2")
    first.let_go("voice:1")
    second.let_go("voice:2")  # which it never had
    assert second.claim("voice:1") and not second.claim("voice:2")
    redis.now += LASTS
    assert second.claim("voice:2") and not first.claim("voice:2")


def test_a_process_that_began_anew_goes_on_with_what_was_its_own(redis):
    assert Claims(redis.url, "a:8000").claim("voice:1")
    assert Claims(redis.url, "a:8000").claim("voice:1") and not Claims(redis.url, "b:8000").claim("voice:1")


def test_while_redis_is_away_each_goes_on_alone(redis):
    first, second = Claims(redis.url, "a:8000"), Claims(redis.url, "a:8001")
    assert first.claim("voice:1")
    redis.is_away = True
    redis.end()
    assert first.claim("voice:1") and second.claim("voice:1") and not second.is_elsewhere("voice:1")
    second.let_go("voice:1")
