"""When all of a group meet: meetings with who comes, and times that suit everybody."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import exists, or_, select

from hub.clock import now
from hub.errors import NotFound
from hub.mentorship import free
from hub.mentorship.models import LIVING, Group, GroupAnswer, GroupMeeting, Mentorship
from hub.mentorship.queries.keeping import slots_of
from hub.mentorship.queries.pairs import LARGEST_ID
from hub.storage.unit import db

MOST_SHOWN = 30


@dataclass(frozen=True)
class Together:
    """A meeting of a group with what each said: person id -> their answer."""

    meeting: GroupMeeting
    answers: dict[int, GroupAnswer] = field(default_factory=dict)


def group_meetings(group: Group) -> tuple[list[Together], list[Together]]:
    """(those planned, the next first; those that were, the last first)."""
    shown = (GroupMeeting.group_id == group.id, GroupMeeting.state.in_(("planned", "held", "missed")))
    found = list(db.scalars(select(GroupMeeting).where(*shown).order_by(GroupMeeting.starts_at.desc()).limit(MOST_SHOWN)))
    answers: dict[int, dict[int, GroupAnswer]] = {}
    for one in db.scalars(select(GroupAnswer).where(GroupAnswer.meeting_id.in_([one.id for one in found]))) if found else ():
        answers.setdefault(one.meeting_id, {})[one.person_id] = one
    both = [Together(one, answers.get(one.id, {})) for one in found]
    return [one for one in reversed(both) if one.meeting.state == "planned"], [one for one in both if one.meeting.state != "planned"]


def group_meeting_for(group: Group, meeting_id: int) -> GroupMeeting:
    """A meeting of this group, or NotFound."""
    wanted = select(GroupMeeting).where(GroupMeeting.id == meeting_id, GroupMeeting.group_id == group.id)
    found = db.scalar(wanted) if meeting_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def group_meeting_with(group: Group, key: str | None) -> GroupMeeting | None:
    """The meeting proposed to the group with a client's key before, if any."""
    return db.scalar(select(GroupMeeting).where(GroupMeeting.group_id == group.id, GroupMeeting.client_key == key)) if key else None


def group_answer_of(meeting: GroupMeeting, person_id: int) -> GroupAnswer | None:
    """What somebody said of a meeting."""
    return db.get(GroupAnswer, (meeting.id, person_id))


def old_group_meetings(moment: datetime) -> list[int]:
    """Meetings that were no later than a moment, still with words, in groups where no pair goes on."""
    living = exists().where(Mentorship.group_id == GroupMeeting.group_id, Mentorship.state.in_(LIVING))
    words = or_(GroupMeeting.plan != "", GroupMeeting.agreed != "")
    return list(db.scalars(select(GroupMeeting.id).where(GroupMeeting.starts_at <= moment, words, ~living).limit(1000)))


def times_for_group(group: Group, members: list[Mentorship], minutes: int) -> tuple[list, set[int]]:
    """(moments of the next fortnight that suit all who said when they are free, ids of those who have not said)."""
    people = [group.mentor_id, *(one.mentee_id for one in members)]
    slots = slots_of(people)
    if len(slots) < 2:
        return [], set(people) - set(slots)
    return free.times_for_all([slots[one] for one in people if one in slots], now(), minutes), set(people) - set(slots)
