"""Sessions are found by their words, by those who may know of them, while they are planned or held."""

from datetime import timedelta

import pytest

from hub.clock import now
from hub.communities.queries import by_of
from hub.live import actions, queries
from hub.live.actions.planning import Plan
from hub.search.queries import Asker, found
from hub.storage.unit import unit_of_work
from hub.text.writing import Written


def wanted(**changes) -> Plan:
    """A plan for next week."""
    ahead = now() + timedelta(days=7)
    values = {"title": "Chlorinating wells", "about": Written("", "<p>With test strips</p>"), "on": ahead.date(), "at": ahead.time(), "minutes": 60, "zone": "UTC"}
    return Plan(**values | changes)


def paths(question: str) -> list[str]:
    """Where a visitor's question leads."""
    with unit_of_work(write=False):
        return [row.path for row in found(Asker(), question, kind="live").rows]


@pytest.fixture
def planned(cast):
    """A session that is planned."""
    with unit_of_work():
        return actions.plan(by_of(cast.facilitator), cast.wells, wanted()).id


def test_a_planned_session_is_found_by_title_and_words(planned):
    assert paths("chlorinating") == paths("strips") == [f"/live/{planned}"]


def test_a_changed_session_is_found_by_its_new_words(cast, planned):
    with unit_of_work():
        by = by_of(cast.facilitator)
        actions.change(by, queries.seat_for(by, planned, lock=True), wanted(title="Filtering"))
    assert paths("chlorinating") == [] and paths("filtering") == [f"/live/{planned}"]


def test_a_draft_and_a_session_called_off_are_not_found(cast, planned):
    with unit_of_work():
        by = by_of(cast.facilitator)
        actions.plan(by, cast.wells, wanted(title="Draft of latrines", is_draft=True))
        actions.call_off(by, queries.seat_for(by, planned, lock=True))
    assert paths("latrines") == paths("chlorinating") == []
