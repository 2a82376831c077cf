"""Attendance is what was heard: of what was said, by any way, each moment once."""

from datetime import timedelta

import pytest

from hub.attendance import queries
from hub.attendance.figures import earns
from hub.attendance.models import Rule
from hub.attendance.tables import totals
from hub.clock import now
from hub.storage.unit import unit_of_work
from tests.makers.attendance import heard, said, stay
from tests.makers.live import live


@pytest.fixture
def over(cast, frozen):
    """A session of an hour that is over; ten minutes of it were said."""
    found = live(cast.wells, cast.facilitator, state="closed", opened_at=now() - timedelta(minutes=60))
    said(found, cast.facilitator, 5, 15)
    return found


def sitting(over, person):
    with unit_of_work(write=False):
        return next(iter(queries.sittings_in(over, person.id)), None)


def test_what_was_heard_counts_once_and_only_while_something_was_said(over, cast):
    heard(over, cast.member, 0, 10)
    heard(over, cast.member, 8, 12, "later")
    one = sitting(over, cast.member)
    assert one.percent == 70 and one.minutes("live") == 5 and one.minutes("later") == 4 and one.minutes() == 7


def test_an_open_page_is_not_hearing(over, cast):
    stay(over, cast.member, 0, 60)
    one = sitting(over, cast.member)
    assert one.percent == 0 and one.minutes("there") == 60 and one.main_way == "room"


def test_where_nothing_was_said_being_there_counts(cast, frozen):
    quiet = live(cast.wells, cast.facilitator, state="closed", opened_at=now() - timedelta(minutes=60))
    stay(quiet, cast.member, 0, 45)
    assert sitting(quiet, cast.member).percent == 75


@pytest.mark.parametrize("changes, on_roster, way", [
    ({"percent": 70}, False, "live"), ({"percent": 71}, False, "text"), ({"percent": 71, "by_text": False}, False, ""),
    ({"percent": 90, "by_text": False, "by_site": True}, True, "site"), ({"percent": 90, "by_text": False}, True, ""),
    ({"percent": 1, "registered_only": True}, False, ""),
])
def test_a_certificate_is_earned_by_its_rule(changes, on_roster, way, over, cast):
    heard(over, cast.member, 0, 12)
    stay(over, cast.member, 0, 48, "text")
    rule = Rule(**{"percent": 70, "days": 14, "registered_only": False, "by_text": True, "by_site": False} | changes)
    assert earns(rule, sitting(over, cast.member), on_roster) == way


def test_who_neither_came_nor_heard_is_nobody(over, cast):
    assert sitting(over, cast.outsider) is None


def test_small_groups_have_no_name(over, cast):
    from tests.makers import person

    for number in range(8):
        heard(over, person(f"Somebody {number}", country="KE" if number < 6 else "ML", organisation="Small office"))
    with unit_of_work(write=False):
        sat = queries.sittings_in(over)
        found = dict(totals(sat, queries.people_of(one.person_id for one in sat)))
        told = dict(totals(sat, queries.people_of(one.person_id for one in sat), leads=True))
    assert found["country"] == [] and found["organisation"] == [("Small office", 8)]
    assert told["country"] == [("Kenya", 6), ("Mali", 2)]
