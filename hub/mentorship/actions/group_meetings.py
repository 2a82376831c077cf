"""Meetings of a group: one time proposed to all of it, who comes, and what became of it."""

from datetime import datetime

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.meetings import fresh_uid, note_held, time_that_was, time_to_come
from hub.mentorship.drafts import Account, Appointment
from hub.mentorship.models import WORKING, Group, GroupAnswer, GroupMeeting, Mentorship
from hub.storage.unit import db
from hub.text.languages import _

MOST_AHEAD = 10  # planned at once


def propose_to_group(by: By, group: Group, pair: Mentorship | None, draft: Appointment) -> GroupMeeting:
    """Propose one time to all of the group; who proposes comes. The same key again returns the first."""
    require(rules.may_say_in_group(by, group, pair))
    if earlier := queries.group_meeting_with(group, draft.key):
        return earlier
    if len(queries.group_meetings(group)[0]) >= MOST_AHEAD:
        raise Conflict(_("Ten meetings are planned already. Call one off first."), "on")
    meeting = _add(by, group, draft, time_to_come(by, draft))
    notices.group_meets(by, group, meeting, "proposed", _others(by, group))
    return meeting


def answer_group_meeting(by: By, group: Group, pair: Mentorship | None, meeting: GroupMeeting, comes: bool) -> None:
    """Say whether one comes; it can be changed until the meeting is over."""
    require(rules.may_say_in_group(by, group, pair) and meeting.group_id == group.id)
    if meeting.state != "planned":
        raise Conflict(_("This meeting is no longer planned. Nothing was changed."))
    _answer(meeting, by.id).comes = comes


def move_group_meeting(by: By, group: Group, meeting: GroupMeeting, draft: Appointment) -> GroupMeeting:
    """Propose another time instead; everybody is asked anew, and calendars move their entry."""
    if earlier := queries.group_meeting_with(group, draft.key):
        return earlier
    require(rules.may_change_group_meeting(by, group, meeting))
    at = time_to_come(by, draft)
    uid, meeting.uid, meeting.state = meeting.uid, f"was-{fresh_uid()}", "moved"
    db.flush()
    moved = _add(by, group, draft, at, uid)
    moved.calendar_sequence, meeting.moved_to_id = meeting.calendar_sequence + 1, moved.id
    notices.group_meets(by, group, moved, "moved", _others(by, group))
    return moved


def call_off_group_meeting(by: By, group: Group, meeting: GroupMeeting) -> None:
    """Call it off. A second time changes nothing."""
    if meeting.state == "cancelled":
        return
    require(rules.may_change_group_meeting(by, group, meeting))
    meeting.state, meeting.calendar_sequence = "cancelled", meeting.calendar_sequence + 1
    notices.group_meets(by, group, meeting, "cancelled", _others(by, group))


def miss_group_meeting(by: By, group: Group, meeting: GroupMeeting) -> None:
    """Note that it did not take place, without saying because of whom."""
    if meeting.state == "missed":
        return
    require(rules.may_change_group_meeting(by, group, meeting))
    if meeting.starts_at > now():
        raise Conflict(_("That meeting is still to come. Move it or call it off instead."))
    meeting.state = "missed"


def hold_group_meeting(by: By, group: Group, meeting: GroupMeeting, account: Account, there: set[int]) -> GroupMeeting:
    """Say how it was and which mentees were there; for each of them it counts as a meeting of their pair. A second time changes nothing."""
    if meeting.state == "held":
        return meeting
    require(rules.may_change_group_meeting(by, group, meeting))
    came = [one for one in queries.members_of(group) if one.mentee_id in there and one.state in WORKING]
    if not came:
        raise Invalid(_("Tick who was there. If nobody was, note that it was missed."), "there")
    at = time_that_was(by, account)
    meeting.state, meeting.starts_at, meeting.minutes, meeting.way = "held", at, account.minutes, account.way
    meeting.agreed, meeting.agreed_html = account.agreed
    for pair in came:
        note_held(by, pair, at, account, group.name)
    for person in {group.mentor_id, *(pair.mentee_id for pair in came)}:
        _answer(meeting, person).was_there = True
    return meeting


def _add(by: By, group: Group, draft: Appointment, at: datetime, uid: str = "") -> GroupMeeting:
    meeting = GroupMeeting(
        group_id=group.id, starts_at=at, minutes=draft.minutes, way=draft.way, plan=draft.plan, proposed_by_id=by.id, uid=uid or fresh_uid(),
        made_at=now(), client_key=draft.key,
    )
    db.add(meeting)
    db.flush()
    _answer(meeting, by.id).comes = True
    return meeting


def _answer(meeting: GroupMeeting, person_id: int) -> GroupAnswer:
    found = queries.group_answer_of(meeting, person_id)
    if found is None:
        found = GroupAnswer(meeting_id=meeting.id, person_id=person_id)
        db.add(found)
        db.flush()
    return found


def _others(by: By, group: Group) -> list[int]:
    return sorted({group.mentor_id, *(one.mentee_id for one in queries.members_of(group))} - {by.id})
