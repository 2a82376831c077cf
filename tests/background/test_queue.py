"""Jobs: woken after the commit and only then, each by its name, and one that fails stops nobody else."""

import pytest

from hub.background import queue
from hub.errors import Forbidden
from hub.settings import Settings
from hub.storage.unit import unit_of_work
from tests.makers import person


@pytest.fixture
def ran(app):
    """Two probe jobs; what they were called with."""
    called = []
    queue.job("probe.note")(lambda *arguments: called.append(arguments))
    queue.job("probe.fail")(lambda: 1 / 0)
    yield called
    for name in ("probe.note", "probe.fail"):
        del queue.JOBS[name]


def test_a_job_runs_with_what_it_was_woken_with(ran, run_jobs):
    queue.wake("probe.note", 1, "two")
    assert ran == [] and run_jobs() == 1
    assert ran == [(1, "two")]


def test_a_job_is_woken_after_the_commit(ran, run_jobs):
    with unit_of_work():
        person("Amina")
        queue.wake("probe.note")
        assert queue.waiting() == 0
    assert queue.waiting() == 1 and run_jobs() == 1


def test_a_job_asked_for_twice_in_one_unit_of_work_runs_once(ran, run_jobs):
    with unit_of_work():
        for words in ("one", "one", "two"):
            queue.wake("probe.note", words)
    assert run_jobs() == 2 and ran == [("one",), ("two",)]


def test_a_refusal_wakes_nobody(ran):
    with pytest.raises(Forbidden), unit_of_work():
        queue.wake("probe.note")
        raise Forbidden()
    assert queue.waiting() == 0


def test_an_unknown_job_is_an_error_of_ours(app):
    with pytest.raises(LookupError):
        queue.wake("no.such.job")


def test_a_job_may_wake_another(ran, run_jobs):
    queue.job("probe.fail")(lambda: queue.wake("probe.note", "woken"))
    queue.wake("probe.fail")
    assert run_jobs() == 2 and ran == [("woken",)]


def test_a_job_that_fails_is_logged_and_tried_again_and_stops_nobody(ran, caplog):
    queue.wake("probe.fail")
    queue.wake("probe.note")
    queue.run_waiting()
    assert ran == [()] and "probe.fail" in caplog.text and "ZeroDivisionError" in caplog.text
    assert queue.waiting() == 1  # the next try, half a minute later


@pytest.mark.sqlite_only
def test_what_was_woken_outlives_the_process(app, ran, tmp_path):
    """A power cut between the commit and the worker loses no job."""
    settings = Settings(instance=tmp_path, database_url="sqlite://", secret_key="x" * 40)
    kept = queue._Queue.huey, queue._Queue.run
    try:
        queue.connect(settings)
        queue.wake("probe.note", "still here")
        queue._Queue.huey.storage.close()
        queue.connect(settings)
        assert queue.waiting() == 1
        queue.run_waiting()
        assert ran == [("still here",)]
        queue._Queue.huey.storage.close()
    finally:
        queue._Queue.huey, queue._Queue.run = kept


def test_every_regular_job_is_declared(app):
    assert queue.REGULAR and set(queue.REGULAR) <= set(queue.JOBS)
    assert all(1 <= minutes <= 24 * 60 for minutes in queue.REGULAR.values())
