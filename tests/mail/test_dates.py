"""Dates are read as many programs write them, and wrong ones give way to better ones."""
import pytest

from tests.mail.letters import ARRIVED, read


@pytest.mark.parametrize(
    "date, utc, offset",
    [
        ("Tue, 3 Mar 2020 12:00:00 +0300", "2020-03-03 09:00", 180),
        ("Tue, 3 Mar 2020 12:00:00 GMT+2 (CEST)", "2020-03-03 10:00", 120),
        ("Tue, 3 Mar 2020 12:00:00 -0000", "2020-03-03 12:00", 0),
        ("3 Mar 20 12:00 EST", "2020-03-03 17:00", -300),
        ("Tue, 3 Mar 2020 12:00:00 (EAT)", "2020-03-03 09:00", 180),
        ("Tue Mar  3 12:00:00 2020", "2020-03-03 12:00", 0),
        ("mar., 3 mars 2020 12:00:00 +0545", "2020-03-03 06:15", 345),
        ("3 März 2020 12:00:00 MEZ", "2020-03-03 11:00", 60),
        ("Tuesday, March 3, 2020 1:05 PM", "2020-03-03 13:05", 0),
        ("2020-03-03T12:00:00-03:00", "2020-03-03 15:00", -180),
        ("Tue, 3 Mar 120 12:00:00 +0000", "2020-03-03 12:00", 0),
        ("Tue, 03 Mar 2020 12:00:00 +9900", "2020-03-03 12:00", 0),
        ("Tue, 03 Mar 2020 31:99:00 +0000", "2020-03-03 00:00", 0),
    ],
)
def test_dates_of_many_programs_are_read(date, utc, offset):
    letter = read(f"Date: {date}")
    assert (letter.date.strftime("%Y-%m-%d %H:%M"), letter.date_zone_offset, letter.date_source) == (utc, offset, "Date")


BAD_DATES = ["Tue, 32 Mar 2020 12:00:00 +0000", "Thu, 1 Jan 1970 00:00:00 +0000", "Thu, 7 Feb 2036 06:28:16 +0000", "soon", "", "3 Mar 99999999 1:1"]


@pytest.mark.parametrize("date", BAD_DATES)
def test_impossible_dates_give_way_to_better_ones_and_say_so(date):
    server = "Received: from a by b; Tue, 3 Mar 2020 10:00:00 +0000"
    assert read(f"Date: {date}", server, arrived=ARRIVED).date_source == "Received"
    by_envelope = read(f"Date: {date}", arrived=ARRIVED)
    assert (by_envelope.date, by_envelope.date_source) == (ARRIVED, "envelope")
    assert any("separator line" in problem for problem in by_envelope.problems)
    assert (read(f"Date: {date}").date, read(f"Date: {date}").date_source) == (None, "none")


def test_a_date_that_servers_contradict_gives_way():
    letter = read("Date: Sat, 1 Jan 2000 00:10:00 +0000", "Received: from a by b; Tue, 3 Mar 2020 10:00:00 +0000")
    assert letter.date_source == "Received" and letter.date.year == 2020


def test_an_archive_made_later_changes_no_date():
    letter = read("Date: Tue, 3 Mar 2015 12:00:00 +0000", arrived=ARRIVED)
    assert letter.date.year == 2015 and letter.date_source == "Date"
