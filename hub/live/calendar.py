"""Anything with a time as an iCalendar file (RFC 5545, 7986): link, alarms, zone, and a number that grows with each change."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vText

from hub.live.models import LiveSession
from hub.text.excerpts import plain
from hub.text.languages import _

ALARMS = (timedelta(days=-1), timedelta(minutes=-15))
MAKER = "-//Baraza//Calendar//EN"


@dataclass(frozen=True)
class Happening:
    """What a calendar is told: `status` is CONFIRMED, TENTATIVE or CANCELLED; `number` grows with each change."""

    uid: str
    number: int
    changed_at: datetime
    starts_at: datetime
    minutes: int
    zone: str
    title: str
    words: str
    link: str
    status: str = "CONFIRMED"

    @property
    def is_cancelled(self) -> bool:
        """Takes itself out of the calendar that has it."""
        return self.status == "CANCELLED"


def calendar_of(live: LiveSession, site_url: str) -> bytes:
    """The .ics bytes of a session; its description begins with the join link."""
    link = f"{site_url}/live/{live.id}"
    words = "\n\n".join(part for part in (_("Join: %(link)s", link=link), plain(live.about_html)) if part)
    return calendar_file(Happening(
        uid=live.uid, number=live.calendar_sequence, changed_at=live.changed_at, starts_at=live.starts_at, minutes=live.minutes,
        zone=live.zone, title=live.title, words=words, link=link, status="CANCELLED" if live.state == "cancelled" else "CONFIRMED",
    ))


def calendar_file(happening: Happening) -> bytes:
    """The .ics bytes of one happening, with its zone and two alarms."""
    calendar = Calendar()
    for name, value in (("PRODID", MAKER), ("VERSION", "2.0"), ("METHOD", "CANCEL" if happening.is_cancelled else "PUBLISH")):
        calendar.add(name, value)
    calendar.add_component(_event(happening))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(happening: Happening) -> Event:
    begin = happening.starts_at.astimezone(ZoneInfo(happening.zone))
    end = (happening.starts_at + timedelta(minutes=happening.minutes)).astimezone(ZoneInfo(happening.zone))
    event = Event()
    for name, value in (
        ("UID", happening.uid), ("SEQUENCE", happening.number), ("DTSTAMP", happening.changed_at), ("LAST-MODIFIED", happening.changed_at),
        ("DTSTART", begin), ("DTEND", end), ("SUMMARY", happening.title), ("DESCRIPTION", vText(happening.words)),
        ("URL", happening.link), ("LOCATION", happening.link), ("STATUS", happening.status),
    ):
        event.add(name, value)
    for before in () if happening.is_cancelled else ALARMS:
        event.add_component(_alarm(before, happening.title))
    return event


def _alarm(before: timedelta, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", before)
    alarm.add("DESCRIPTION", title)
    return alarm
