"""Ranges of time behave like sets of moments, whatever is laid over what."""

import random

import pytest

from hub.attendance.playing import as_said
from hub.attendance.ranges import added, length, merged, shared


def moments(ranges) -> set[int]:
    return {ms for begin, end in ranges for ms in range(begin, end)}


@pytest.mark.parametrize("seed", range(5))
def test_ranges_are_sets_of_moments(seed):
    rng = random.Random(seed)
    for _round in range(60):
        one, other = ([[a := rng.randrange(60), a + rng.randrange(12)] for _ in range(rng.randrange(6))] for _side in range(2))
        whole, both = merged([*one, *other]), shared(merged(one), merged(other))
        assert moments(whole) == moments(one) | moments(other) and moments(both) == moments(one) & moments(other)
        assert length(whole) == len(moments(whole)) and whole == sorted(whole)


@pytest.mark.parametrize("seed", range(5))
def test_nobody_hears_more_than_was_played(seed):
    rng = random.Random(seed)
    for _round in range(60):
        kept = merged([[a := rng.randrange(60), a + rng.randrange(12)] for _ in range(3)])
        more = [[a := rng.randrange(60), a + rng.randrange(12)] for _ in range(3)]
        most = rng.randrange(20)
        found = added(kept, more, most)
        assert moments(kept) <= moments(found) <= moments(kept) | moments(more)
        assert len(moments(found) - moments(kept)) == min(most, len(moments(more) - moments(kept)))


def test_the_same_report_again_changes_nothing():
    once = added([], [[0, 500], [400, 900]], 10_000)
    assert once == [[0, 900]] == added(once, [[0, 500], [400, 900]], 0)


def test_the_time_of_a_recording_becomes_that_of_the_session():
    anchors = [[0, 5_000], [10_000, 60_000]]  # ten seconds said from second 5, then a pause, then on from the first minute
    assert as_said(anchors, [[8_000, 12_000]], 30_000) == [[13_000, 15_000], [60_000, 62_000]]
    assert as_said(anchors, [[25_000, 99_000]], 30_000) == [[75_000, 80_000]] and as_said([], [[0, 5]], 30) == []
