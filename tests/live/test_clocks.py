"""Clock times of zones, and agendas as people type them."""

from datetime import UTC, date, datetime, time

import pytest

from hub.errors import Invalid
from hub.live.agenda import lines_of, points_of
from hub.live.clocks import moment_in, zones_offered


def test_a_clock_time_becomes_a_moment():
    assert moment_in("Africa/Nairobi", date(2026, 12, 3), time(15)) == datetime(2026, 12, 3, 12, tzinfo=UTC)
    assert moment_in("Asia/Kathmandu", date(2026, 12, 3), time(15)) == datetime(2026, 12, 3, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize("zone, day, hour", [("Europe/Paris", date(2027, 3, 28), time(2, 30)), ("America/Santiago", date(2026, 9, 6), time(0, 15))])
def test_a_time_the_clocks_jump_over_is_refused(zone, day, hour):
    with pytest.raises(Invalid, match="jump over") as refused:
        moment_in(zone, day, hour)
    assert refused.value.field == "at"


def test_a_time_shown_twice_is_the_first():
    assert moment_in("Europe/Paris", date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "", "/etc/localtime", "Africa/" + "x" * 300, "Africa"])
def test_no_such_zone_is_said_so(name):
    with pytest.raises(Invalid, match="no time zone"):
        moment_in(name, date(2026, 12, 3), time(15))


def test_zones_are_offered_by_area_and_city():
    assert {"UTC", "Africa/Nairobi", "Asia/Kolkata"} <= set(zones_offered()) and "EST5EDT" not in zones_offered()


@pytest.mark.parametrize("line, title, minutes", [
    ("Welcome, 5", "Welcome", 5), ("Spare parts (40 min)", "Spare parts", 40), ("- Questions", "Questions", 0), ("Phase | 15", "Phase", 15),
    ("The 2030 plan", "The 2030 plan", 0), ("ترحيب، 5", "ترحيب", 5), ("Cost: 5, 10 or 20, 15 min", "Cost: 5, 10 or 20", 15),
])
def test_a_point_of_the_agenda_is_understood(line, title, minutes):
    assert points_of(line) == [{"title": title, "minutes": minutes}] and points_of(lines_of(points_of(line))) == points_of(line)


def test_an_agenda_has_an_end():
    assert len(points_of("Point\n" * 100)) == 30 and points_of(" \n\n") == []
