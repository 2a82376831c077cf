"""A session as an iCalendar file (RFC 5545, 7986): join link, alarms, zone, and a number that grows with each change."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vText

from hub.live.models import LiveSession
from hub.text.excerpts import plain
from hub.text.languages import _

ALARMS = (timedelta(days=-1), timedelta(minutes=-15))
MAKER = "-//Baraza//Live sessions//EN"


def calendar_of(live: LiveSession, site_url: str, site_name: str) -> bytes:
    """The .ics bytes of a session; a cancelled one takes itself out of the calendar that has it."""
    calendar = Calendar()
    cancelled = live.state == "cancelled"
    for name, value in (("PRODID", MAKER), ("VERSION", "2.0"), ("METHOD", "CANCEL" if cancelled else "PUBLISH"), ("X-WR-CALNAME", site_name)):
        calendar.add(name, value)
    calendar.add_component(_event(live, f"{site_url}/live/{live.id}", cancelled))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(live: LiveSession, link: str, cancelled: bool) -> Event:
    zone, event = ZoneInfo(live.zone), Event()
    event.add("UID", live.uid)
    event.add("SEQUENCE", live.calendar_sequence)
    event.add("DTSTAMP", live.changed_at)
    event.add("LAST-MODIFIED", live.changed_at)
    event.add("DTSTART", live.starts_at.astimezone(zone))
    event.add("DTEND", live.ends_at.astimezone(zone))
    event.add("SUMMARY", live.title)
    event.add("DESCRIPTION", vText("\n\n".join(part for part in (_("Join: %(link)s", link=link), plain(live.about_html)) if part)))
    event.add("URL", link)
    event.add("LOCATION", link)
    event.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    for before in () if cancelled else ALARMS:
        event.add_component(_alarm(before, live.title))
    return event


def _alarm(before: timedelta, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", before)
    alarm.add("DESCRIPTION", title)
    return alarm
