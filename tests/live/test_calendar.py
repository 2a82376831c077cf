"""The calendar file, read by an independent parse: join link, zone, alarms, and changes that follow."""

from datetime import datetime, timedelta

import icalendar
import pytest

from hub.live.models import LiveSession
from hub.storage.unit import db, unit_of_work
from tests.makers.live import live

ON = datetime.fromisoformat("2026-12-03T12:00:00+00:00")


@pytest.fixture
def planned(cast):
    return live(cast.wells, cast.facilitator, state="planned", starts_at=ON, minutes=90, title="Pumps; that, last", about_html="<p>Why they break</p>")


def event_of(visitor, planned):
    page = visitor.get(f"/live/{planned.id}/session.ics")
    assert page.headers["Content-Type"].startswith("text/calendar")
    whole = icalendar.Calendar.from_ical(page.response.data)
    return whole, next(iter(whole.walk("VEVENT")))


def test_the_file_says_when_in_the_zone_of_the_session(planned, signed_in, cast):
    whole, event = event_of(signed_in(cast.member), planned)
    assert event.decoded("DTSTART") == ON and event["DTSTART"].params["TZID"] == "Africa/Nairobi"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=90)
    assert [str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")] == ["Africa/Nairobi"]
    assert str(event["SUMMARY"]) == "Pumps; that, last" and whole["METHOD"] == "PUBLISH" and event["STATUS"] == "CONFIRMED"


def test_the_join_link_stands_where_calendars_look_for_it(planned, signed_in, cast):
    _whole, event = event_of(signed_in(cast.member), planned)
    link = f"http://localhost/live/{planned.id}"
    assert str(event["URL"]) == str(event["LOCATION"]) == link
    assert str(event["DESCRIPTION"]).splitlines()[0] == f"Join: {link}" and "Why they break" in str(event["DESCRIPTION"])


def test_it_rings_a_day_and_a_quarter_of_an_hour_before(planned, signed_in, cast):
    _whole, event = event_of(signed_in(cast.member), planned)
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(minutes=-15)]


def test_a_change_keeps_the_number_of_the_event_and_raises_its_sequence(planned, signed_in, cast, frozen):
    facilitator = signed_in(cast.facilitator)
    _whole, before = event_of(facilitator, planned)
    facilitator.post(f"/live/{planned.id}/edit", {"at": "17:00"})
    _whole, after = event_of(facilitator, planned)
    assert after["UID"] == before["UID"] and after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after.decoded("DTSTART") == ON + timedelta(hours=2)


def test_a_session_called_off_takes_itself_out(planned, signed_in, cast):
    facilitator = signed_in(cast.facilitator)
    facilitator.post(f"/live/{planned.id}/cancel", on=f"/live/{planned.id}")
    whole, event = event_of(facilitator, planned)
    assert whole["METHOD"] == "CANCEL" and event["STATUS"] == "CANCELLED" and event["SEQUENCE"] == 1 and not event.walk("VALARM")


def test_a_clock_change_between_planning_and_meeting_is_kept(cast, signed_in):
    winter = live(cast.wells, cast.facilitator, state="planned", zone="Europe/Paris", starts_at=datetime.fromisoformat("2027-01-05T14:00:00+00:00"))
    with unit_of_work():
        db.get(LiveSession, winter.id).starts_at = datetime.fromisoformat("2027-07-05T13:00:00+00:00")
    _whole, event = event_of(signed_in(cast.member), winter)
    assert event.decoded("DTSTART").strftime("%H:%M %z") == "15:00 +0200"


def test_a_private_session_has_no_file_for_outsiders(cast, signed_in, client, planned):
    assert signed_in(cast.outsider).get(f"/live/{planned.id}/session.ics").status == 200
    with unit_of_work():
        db.get(type(cast.wells), cast.wells.id).access = "private"
    for visitor in (client, signed_in(cast.outsider)):
        assert visitor.get(f"/live/{planned.id}/session.ics").status == 404
