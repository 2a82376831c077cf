"""Meetings: proposing and agreeing on a time, moving it, and saying what became of it."""

import secrets
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.live.clocks import moment_in
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.actions.steps import add_step
from hub.mentorship.drafts import Account, Appointment
from hub.mentorship.models import WAYS, WORKING, Meeting, Mentorship
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.writing import Written

SHORTEST, LONGEST = 5, 8 * 60  # minutes
FURTHEST = timedelta(days=366)
SLACK = timedelta(minutes=10)  # clocks differ a little
UID_BYTES = 12


def propose(by: By, pair: Mentorship, draft: Appointment) -> Meeting:
    """Propose a time, or note one already agreed on; the same key again returns the first."""
    require(rules.may_work(by, pair))
    if earlier := queries.made_with(Meeting, pair, draft.key):
        return earlier
    meeting = _add(by, pair, draft)
    notices.meeting(by, pair, meeting, "noted" if draft.is_agreed else "proposed")
    changed(pair)
    return meeting


def agree(by: By, pair: Mentorship, meeting: Meeting) -> None:
    """Say yes to the time the other proposed. A second yes changes nothing."""
    if rules.is_of_pair(by, pair) and meeting.state == "planned":
        return
    require(rules.may_agree(by, pair, meeting))
    if meeting.starts_at < now():
        raise Conflict(_("That time has passed. Propose another one."))
    meeting.state = "planned"
    notices.meeting(by, pair, meeting, "planned")
    changed(pair)


def move(by: By, pair: Mentorship, meeting: Meeting, draft: Appointment) -> Meeting:
    """Propose another time for a meeting; the old one stays in the list as moved."""
    if earlier := queries.made_with(Meeting, pair, draft.key):
        return earlier
    require(rules.may_move(by, pair, meeting))
    fresh = _add(by, pair, draft)
    meeting.state, meeting.moved_to_id = "moved", fresh.id
    _hand_on_calendar_entry(meeting, fresh)
    notices.meeting(by, pair, fresh, "moved")
    changed(pair)
    return fresh


def call_off(by: By, pair: Mentorship, meeting: Meeting) -> None:
    """Call a meeting off. A second time changes nothing."""
    if rules.is_of_pair(by, pair) and meeting.state == "cancelled":
        return
    require(rules.may_move(by, pair, meeting))
    meeting.state, meeting.calendar_sequence = "cancelled", meeting.calendar_sequence + 1
    notices.meeting(by, pair, meeting, "cancelled")
    changed(pair)


def miss(by: By, pair: Mentorship, meeting: Meeting) -> None:
    """Note that a meeting was missed, without saying by whom."""
    if rules.is_of_pair(by, pair) and meeting.state == "missed":
        return
    require(rules.may_account(by, pair, meeting))
    if meeting.starts_at > now():
        raise Conflict(_("That meeting is still to come. Move it or call it off instead."))
    meeting.state, meeting.logged_by_id = "missed", by.id
    notices.meeting(by, pair, meeting, "missed")
    changed(pair)


def log(by: By, pair: Mentorship, account: Account) -> Meeting:
    """Log a meeting or an exchange that was not planned here; the same key again returns the first."""
    require(rules.may_work(by, pair))
    if earlier := queries.made_with(Meeting, pair, account.key):
        return earlier
    meeting = Meeting(mentorship_id=pair.id, proposed_by_id=by.id, uid=fresh_uid(), made_at=now(), client_key=account.key)
    return _hold(by, pair, meeting, account)


def touch(by: By, pair: Mentorship, way: str, key: str | None = None) -> Meeting:
    """Log in one tap that the two were in contact just now: a talk, a voice note, some messages."""
    local = now().astimezone(ZoneInfo(by.zone))
    account = Account(local.date(), local.time().replace(second=0, microsecond=0, tzinfo=None), SHORTEST, way, Written("", ""), key=key)
    return log(by, pair, account)


def log_planned(by: By, pair: Mentorship, meeting: Meeting, account: Account) -> Meeting:
    """Say what was at a planned meeting. A second time changes nothing."""
    if rules.is_of_pair(by, pair) and meeting.state == "held":
        return meeting
    require(rules.may_account(by, pair, meeting))
    return _hold(by, pair, meeting, account)


def _hold(by: By, pair: Mentorship, meeting: Meeting, account: Account) -> Meeting:
    at = time_that_was(by, account)
    meeting.state, meeting.starts_at, meeting.minutes, meeting.way = "held", at, account.minutes, account.way
    meeting.agreed, meeting.agreed_html = account.agreed
    meeting.logged_by_id = by.id
    db.add(meeting)
    db.flush()
    if account.step is not None:
        add_step(by, pair, account.step, meeting.id)
    pair.contact_at = max(pair.contact_at or at, at)
    notices.logged(by, pair, meeting)
    changed(pair)
    return meeting


def note_held(by: By, pair: Mentorship, at: datetime, account: Account, plan: str) -> Meeting:
    """Count what was with all of a group as a meeting of this pair too; the group has been told, so nobody is told again."""
    require(by.is_active and pair.state in WORKING)
    meeting = Meeting(
        mentorship_id=pair.id, state="held", starts_at=at, minutes=account.minutes, way=account.way, plan=plan, proposed_by_id=by.id,
        logged_by_id=by.id, uid=fresh_uid(), made_at=now(),
    )
    db.add(meeting)
    pair.contact_at = max(pair.contact_at or at, at)
    changed(pair)
    return meeting


def time_to_come(by: By, draft: Appointment) -> datetime:
    """The moment of a time that is proposed, or Invalid where it has passed or is more than a year away."""
    at = _moment(by, draft)
    if at < now():
        raise Invalid(_("That time has passed. Choose one to come, or log a meeting that was."), "on")
    if at > now() + FURTHEST:
        raise Invalid(_("That is more than a year away."), "on")
    return at


def time_that_was(by: By, account: Account) -> datetime:
    """The moment of a meeting that was, or Invalid where it is still to come or more than a year ago."""
    at = _moment(by, account)
    if at > now() + SLACK:
        raise Invalid(_("That is still to come. Log a meeting once it was; plan it until then."), "on")
    if at < now() - FURTHEST:
        raise Invalid(_("That is more than a year ago."), "on")
    return at


def _add(by: By, pair: Mentorship, draft: Appointment) -> Meeting:
    at = time_to_come(by, draft)
    meeting = Meeting(
        mentorship_id=pair.id, state="planned" if draft.is_agreed else "proposed", starts_at=at, minutes=draft.minutes, way=draft.way,
        plan=draft.plan, proposed_by_id=by.id, uid=fresh_uid(), made_at=now(), client_key=draft.key,
    )
    db.add(meeting)
    db.flush()
    return meeting


def _moment(by: By, draft: Appointment | Account) -> datetime:
    if not SHORTEST <= draft.minutes <= LONGEST:
        raise Invalid(_("Between 5 minutes and 8 hours."), "minutes")
    if draft.way not in WAYS:
        raise Invalid(_("Choose one of these."), "way")
    try:
        return moment_in(by.zone, draft.on, draft.at)
    except OverflowError:
        raise Invalid(_("There is no such day in our calendar."), "on") from None


def _hand_on_calendar_entry(old: Meeting, fresh: Meeting) -> None:
    # The moved meeting keeps its entry in people's calendars; no two rows may carry one uid, not even for a moment.
    uid, old.uid = old.uid, f"was-{fresh_uid()}"
    db.flush()
    fresh.uid, fresh.calendar_sequence = uid, old.calendar_sequence + 1


def fresh_uid() -> str:
    """A name for a meeting that no calendar has seen."""
    return f"mentoring-{secrets.token_hex(UID_BYTES)}"
