"""A meeting of a pair for a calendar, with both people's zones in its text; and one of a group."""

from zoneinfo import ZoneInfo

from hub.live.calendar import Happening, calendar_file
from hub.mentorship.models import Group, GroupMeeting, Meeting, Mentorship
from hub.text.languages import _

STATUS = {"cancelled": "CANCELLED", "planned": "CONFIRMED"}


def calendar_of(meeting: Meeting, pair: Mentorship, person_id: int, site_url: str) -> bytes:
    """The .ics bytes of a meeting for one of the two, in their zone; a cancelled one takes itself out again."""
    me, other = pair.mentor if person_id == pair.mentor_id else pair.mentee, pair.other_than(person_id)
    theirs = f"{meeting.starts_at.astimezone(ZoneInfo(other.zone)):%Y-%m-%d %H:%M}"
    return calendar_file(Happening(
        uid=meeting.uid, number=meeting.calendar_sequence, changed_at=meeting.made_at, starts_at=meeting.starts_at, minutes=meeting.minutes,
        zone=me.zone, title=_("Mentoring with %(name)s", name=other.name), link=f"{site_url}/mentoring/{pair.id}",
        words=_("For %(name)s it is %(time)s (%(zone)s).", name=other.name, zone=other.zone, time=theirs),
        status=STATUS.get(meeting.state, "TENTATIVE"),
    ))


def calendar_of_group(meeting: GroupMeeting, group: Group, zone: str, site_url: str) -> bytes:
    """The .ics bytes of a meeting of a group in somebody's zone; a cancelled one takes itself out again."""
    return calendar_file(Happening(
        uid=meeting.uid, number=meeting.calendar_sequence, changed_at=meeting.made_at, starts_at=meeting.starts_at, minutes=meeting.minutes,
        zone=zone, title=_("Mentoring group: %(name)s", name=group.name), link=f"{site_url}/mentoring/groups/{group.id}", words=meeting.plan,
        status="CANCELLED" if meeting.state == "cancelled" else "CONFIRMED",
    ))
