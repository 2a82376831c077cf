"""Many writers at once, and another process that holds the lock: nothing is lost and nobody is refused."""

import sqlite3
import threading
import time

import pytest
from sqlalchemy import select

from hub.accounts.models import Person
from hub.errors import Busy
from hub.storage import engine as engines
from hub.storage.unit import db, unit_of_work
from tests.makers import person

WRITERS, ROUNDS = 30, 3


def _count_up(person_id: int, failures: list) -> None:
    try:
        for _ in range(ROUNDS):
            with unit_of_work():
                one = db.scalar(select(Person).where(Person.id == person_id).with_for_update())
                one.organisation = str(int(one.organisation or 0) + 1)
    except Exception as error:  # noqa: BLE001 - whatever it is, the test names it
        failures.append(error)


def test_no_update_is_lost(settings):
    amina, failures = person("Amina"), []
    writers = [threading.Thread(target=_count_up, args=(amina.id, failures)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with unit_of_work(write=False):
        assert failures == [] and db.get(Person, amina.id).organisation == str(WRITERS * ROUNDS)


@pytest.mark.sqlite_only
def test_a_write_waits_for_another_process(settings, _databases):
    other = _other_process(settings)
    threading.Timer(0.3, other.rollback).start()
    began = time.monotonic()
    person("Amina")
    assert 0.2 < time.monotonic() - began < 5
    other.close()


@pytest.mark.sqlite_only
def test_readers_never_wait(settings):
    person("Amina")
    other = _other_process(settings)
    began = time.monotonic()
    with unit_of_work(write=False):
        assert db.scalar(select(Person.name)) == "Amina"
    assert time.monotonic() - began < 0.2
    other.rollback()
    other.close()


@pytest.mark.sqlite_only
def test_a_writer_that_waits_too_long_is_told_so(settings, monkeypatch):
    monkeypatch.setattr(engines, "LONGEST_WAIT", 0.1)
    other = _other_process(settings)
    with pytest.raises(Busy):
        person("Amina")
    other.rollback()
    other.close()
    assert person("Amina").id


def _other_process(settings) -> sqlite3.Connection:
    other = sqlite3.connect(settings.database_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other
