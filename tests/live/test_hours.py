"""Who a time is early or late for: numbers by zone, nobody named, small groups not told; beside the time and on the preview."""

from datetime import datetime

import pytest

from hub.live.hours import groups_at, part_of_day
from hub.storage.unit import db, unit_of_work
from tests.makers import membership, person

NOON = datetime.fromisoformat("2026-12-03T12:00:00+00:00")
ASK = "/communities/wells/live/hours.json?on=2026-12-03&at=15:00&zone=Africa/Nairobi"
WANTED = {"title": "Pumps", "on": "2026-12-03", "at": "15:00", "zone": "Africa/Nairobi", "minutes": "60"}


@pytest.mark.parametrize("hour, part", [(22, "late"), (23, "night"), (0, "night"), (5, "night"), (6, "early"), (7, "early"), (8, ""), (20, ""), (21, "late")])
def test_the_day_has_hard_parts(hour, part):
    assert part_of_day(hour) == part


def test_members_are_counted_by_their_clocks_and_small_groups_left_out():
    zones = {"Africa/Nairobi": 9, "Pacific/Auckland": 2, "Pacific/Fiji": 2, "America/La_Paz": 2, "No/Where": 5}
    assert groups_at(NOON, zones) == {"night": 4}


@pytest.fixture
def far(cast):
    """Three members for whom noon in London is an hour after midnight."""
    people = [person(zone="Pacific/Auckland") for _ in range(3)]
    for one in people:
        membership(cast.wells, one)
    return people


def test_it_is_said_beside_the_time_without_a_name(far, cast, signed_in, frozen):
    page = signed_in(cast.member).get(ASK)
    assert page.response.json == {"lines": ["For 3 members it is night (23–6)."]} and not any(one.name in page.html for one in far)
    with unit_of_work():
        db.get(type(far[0]), far[0].id).zone = "UTC"
    assert signed_in(cast.member).get(ASK).response.json == {"lines": []}


def test_without_script_it_stands_on_the_preview(far, cast, signed_in, frozen):
    page = signed_in(cast.member).post("/communities/wells/live/new", WANTED | {"preview": "1"})
    assert page.status == 200 and "For 3 members it is night (23–6)." in page and "Nothing is saved yet" in page


@pytest.mark.parametrize("query", ["", "?on=x&at=y&zone=z", "?on=2026-12-03&at=15:00&zone=../../etc/passwd", "?on=0001-01-01&at=00:00&zone=Asia/Tokyo",
                                   "?on=9999-12-31&at=23:59&zone=America/La_Paz", "?on=2027-03-28&at=02:30&zone=Europe/Paris"])
def test_what_is_no_moment_says_nothing(query, cast, signed_in):
    page = signed_in(cast.member).get(f"/communities/wells/live/hours.json{query}")
    assert page.status == 200 and page.response.json == {"lines": []}
