"""A series gets another rule, from one date on or whole: dates stay, move, come or go, people hear once, and calendars follow."""

from datetime import date

import icalendar
import pytest

from hub.live.repeating import paired
from tests.live.test_series import NEW, WANTED, events, hours, sessions, told


@pytest.fixture
def host(cast, signed_in, frozen):
    return signed_in(cast.facilitator)


@pytest.fixture
def series(host):
    """Four Thursdays, the last after the clocks changed."""
    shown = host.post(NEW, WANTED)
    host.post(NEW, WANTED | {"shown": shown.form_to(NEW).fields["shown"], "key": shown.form_to(NEW).fields["key"]})
    return sessions()


def change(host, live, **values):
    """The form sent as it is shown, then saved; what was shown in between."""
    path = f"/live/{live.id}/edit"
    shown = host.post(path, values)
    return shown, host.post(path, values | {"shown": shown.form_to(path).fields["shown"]})


def planned():
    return [one for one in sessions() if one.state == "planned"]


def file_of(host, live):
    whole = icalendar.Calendar.from_ical(host.get(f"/live/{live.id}/session.ics").response.data)
    return {(str(one["UID"]), one["STATUS"]): one for one in whole.walk("VEVENT")}


@pytest.mark.parametrize("old, new, pairs", [
    ([1, 8, 15], [1, 15, 29], [(1, 1), (15, 15), (8, None), (None, 29)]),
    ([1, 8, 15], [3, 10, 17], [(1, 3), (8, 10), (15, 17)]),
    ([1, 8], [1, 8, 15], [(1, 1), (8, 8), (None, 15)]),
])
def test_a_date_stays_or_moves_less_than_a_week(old, new, pairs):
    days = [[date(2027, 3, day) for day in days] for days in (old, new)]
    assert [tuple(one and one.day for one in pair) for pair in paired(*days)] == pairs


def test_another_rule_is_shown_before_it_is_saved(series, host):
    shown, done = change(host, series[1], which="all", repeats="fortnightly", times="3")
    assert "Nothing is saved yet" in shown and "These dates are called off" in shown and "25 Mar 2027" in shown.words
    assert done.status == 302 and hours(planned()) == ["11 14", "18 14", "01 13", "15 13"]


def test_from_one_date_on_the_old_rule_ends_and_a_new_one_begins(series, host):
    before = events(host, "/feeds/communities/wells.ics")[None]
    change(host, series[1], which="all", repeats="fortnightly", times="3")
    first, *rest = planned()
    for page in (first, rest[-1]):
        assert {f"/live/{one.id}" for one in (first, *rest) if one is not page} <= set(host.get(f"/live/{page.id}").links)
    assert first.series_id == series[0].series_id and {one.series_id for one in rest} != {first.series_id} and len({one.series_id for one in rest}) == 1
    whole = icalendar.Calendar.from_ical(host.get(f"/live/{rest[0].id}/series.ics").response.data)
    rules = {str(one["UID"]): one for one in whole.walk("VEVENT") if "RRULE" in one}
    assert rules[str(before["UID"])]["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=1" and rules[str(before["UID"])]["SEQUENCE"] > before["SEQUENCE"]
    assert {one["RRULE"]["COUNT"][0]: one["RRULE"].get("INTERVAL") for one in rules.values()} == {1: None, 3: [2]}


def test_a_calendar_that_holds_a_date_takes_its_old_entry_out(series, host):
    ((uid, _status), held), = file_of(host, series[1]).items()
    change(host, series[1], which="all", repeats="fortnightly", times="3")
    after = file_of(host, series[1])
    gone = after[uid, "CANCELLED"]
    assert gone["RECURRENCE-ID"].dt == held["RECURRENCE-ID"].dt and gone["SEQUENCE"] > held["SEQUENCE"]
    assert [status for known, status in after if known != uid] == ["CONFIRMED"]


def test_the_whole_gets_a_new_rule_under_its_own_name(series, host):
    uid = str(events(host, "/feeds/communities/wells.ics")[None]["UID"])
    change(host, series[2], which="whole", repeats="weekly", times="5", on="2027-03-26", at="10:00")
    assert hours(planned()) == ["12 09", "19 09", "26 09", "02 08", "09 08"] and [one.id for one in planned()][:4] == [one.id for one in series]
    feed = events(host, "/feeds/communities/wells.ics")
    assert str(feed[None]["UID"]) == uid and feed[None]["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=5" and feed[None]["SEQUENCE"] > 0 and "EXDATE" not in feed[None]
    assert set(feed) == {None, "12", "19", "26", "02", "09"}


def test_who_registered_hears_once_and_comes_to_the_new_dates_too(series, host, cast, signed_in):
    member = signed_in(cast.member)
    member.send(f"/live/{series[0].id}/register", {"all": "1"})
    change(host, series[0], which="all", repeats="fortnightly", times="4")
    assert told("live:series-changed") == [cast.member.id] and told("live:moved") == told("live:cancelled") == []
    assert [one.registered_count for one in planned()] == [1, 1, 1, 1] and len([one for one in sessions() if one.state == "cancelled"]) == 2
    assert "have changed" in member.get("/notices")


def test_more_dates_alone_trouble_nobody(series, host, cast, signed_in):
    signed_in(cast.member).send(f"/live/{series[0].id}/register")
    change(host, series[0], which="all", repeats="weekly", times="6")
    assert len(planned()) == 6 and told("live:series-changed") == []


def test_a_single_session_becomes_a_series_and_its_entry_gives_way(host):
    host.post(NEW, WANTED | {"repeats": "", "times": ""})
    (single,) = sessions()
    change(host, single, repeats="weekly", times="3")
    assert hours(sessions()) == ["11 14", "18 14", "25 14"] and sessions()[0].id == single.id
    assert (single.uid, "CANCELLED") in file_of(host, single)


def test_one_date_alone_has_no_rule(series, host):
    page = host.post(f"/live/{series[1].id}/edit", {"which": "this", "repeats": "weekly", "times": "3"})
    assert page.status == 422 and "A single date has no rule" in page and hours(sessions()) == hours(series)


def test_a_member_may_not_change_the_rule_of_others(series, cast, signed_in):
    assert signed_in(cast.member).send(f"/live/{series[0].id}/edit", WANTED | {"which": "all", "times": "2"}).status == 403
    assert len(planned()) == 4


def test_the_whole_is_changed_without_its_rule(series, host):
    host.post(f"/live/{series[2].id}/edit", {"which": "whole", "title": "Pump hour"})
    assert {one.title for one in sessions()} == {"Pump hour"} and hours(sessions()) == hours(series)
