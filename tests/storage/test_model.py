"""Moments: aware, in UTC, the same from both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from hub.accounts.models import Person
from hub.storage.unit import db, unit_of_work
from tests.makers import person

pytestmark = pytest.mark.usefixtures("settings")
NAIROBI = timezone(timedelta(hours=3))


def test_a_moment_comes_back_as_utc():
    amina = person("Amina", joined_at=datetime(2026, 3, 1, 2, 30, tzinfo=NAIROBI))
    with unit_of_work(write=False):
        kept = db.get(Person, amina.id).joined_at
    assert kept == datetime(2026, 2, 28, 23, 30, tzinfo=UTC) and kept.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(StatementError, match="without a zone"):
        person("Amina", joined_at=datetime(2026, 3, 1))


def test_moments_of_different_zones_sort_by_time():
    person("later", joined_at=datetime(2026, 3, 1, 2, 0, tzinfo=UTC))
    person("earlier", joined_at=datetime(2026, 3, 1, 4, 0, tzinfo=NAIROBI))
    with unit_of_work(write=False):
        assert list(db.scalars(select(Person.name).order_by(Person.joined_at))) == ["earlier", "later"]


def test_a_moment_is_compared_in_any_zone():
    person("Amina", joined_at=datetime(2026, 3, 1, 0, 0, tzinfo=UTC))
    with unit_of_work(write=False):
        assert db.scalar(select(Person.name).where(Person.joined_at <= datetime(2026, 3, 1, 3, 0, tzinfo=NAIROBI))) == "Amina"
