"""A meeting of a pair as an iCalendar file (RFC 5545), with both people's zones in its text and an alarm."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from hub.mentorship.models import Meeting, Mentorship
from hub.text.languages import _

ALARMS = (timedelta(days=-1), timedelta(minutes=-15))
MAKER = "-//Baraza//Mentoring//EN"


def calendar_of(meeting: Meeting, pair: Mentorship, person_id: int, site_url: str) -> bytes:
    """The .ics bytes of a meeting for one of the two, in their zone; a cancelled one takes itself out again."""
    me = pair.mentor if person_id == pair.mentor_id else pair.mentee
    other, cancelled, calendar = pair.other_than(person_id), meeting.state == "cancelled", Calendar()
    for name, value in (("PRODID", MAKER), ("VERSION", "2.0"), ("METHOD", "CANCEL" if cancelled else "PUBLISH")):
        calendar.add(name, value)
    event = _event(meeting, ZoneInfo(me.zone), _("Mentoring with %(name)s", name=other.name))
    event.add("DESCRIPTION", _("For %(name)s it is %(time)s (%(zone)s).", name=other.name, zone=other.zone,
                               time=f"{meeting.starts_at.astimezone(ZoneInfo(other.zone)):%Y-%m-%d %H:%M}"))
    event.add("URL", f"{site_url}/mentoring/{pair.id}")
    event.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED" if meeting.state == "planned" else "TENTATIVE")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(meeting: Meeting, zone: ZoneInfo, title: str) -> Event:
    event = Event()
    event.add("UID", meeting.uid)
    event.add("SEQUENCE", meeting.calendar_sequence)
    event.add("DTSTAMP", meeting.made_at)
    event.add("DTSTART", meeting.starts_at.astimezone(zone))
    event.add("DTEND", (meeting.starts_at + timedelta(minutes=meeting.minutes)).astimezone(zone))
    event.add("SUMMARY", title)
    for before in () if meeting.state == "cancelled" else ALARMS:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", before)
        alarm.add("DESCRIPTION", title)
        event.add_component(alarm)
    return event
