"""The page of attendance: names for who leads, one's own part for everybody, a table that computes nothing."""

from datetime import timedelta

import pytest

from hub.attendance import jobs
from hub.clock import now
from hub.library.queries import item_of_live
from hub.storage.unit import unit_of_work
from tests.makers import person
from tests.makers.attendance import heard, said, stay
from tests.makers.live import live, session_notes


@pytest.fixture
def over(cast, frozen):
    """A session that is over; two people took part, one by a name that a spreadsheet would compute."""
    found = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(minutes=30))
    said(found, cast.facilitator)
    stay(found, cast.member, 0, 20)
    heard(found, cast.member, 0, 8)
    heard(found, person("=HYPERLINK(1)"), 0, 4, "later")
    session_notes(found)
    return found


def test_who_leads_sees_names_and_everybody_their_own(over, cast, signed_in):
    path = f"/live/{over.id}/attendance"
    host, member = signed_in(cast.facilitator).get(path), signed_in(cast.member).get(path)
    assert "Moussa Traoré" in host and "=HYPERLINK(1)" in host and "80 %" in host
    assert "80 %" in member and "=HYPERLINK" not in member.html and "As a table" not in member
    assert "Nothing is noted of you" in signed_in(cast.outsider).get(path) and "Moussa" not in signed_in(cast.outsider).get(path)


def test_the_table_has_times_and_minutes_and_no_formula_or_address(over, cast, signed_in):
    body = signed_in(cast.facilitator).get(f"/live/{over.id}/attendance.csv").html
    rows = [line.split(",") for line in body.splitlines()]
    assert all(len(row) == len(rows[0]) for row in rows) and "'=HYPERLINK(1)" in body and "@example.org" not in body
    line = next(row for row in rows if row[0] == "Moussa Traoré")
    assert line[7:10] == ["2026-11-24 11:30", "2026-11-24 11:50", "11:30–11:50"] and line[10] == "20" and line[12] == "8" and line[16] == "80"


def test_the_notes_say_how_people_took_part(over, cast, signed_in):
    jobs.reckon(over.id)
    with unit_of_work(write=False):
        item = item_of_live(over.id)
    assert item.record["heard"]["ways"] == {"live": 1, "later": 1}


@pytest.mark.parametrize("count", [1, 3])
def test_more_people_ask_no_more_of_the_database(count, over, cast, signed_in, queries):
    for number in range(count):
        heard(over, person(f"Somebody {number}"))
    host = signed_in(cast.facilitator)
    with queries() as asked:
        assert host.get(f"/live/{over.id}/attendance").status == 200
    assert len(asked) <= 22
