"""The clock the story is played by, and the words its moments are told in."""

from datetime import UTC, datetime, timedelta

import pytest

from hub import clock
from hub.demo.moments import moment

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_the_clock_stands_where_it_is_set_and_goes_on_afterwards():
    with clock.at(NOON):
        assert clock.now() == NOON
        with clock.at(NOON - timedelta(days=9)):
            assert clock.now() == NOON - timedelta(days=9)
        assert clock.now() == NOON
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError), clock.at(datetime(2026, 1, 1)):
        pass


@pytest.mark.parametrize("words, meant", [
    ("-12d 07:40", datetime(2026, 11, 12, 7, 40, tzinfo=UTC)),
    ("-3h20m", NOON - timedelta(hours=3, minutes=20)),
    ("+1d2h", datetime(2026, 11, 3, 2, 0, tzinfo=UTC)),
])
def test_moments_are_told_by_days_hours_and_what_came_before(words, meant):
    assert moment(words, NOON, before=datetime(2026, 11, 2, tzinfo=UTC)) == meant


@pytest.mark.parametrize("words", ["soon", "12d", "+2h", "-1d 7:40"])
def test_other_words_are_refused(words):
    with pytest.raises(ValueError):
        moment(words, NOON)
