"""The safeguarding path: reporting harm to officers, and opening messages with two of them, a reason, and an end; the pair is told later."""

from datetime import timedelta

from hub.accounts.by import By
from hub.accounts.queries import people_by_handles
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.asking import free_place
from hub.mentorship.actions.news import changed
from hub.mentorship.models import LIVING, Concern, Mentorship, Officer, Opening
from hub.storage.unit import db
from hub.text.languages import _

LONGEST = 72  # hours messages stay open
LATER = timedelta(days=7)  # after which the pair is told, so that a danger is not made worse


def name_officer(by: By, handle: str) -> None:
    """Make the person of that handle an officer for reports of harm. A second time changes nothing."""
    require(rules.may_appoint(by))
    word = handle.strip().lstrip("@")
    person = people_by_handles([word]).get(word.lower())
    if person is None or not rules.may_coordinate(person):
        raise Invalid(_("Nobody with an account in use has that name after the @."), "handle")
    if queries.officer(person.id) is None:
        db.add(Officer(person_id=person.id, named_by_id=by.id, at=now()))
        record(by, "named safeguarding officer", person)


def dismiss_officer(by: By, person_id: int) -> None:
    """Take the task back. A second time changes nothing."""
    require(rules.may_appoint(by))
    if found := queries.officer(person_id):
        db.delete(found)
        record(by, "dismissed safeguarding officer", None, person=person_id)


def report_harm(by: By, pair: Mentorship, words: str) -> Concern:
    """Report harm, or the fear of it, to the officers alone; the other is not told."""
    require(by.is_active and rules.is_of_pair(by, pair))
    if not words:
        raise Invalid(_("Write something first."), "words")
    officers = [person.id for person in queries.officers() if person.id not in pair.people_ids]
    if not officers:
        raise Conflict(_("No officer is named on this hub yet, so nobody would read it. Tell an administrator, or somebody you trust, now."))
    if first := queries.same_concern(by, pair, words):  # sent twice
        return first
    concern = Concern(mentorship_id=pair.id, by_id=by.id, words=words, at=now())
    db.add(concern)
    db.flush()
    notices.harm_reported(by, officers, concern.id)
    return concern


def ask_to_open(by: By, concern: Concern, pair: Mentorship, reason: str, hours: int, *, with_group: bool = False) -> Opening:
    """An officer asks another to open the messages of the pair for some hours, on demand with those of the group it is in, and says why."""
    require(rules.may_care(by, pair, queries.officer(by.id)) and concern.mentorship_id == pair.id and concern.settled_at is None)
    if not reason:
        raise Invalid(_("Say why it is needed."), "reason")
    if not 1 <= hours <= LONGEST:
        raise Invalid(_("Between 1 and %(most)s hours.", most=LONGEST), "hours")
    if with_group and pair.group_id is None:
        raise Invalid(_("The two are in no group. Leave this out."), "with_group")
    group_id = pair.group_id if with_group else None
    _require_outside(by, group_id)
    if first := queries.same_opening(by, concern, reason, hours, group_id):  # sent twice
        return first
    opening = Opening(concern_id=concern.id, asked_by_id=by.id, reason=reason, hours=hours, group_id=group_id, asked_at=now())
    db.add(opening)
    db.flush()
    record(by, "asked to open messages", pair, opening=opening.id, hours=hours, group=group_id)
    return opening


def grant_opening(by: By, opening: Opening, pair: Mentorship) -> None:
    """Another officer opens them; from now on both read until the hours are over. A second time changes nothing."""
    require(rules.may_care(by, pair, queries.officer(by.id)))
    require(opening.asked_by_id != by.id, _("Another officer must open it: two of you, always."))
    _require_outside(by, opening.group_id)
    if opening.granted_at is None:
        opening.granted_by_id, opening.granted_at, opening.ends_at = by.id, now(), now() + timedelta(hours=opening.hours)
        record(by, "opened messages", pair, opening=opening.id, hours=opening.hours, group=opening.group_id)


def settle(by: By, concern: Concern, pair: Mentorship, ends: bool) -> None:
    """Put a report aside as settled, and end the pair where that is needed."""
    require(rules.may_care(by, pair, queries.officer(by.id)) and concern.mentorship_id == pair.id)
    if concern.settled_at is None:
        concern.settled_at, concern.settled_by_id = now(), by.id
        record(by, "settled a report of harm", pair)
    if ends and pair.state in LIVING:
        pair.state, pair.ended_why, pair.closed_at = "ended", "safeguarding", now()
        free_place(pair)
        notices.closed(by, pair)
        changed(pair)


def tell_of_openings(by: By) -> int:
    """Tell all whose messages were open that they were, the two and those of their group, a week after it ended; returns how many openings."""
    require(by.is_house)
    found = queries.openings_to_tell(now() - LATER)
    for opening, pair in found:
        notices.messages_were_open(by, pair, opening)
        if opening.group_id is not None:
            notices.group_was_open(by, opening, sorted(queries.heard_in_group(opening.group_id) - set(pair.people_ids)))
        opening.told_at = now()
    return len(found)


def _require_outside(by: By, group_id: int | None) -> None:
    outside = group_id is None or by.id not in queries.heard_in_group(group_id)
    require(outside, _("You are in that group yourself. Another officer must do this."))
