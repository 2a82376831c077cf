"""A series by its form: seen before it is saved, each date a session of its own, moved and called off alone or from one on, calendars following."""

from datetime import datetime, timedelta

import icalendar
import pytest
from sqlalchemy import select

from hub.live.models import LiveSession
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work

WANTED = {"title": "Pump clinic", "on": "2027-03-11", "at": "15:00", "zone": "Europe/Paris", "minutes": "60", "repeats": "weekly", "times": "4"}
NEW = "/communities/wells/live/new"


def sessions() -> list[LiveSession]:
    with unit_of_work(write=False):
        return list(db.scalars(select(LiveSession).order_by(LiveSession.slot_at)))


def hours(lives) -> list[str]:
    return [f"{one.starts_at:%d %H}" for one in lives]


def told(kind) -> list[int]:
    with unit_of_work(write=False):
        return sorted(db.scalars(select(Notice.person_id).where(Notice.kind == kind)))


def events(visitor, path):
    """{slot, or None for the rule: event} as an independent parse reads them."""
    whole = icalendar.Calendar.from_ical(visitor.get(path).response.data)
    return {one.decoded("RECURRENCE-ID").strftime("%d") if "RECURRENCE-ID" in one else None: one for one in whole.walk("VEVENT")}


@pytest.fixture
def host(cast, signed_in, frozen):
    return signed_in(cast.facilitator)


@pytest.fixture
def series(host):
    """Four Thursdays, the last after the clocks changed."""
    shown = host.post(NEW, WANTED)
    host.post(NEW, WANTED | {"shown": shown.form_to(NEW).fields["shown"], "key": shown.form_to(NEW).fields["key"]})
    return sessions()


def test_the_dates_are_shown_before_anything_is_saved(host, cast):
    page = host.post(NEW, WANTED)
    assert page.status == 200 and "Nothing is saved yet" in page and "1 Apr 2027, 15:00" in page.words and sessions() == []
    assert "Plan these 4 sessions" in page
    other = host.post(NEW, WANTED | {"times": "5", "shown": page.form_to(NEW).fields["shown"]})
    assert "Plan these 5 sessions" in other and sessions() == []


def test_each_date_is_a_session_at_the_same_clock_time_and_the_community_hears_once(series, cast):
    assert hours(series) == ["11 14", "18 14", "25 14", "01 13"] and len({one.uid for one in series}) == 4
    assert told("live:series-planned").count(cast.member.id) == 1 and told("live:planned") == []


def test_lists_name_a_series_once_and_its_page_leads_to_every_date(series, host):
    for path in ("/live/", "/communities/wells/live"):
        links = [link for link in host.get(path).links if link in {f"/live/{one.id}" for one in series}]
        assert links == [f"/live/{series[0].id}"]
    assert {f"/live/{one.id}" for one in series[1:]} <= set(host.get(f"/live/{series[0].id}").links)


def test_one_date_is_moved_alone_and_calendars_follow(series, host):
    before = events(host, "/feeds/communities/wells.ics")
    assert before[None]["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=4" and str(before[None]["DTSTART"].params["TZID"]) == "Europe/Paris"
    host.post(f"/live/{series[1].id}/edit", {"at": "18:00", "on": "2027-03-19"})
    after = events(host, "/feeds/communities/wells.ics")
    assert hours(sessions()) == ["11 14", "19 17", "25 14", "01 13"] and set(after) == {None, "11", "18", "25", "01"}
    assert after["18"].decoded("DTSTART").strftime("%d %H:%M") == "19 18:00" and after["18"]["SEQUENCE"] == 1 and after["25"]["SEQUENCE"] == 0
    assert after["18"]["UID"] == before[None]["UID"] and str(after["18"]["URL"]).endswith(f"/live/{series[1].id}")


def test_one_date_is_called_off_alone(series, host):
    host.post(f"/live/{series[1].id}/cancel", on=f"/live/{series[1].id}")
    assert [one.state for one in sessions()] == ["planned", "cancelled", "planned", "planned"]
    feed = events(host, "/feeds/communities/wells.ics")
    assert "18" not in feed and [one.dt.strftime("%d") for one in feed[None]["EXDATE"].dts] == ["18"]
    alone = icalendar.Calendar.from_ical(host.get(f"/live/{series[1].id}/session.ics").response.data)
    (event,) = alone.walk("VEVENT")
    assert alone["METHOD"] == "CANCEL" and event["UID"] == feed[None]["UID"] and event.decoded("RECURRENCE-ID").strftime("%d %H:%M") == "18 15:00"


def test_this_and_all_that_follow_are_moved_together_and_told_once(series, host, cast, signed_in):
    member = signed_in(cast.member)
    member.send(f"/live/{series[0].id}/register", {"all": "1"})
    assert [one.registered_count for one in sessions()] == [1, 1, 1, 1]
    host.post(f"/live/{series[1].id}/edit", {"on": "2027-03-19", "at": "10:00", "title": "Pump hour", "which": "all"})
    assert hours(sessions()) == ["11 14", "19 09", "26 09", "02 08"] and [one.title for one in sessions()] == ["Pump clinic", *["Pump hour"] * 3]
    assert told("live:series-moved") == [cast.member.id] and told("live:moved") == []
    assert [event["SEQUENCE"] for slot, event in events(host, "/feeds/communities/wells.ics").items() if slot] == [0, 1, 1, 1]


def test_this_and_all_that_follow_are_called_off_and_told_once(series, host, cast, signed_in):
    signed_in(cast.member).send(f"/live/{series[0].id}/register", {"all": "1"})
    host.send(f"/live/{series[2].id}/cancel", {"all": "1"})
    assert [one.state for one in sessions()] == ["planned", "planned", "cancelled", "cancelled"] and told("live:series-cancelled") == [cast.member.id]


def test_a_member_may_not_move_a_series_of_others(series, cast, signed_in):
    member = signed_in(cast.member)
    assert member.send(f"/live/{series[0].id}/cancel", {"all": "1"}).status == 403
    assert member.send(f"/live/{series[0].id}/edit", WANTED | {"which": "all"}).status == 403
    assert {one.state for one in sessions()} == {"planned"}


@pytest.mark.parametrize("change, words", [
    ({"times": ""}, "how many times"), ({"times": "61"}, "between 2 and 60"), ({"times": "", "until": "2030-01-01"}, "year and a half"),
    ({"on": "2027-03-21", "at": "02:30"}, "2027-03-28"), ({"repeats": "hourly"}, "one of those offered"),
])
def test_what_cannot_repeat_is_said_beside_its_field(change, words, host):
    page = host.post(NEW, WANTED | change)
    assert page.status == 422 and words in page and sessions() == []


def test_sending_a_series_twice_plans_it_once(host):
    shown = host.post(NEW, WANTED).form_to(NEW).fields["shown"]
    answers = {host.post(NEW, WANTED | {"shown": shown, "key": "once-and-only"}).location for _ in range(2)}
    assert len(answers) == 1 and len(sessions()) == 4


def test_the_last_of_a_series_are_in_the_calendar_when_the_first_are_long_over(series, host, frozen):
    frozen.move_to(datetime.fromisoformat("2027-06-28T12:00:00+00:00"))
    assert set(events(host, "/feeds/communities/wells.ics")) == {None, "11", "18", "25", "01"}
    frozen.shift(timedelta(days=30))
    assert set(events(host, "/feeds/communities/wells.ics")) == set()
