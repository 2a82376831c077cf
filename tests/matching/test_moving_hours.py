"""Free hours move into the profile for matching, and back, with what stands there."""

import pytest
from sqlalchemy import text

from hub.storage import migrating, unit
from tests.cast import make_cast
from tests.databases import settings_for

SLOTS = "[[0, 540, 720]]"
HOURS = "insert into mentorship_hours (person_id, slots, changed_at) values (:person, :slots, :at)"
PROFILE = (
    "insert into matching_profiles (person_id, tongues, slots, zone, in_writing, channels, connection, fields, context, seniority, style, gender, "
    "conditions, steps, changed_at) values (:person, '{}', :slots, 'UTC', :no, '[]', 'fair', '[]', '{}', 0, '[]', '', '{}', '[]', :at)"
)


@pytest.fixture
def before(tmp_path):
    """A house from before the move, with its people."""
    unit.connect(settings_for(tmp_path, f"sqlite:///{tmp_path / 'hours.db'}"))
    migrating.migrate()
    make_cast()
    migrating.migrate("0017")
    yield [row[0] for row in _all("select id from people order by id")][:3]
    unit.disconnect()


def _all(query: str) -> list:
    with unit.engine().connect() as connection:
        return connection.execute(text(query)).all()


@pytest.mark.sqlite_only
def test_hours_move_and_come_back(before):
    """Who had no profile gets one; a profile with hours said later keeps them; one without takes the others."""
    alone, later, blank = before
    with unit.engine().begin() as connection:
        for person in before:
            connection.execute(text(HOURS), {"person": person, "slots": SLOTS, "at": "2026-05-02 00:00:00"})
        for person, slots in ((later, "[[3, 60, 120]]"), (blank, "[]")):
            connection.execute(text(PROFILE), {"person": person, "slots": slots, "no": False, "at": "2026-06-01 00:00:00"})
    migrating.migrate()
    moved = dict(_all("select person_id, slots from matching_profiles"))
    assert moved == {alone: SLOTS, later: "[[3, 60, 120]]", blank: SLOTS}
    migrating.migrate("0017")
    assert dict(_all("select person_id, slots from mentorship_hours")) == moved
