"""The unit of work: whole or nothing, reading only reads, and news leaves after the commit."""

import pytest
from sqlalchemy import func, select

from hub.accounts.models import Person
from hub.errors import Forbidden
from hub.storage.unit import after_commit, db, undo, unit_of_work
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
