"""Anything with a time as an iCalendar file (RFC 5545, 7986): link, alarms, zone, series, and a number that grows with each change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur, vText

from hub.live.models import LiveSession, Series
from hub.text.excerpts import plain
from hub.text.languages import _

ALARMS = (timedelta(days=-1), timedelta(minutes=-15))
MAKER = "-//Baraza//Calendar//EN"
EVERY = timedelta(hours=1)  # how often a feed is worth asking


@dataclass(frozen=True)
class Happening:
    """What a calendar is told: `status` is CONFIRMED, TENTATIVE or CANCELLED; `number` grows with each change.

    Of a series: `slot` is when the rule means this one to be, in the zone of the series; `rule` and the slots left out are told once.
    """

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
    slot: datetime | None = None
    rule: str = ""
    left_out: tuple[datetime, ...] = ()

    @property
    def is_cancelled(self) -> bool:
        """Takes itself out of the calendar that has it."""
        return self.status == "CANCELLED"


def calendar_of(live: LiveSession, site_url: str, series: Series | None = None, slots: Iterable[datetime] = ()) -> bytes:
    """The .ics bytes of a session; its description begins with the join link. What calendars knew it as before is taken out of them.

    `slots`: the moments of its series, each of them some session's own.
    """
    happening = happening_of(live, site_url, series)
    taken = {(series.uid, slot) for slot in slots} if series else {(live.uid, None)}
    return calendar_file(happening, [one for one in _as_known_before(live, happening) if (one.uid, one.slot) not in taken])


def feed_of(name: str, lives: list[LiveSession], series: dict[int, tuple[Series, list[datetime]]], site_url: str) -> bytes:
    """The .ics bytes of many sessions under a name; `series` holds each one they are of, with all its slots."""
    calendar = _calendar("PUBLISH")
    for key, value in (("NAME", name), ("X-WR-CALNAME", name)):
        calendar.add(key, value)
    calendar.add("REFRESH-INTERVAL", EVERY, parameters={"VALUE": "DURATION"})
    alone = [live for live in lives if live.series_id not in series]
    for happening in [happening_of(live, site_url) for live in alone]:
        calendar.add_component(_event(happening))
    for one, slots in series.values():
        for happening in _of_series(one, slots, [live for live in lives if live.series_id == one.id], site_url):
            calendar.add_component(_event(happening))
    told = {one.uid for one, _slots in series.values()}
    for before in [one for live in lives if live.series_id in series for one in _as_known_before(live, happening_of(live, site_url)) if one.uid not in told]:
        calendar.add_component(_event(before))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def happening_of(live: LiveSession, site_url: str, series: Series | None = None) -> Happening:
    """A session as calendars know it."""
    link = f"{site_url}/live/{live.id}"
    words = "\n\n".join(part for part in (_("Join: %(link)s", link=link), plain(live.about_html)) if part)
    return Happening(
        uid=series.uid if series else live.uid, number=live.calendar_sequence, changed_at=live.changed_at, starts_at=live.starts_at,
        minutes=live.minutes, zone=live.zone, title=live.title, words=words, link=link,
        status="CANCELLED" if live.state == "cancelled" else "CONFIRMED",
        slot=live.slot_at.astimezone(ZoneInfo(series.zone)) if series else None,
    )


def calendar_file(happening: Happening, before: Iterable[Happening] = ()) -> bytes:
    """The .ics bytes of one happening, with its zone and two alarms, and what is taken out for it."""
    calendar = _calendar("CANCEL" if happening.is_cancelled else "PUBLISH")
    for one in (happening, *before):
        calendar.add_component(_event(one))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _as_known_before(live: LiveSession, happening: Happening) -> list[Happening]:
    """Under what calendars knew a session before the rule of its series changed, called off."""
    known = [(one["uid"], datetime.fromisoformat(one["slot"]).astimezone(ZoneInfo(one["zone"])) if one["slot"] else None) for one in live.told_as]
    return [replace(happening, uid=uid, slot=slot, starts_at=slot or happening.starts_at, status="CANCELLED", rule="") for uid, slot in known]


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    for name, value in (("PRODID", MAKER), ("VERSION", "2.0"), ("METHOD", method)):
        calendar.add(name, value)
    return calendar


def _of_series(series: Series, slots: list[datetime], lives: list[LiveSession], site_url: str) -> Iterable[Happening]:
    """The rule without what is not held or not shown, then each session by itself, as each has a link of its own."""
    held = [happening_of(live, site_url, series) for live in lives if live.state != "cancelled"]
    if not held:
        return
    zone, shown = ZoneInfo(series.zone), {one.slot for one in held}
    left_out = tuple(slot.astimezone(zone) for slot in slots if slot not in shown)
    yield replace(
        held[0], starts_at=series.starts_at, zone=series.zone, slot=None, rule=series.rule, left_out=left_out,
        number=series.changes + sum(live.calendar_sequence for live in lives), changed_at=max(live.changed_at for live in lives),
    )
    yield from held


def _event(happening: Happening) -> Event:
    begin = happening.starts_at.astimezone(ZoneInfo(happening.zone))
    end = (happening.starts_at + timedelta(minutes=happening.minutes)).astimezone(ZoneInfo(happening.zone))
    event = Event()
    for name, value in (
        ("UID", happening.uid), ("SEQUENCE", happening.number), ("DTSTAMP", happening.changed_at), ("LAST-MODIFIED", happening.changed_at),
        ("DTSTART", begin), ("DTEND", end), ("SUMMARY", happening.title), ("DESCRIPTION", vText(happening.words)),
        ("URL", happening.link), ("LOCATION", happening.link), ("STATUS", happening.status), ("RECURRENCE-ID", happening.slot),
        ("RRULE", vRecur.from_ical(happening.rule) if happening.rule else None), ("EXDATE", list(happening.left_out) or None),
    ):
        if value is not None:
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
