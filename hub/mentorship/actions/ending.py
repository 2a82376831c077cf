"""Pausing, going on, closing, and ending early without blame."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.asking import free_place
from hub.mentorship.actions.news import changed
from hub.mentorship.models import ENDED, ClosingWords, Mentorship
from hub.storage.unit import db
from hub.text.languages import _


def pause(by: By, pair: Mentorship) -> None:
    """Pause the pair; it keeps its place. A second time changes nothing."""
    if rules.is_of_pair(by, pair) and pair.state == "paused":
        return
    require(rules.may_pause(by, pair))
    pair.state, pair.paused_at, pair.paused_why = "paused", now(), "asked"
    notices.paused(by, pair)
    changed(pair)


def resume(by: By, pair: Mentorship) -> None:
    """Go on after a pause. A second time changes nothing."""
    if rules.is_of_pair(by, pair) and pair.state == "active":
        return
    if rules.is_of_pair(by, pair) and not (pair.mentor.may_act and pair.mentee.may_act):
        raise Conflict(_("The other account is not in use yet. You can go on as soon as it is."))
    require(rules.may_resume(by, pair))
    pair.state, pair.paused_at, pair.paused_why = "active", None, ""
    notices.resumed(by, pair)
    changed(pair)


def close(by: By, pair: Mentorship, words: str = "") -> None:
    """Close the pair, with what changed in one's own words; both may add theirs later."""
    _end(by, pair, "closed", words)


def end_early(by: By, pair: Mentorship, words: str = "") -> None:
    """End the pair before its time; nobody is asked why, and nobody else is told."""
    _end(by, pair, "ended", words)


def say_what_changed(by: By, pair: Mentorship, words: str) -> ClosingWords:
    """Write down, or write anew, what changed for oneself, once the pair is over."""
    require(rules.may_say_what_changed(by, pair))
    if not words:
        raise Invalid(_("Write something first."), "words")
    found = queries.closing_words_of(by, pair)
    if found is None:
        found = ClosingWords(mentorship_id=pair.id, person_id=by.id)
        db.add(found)
    found.words, found.at = words, now()
    db.flush()
    changed(pair)
    return found


def _end(by: By, pair: Mentorship, state: str, words: str) -> None:
    if rules.is_of_pair(by, pair) and pair.state in ENDED:
        return
    require(rules.may_end(by, pair))
    pair.state, pair.closed_at, pair.closed_by_id = state, now(), by.id
    free_place(pair)
    for meeting in queries.meetings_ahead(pair):
        meeting.state, meeting.calendar_sequence = "cancelled", meeting.calendar_sequence + 1
    if words:
        say_what_changed(by, pair, words)
    record(by, "ended mentorship", pair, state=state)
    notices.closed(by, pair)
    changed(pair)
