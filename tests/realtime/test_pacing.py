"""Many changes of one thing become one piece of news in a while, and the last change is never forgotten."""

import pytest

from hub.realtime import pacing
from hub.realtime.pacing import Paced


@pytest.fixture
def beside():
    """What was started beside the rest, run by the test step by step; sleeping runs what is given to it."""
    started, meanwhile = [], []
    pacing.beside_by(lambda act, *given: started.append((act, given)), lambda _seconds: meanwhile.pop(0)() if meanwhile else None)
    yield started, meanwhile
    pacing.beside_by(None, None)


def test_without_anything_beside_all_is_done_at_once():
    done = []
    paced = Paced(done.append)
    paced.put(1)
    paced.put(1)
    assert done == [1, 1]


def test_a_thousand_changes_are_told_once_and_then_once_more(beside):
    started, meanwhile = beside
    done = []
    paced = Paced(done.append)
    for _ in range(1000):
        paced.put("poll")
    meanwhile.append(lambda: [paced.put("poll") for _ in range(1000)])
    for act, given in started:
        act(*given)
    assert len(started) == 1 and done == ["poll", "poll"]


def test_two_things_do_not_wait_for_each_other_and_a_failure_ends_nothing(beside):
    started, _meanwhile = beside
    done = []

    def act(key):
        done.append(key)
        assert key != "broken"

    paced = Paced(act)
    for key in ("broken", "sound"):
        paced.put(key)
    for run, given in list(started):
        run(*given)
    paced.put("broken")
    assert done == ["broken", "sound"] and len(started) == 3
