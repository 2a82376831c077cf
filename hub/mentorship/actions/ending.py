"""Pausing, going on, closing together, and ending early without blame."""

from datetime import timedelta

from hub.accounts.by import HOUSE, By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.asking import free_place, let_go_of_alerts
from hub.mentorship.actions.news import changed
from hub.mentorship.drafts import Closing
from hub.mentorship.health import CLOSING_DONE
from hub.mentorship.models import ENDED, VALUES, WHYS, ClosingWords, Mentorship
from hub.mentorship.words import REACHED_WORDS
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
    if rules.may_work(by, pair):
        return
    if rules.is_of_pair(by, pair) and not (pair.mentor.may_act and pair.mentee.may_act):
        raise Conflict(_("The other account is not in use yet. You can go on as soon as it is."))
    require(rules.may_resume(by, pair))
    pair.state, pair.paused_at, pair.paused_why = "active" if pair.began_at else "agreed", None, ""
    notices.resumed(by, pair)
    changed(pair)


def close(by: By, pair: Mentorship, said: Closing | None = None) -> None:
    """Say that it is done, with one's own words; closed once both have, at once where the other cannot."""
    if rules.is_of_pair(by, pair) and pair.state in ENDED:
        return
    require(rules.may_end(by, pair))
    own = _write_down(by, pair, said or Closing())
    if queries.has_closed(pair.other_than(by.id).id, pair) or not pair.other_than(by.id).may_act:
        _end(by, pair, "closed", "completed")
        return
    if pair.state != "closing":
        pair.state, pair.closing_at = "closing", own.at
        pair.paused_at, pair.paused_why = None, ""
        notices.closing(by, pair)
    changed(pair)


def go_on_after_all(by: By, pair: Mentorship) -> None:
    """Take the closing back while the other has not answered it; the words stay with who wrote them."""
    if rules.may_work(by, pair) and pair.state != "closing":
        return
    require(rules.may_work(by, pair))
    pair.state, pair.closing_at = "active" if pair.began_at else "agreed", None
    notices.resumed(by, pair)
    changed(pair)


def end_early(by: By, pair: Mentorship, why: str = "", words: str = "") -> None:
    """End the pair before its time; `why` is counted without names, and nobody is told it."""
    if rules.is_of_pair(by, pair) and pair.state in ENDED:
        return
    require(rules.may_end(by, pair))
    if why and (why not in WHYS or why == "safeguarding"):
        raise Invalid(_("Choose one of these."), "why")
    if words:
        _write_down(by, pair, Closing(words))
    _end(by, pair, "ended", why)


def say_what_changed(by: By, pair: Mentorship, said: Closing) -> ClosingWords:
    """Write down, or write anew, what changed for oneself, once the pair is over."""
    require(rules.may_say_what_changed(by, pair))
    if not said.words:
        raise Invalid(_("Write something first."), "words")
    found = _write_down(by, pair, said)
    changed(pair)
    return found


def finish_closings(by: By) -> int:
    """Close the pairs of which one said a month ago that it is done and the other nothing since; returns how many."""
    require(by.is_house)
    pairs = queries.closing_since(now() - timedelta(days=CLOSING_DONE))
    for pair in pairs:
        _end(HOUSE, pair, "closed", "completed")
    return len(pairs)


def _write_down(by: By, pair: Mentorship, said: Closing) -> ClosingWords:
    if said.value and said.value not in VALUES:
        raise Invalid(_("Choose one of these."), "value")
    if said.reached and said.reached not in REACHED_WORDS:
        raise Invalid(_("Choose one of these."), "reached")
    found = queries.closing_words_of(by, pair)
    if found is None:
        found = ClosingWords(mentorship_id=pair.id, person_id=by.id)
        db.add(found)
    found.words, found.reached, found.value, found.at = said.words, said.reached, said.value, now()
    found.thanks, found.may_quote = said.thanks, said.may_quote
    db.flush()
    return found


def _end(by: By, pair: Mentorship, state: str, why: str) -> None:
    pair.state, pair.ended_why, pair.closed_at, pair.closed_by_id = state, why, now(), by.id
    free_place(pair)
    let_go_of_alerts(pair)
    for meeting in queries.meetings_ahead(pair):
        meeting.state, meeting.calendar_sequence = "cancelled", meeting.calendar_sequence + 1
    record(by, "ended mentorship", pair, state=state)
    notices.closed(by, pair)
    changed(pair)
