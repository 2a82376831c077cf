"""The days a rule means, held against another reading of RFC 5545, and the clock of the zone across its changes."""

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr

from hub.errors import Invalid
from hub.live.repeating import HOWS, MONTHLY_DAY, MONTHLY_WEEKDAY, WEEKLY, Repeating, days_of, moments_of, rule_of

FIRSTS = [date(2026, 12, 3), date(2026, 12, 31), date(2027, 1, 29), date(2027, 2, 28), date(2028, 2, 29), date(2027, 5, 4)]


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("first", FIRSTS, ids=str)
def test_the_days_are_those_of_the_rule_we_tell_calendars(how, first):
    days = days_of(first, Repeating(how, times=9))
    told = rrulestr(rule_of(days, how), dtstart=datetime.combine(first, time(15)))
    assert [one.date() for one in told] == days and days[0] == first and len(days) == 9


def test_a_series_ends_at_a_day_or_a_number_whichever_comes_first():
    assert len(days_of(FIRSTS[0], Repeating(WEEKLY, until=date(2026, 12, 31)))) == 5
    assert len(days_of(FIRSTS[0], Repeating(WEEKLY, times=3, until=date(2026, 12, 31)))) == 3
    assert days_of(FIRSTS[1], Repeating(MONTHLY_DAY, times=3))[1:] == [date(2027, 1, 31), date(2027, 3, 31)]
    assert days_of(FIRSTS[1], Repeating(MONTHLY_WEEKDAY, times=2))[1] == date(2027, 1, 28)


@pytest.mark.parametrize("wanted, field", [
    (Repeating(WEEKLY), "times"), (Repeating(WEEKLY, until=date(2026, 12, 4)), "until"), (Repeating(WEEKLY, until=date(2030, 1, 1)), "until"),
    (Repeating(MONTHLY_DAY, times=40), "times"), (Repeating(WEEKLY, until=date(2028, 3, 1)), "until"),
])
def test_what_has_no_end_or_goes_too_far_is_refused_beside_its_field(wanted, field):
    with pytest.raises(Invalid) as refused:
        days_of(FIRSTS[0], wanted)
    assert refused.value.field == field


def test_the_clock_of_the_zone_stays_when_its_rule_changes():
    moments = moments_of(days_of(date(2027, 3, 11), Repeating(WEEKLY, times=4)), time(15), "Europe/Paris")
    assert [one.hour for one in moments] == [14, 14, 14, 13]


def test_a_day_on_which_the_clocks_skip_the_time_is_named():
    with pytest.raises(Invalid, match=r"2027-03-28.*jump over 02:30"):
        moments_of(days_of(date(2027, 3, 21), Repeating(WEEKLY, times=3)), time(2, 30), "Europe/Paris")
