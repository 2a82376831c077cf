"""The unit of work: whole or nothing, reading only reads, and news leaves after the commit."""

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import DatabaseError

from hub.accounts.models import Person
from hub.errors import Forbidden
from hub.storage.unit import after_commit, db, rehearsal, undo, unit_of_work
from tests.makers import person

pytestmark = pytest.mark.usefixtures("settings")


def _people() -> int:
    with unit_of_work(write=False):
        return db.scalar(select(func.count()).select_from(Person))


def test_what_was_done_stays():
    person("Amina")
    assert _people() == 1


def test_a_refusal_leaves_nothing():
    with pytest.raises(Forbidden), unit_of_work():
        person("Amina")
        raise Forbidden()
    assert _people() == 0


def test_news_leaves_after_the_commit():
    seen = []
    with unit_of_work():
        person("Amina")
        after_commit(lambda: seen.append(_people()))
        assert seen == []
    assert seen == [1]


def test_news_of_what_failed_never_leaves():
    seen = []
    with pytest.raises(Forbidden), unit_of_work():
        after_commit(lambda: seen.append("news"))
        raise Forbidden()
    assert seen == []


def test_news_that_fails_harms_nobody():
    seen = []
    with unit_of_work():
        person("Amina")
        after_commit(lambda: 1 / 0)
        after_commit(lambda: seen.append("the next"))
    assert seen == ["the next"] and _people() == 1


def test_undo_throws_away_and_goes_on():
    seen = []
    with unit_of_work():
        person("Amina")
        after_commit(lambda: seen.append("news"))
        undo()
        person("Moussa")
    assert _people() == 1 and seen == []


def test_a_reading_unit_refuses_to_write():
    amina = person("Amina")
    with pytest.raises(RuntimeError), unit_of_work(write=False):
        db.add(Person(handle="x", name="X"))
        db.flush()
    with pytest.raises(RuntimeError), unit_of_work(write=False):
        db.get(Person, amina.id).name = "Somebody else"
    assert _people() == 1


def test_a_reading_unit_refuses_to_write_in_bulk():
    person("Amina")
    with pytest.raises(DatabaseError), unit_of_work(write=False):
        db.execute(delete(Person))
    assert _people() == 1


def test_no_unit_inside_a_unit():
    with unit_of_work(), pytest.raises(RuntimeError), unit_of_work():
        pass


def test_a_unit_may_follow_in_what_leaves_after_the_commit():
    with unit_of_work():
        person("Amina")
        after_commit(lambda: person("Moussa"))
    assert _people() == 2


def test_of_a_rehearsal_nothing_stays():
    ran = []
    with unit_of_work():
        person("Amina")
        after_commit(lambda: ran.append("meant"))
        with rehearsal():
            person("Nobody")
            after_commit(lambda: ran.append("rehearsed"))
        person("Priya")
    assert _people() == 2 and ran == ["meant"]
