"""Agreeing in writing: one drafts a version and so signs it, the other signs or drafts the next; and what each learned."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.drafts import Lesson, Terms
from hub.mentorship.models import DIRECTIONS, LEARNED, MODES, SEES, WAYS, Agreement, Learning, Mentorship
from hub.storage.unit import db
from hub.text.languages import _

FURTHEST = timedelta(days=3 * 366)
LONGEST_CADENCE = 92  # days; who meets less often than each quarter keeps no thread


def draft_terms(by: By, pair: Mentorship, terms: Terms) -> Agreement:
    """Write the next version of the agreement, signed by who writes it; the one in force stays until both signed this one."""
    require(rules.may_work(by, pair))
    if earlier := queries.made_with(Agreement, pair, terms.key):
        return earlier
    _check(terms)
    agreement = Agreement(
        mentorship_id=pair.id, version=queries.newest_version(pair) + 1, purpose=terms.purpose, mentor_part=terms.mentor_part,
        mentee_part=terms.mentee_part, off_limits=terms.off_limits, cadence_days=terms.cadence_days, mode=terms.mode, way=terms.way,
        language=terms.language, sees=terms.sees, records=terms.records, ends_on=terms.ends_on, made_by_id=by.id, made_at=now(),
        client_key=terms.key,
    )
    _put_name(by, pair, agreement)
    pair.is_thin = terms.is_thin
    db.add(agreement)
    db.flush()
    notices.agreement(by, pair, agreement)
    changed(pair)
    return agreement


def sign(by: By, pair: Mentorship, agreement: Agreement) -> None:
    """Sign a version; with the second name it holds, and a pair that only agreed so far is active. A second time changes nothing."""
    if rules.may_work(by, pair) and agreement.mentorship_id == pair.id and not rules.may_sign(by, pair, agreement):
        return
    require(rules.may_sign(by, pair, agreement))
    if agreement.version != queries.newest_version(pair):
        raise Conflict(_("There is a newer version by now. Read that one, then sign it."))
    _put_name(by, pair, agreement)
    if agreement.is_signed:
        _take_effect(pair, agreement)
    notices.agreement(by, pair, agreement)
    changed(pair)


def learn(by: By, pair: Mentorship, lesson: Lesson) -> Learning:
    """Note what one learned from the other; the same key again returns the first."""
    require(rules.may_work(by, pair) or rules.may_say_what_changed(by, pair))
    if earlier := queries.made_with(Learning, pair, lesson.key):
        return earlier
    if not lesson.words:
        raise Invalid(_("Write something first."), "words")
    if lesson.direction not in DIRECTIONS or lesson.kind not in LEARNED:
        raise Invalid(_("Choose one of these."), "kind")
    made = Learning(
        mentorship_id=pair.id, by_id=by.id, direction=lesson.direction, kind=lesson.kind, words=lesson.words, at=now(), client_key=lesson.key
    )
    db.add(made)
    db.flush()
    changed(pair)
    return made


def _put_name(by: By, pair: Mentorship, agreement: Agreement) -> None:
    if by.id == pair.mentor_id:
        agreement.mentor_signed_at = now()
    else:
        agreement.mentee_signed_at = now()


def _take_effect(pair: Mentorship, agreement: Agreement) -> None:
    pair.cadence_days, pair.mode, pair.ends_on = agreement.cadence_days, agreement.mode, agreement.ends_on
    if pair.state == "agreed":
        pair.state, pair.began_at = "active", now()


def _check(terms: Terms) -> None:
    if not terms.purpose:
        raise Invalid(_("Say in a few words what it is for."), "purpose")
    if not 1 <= terms.cadence_days <= LONGEST_CADENCE:
        raise Invalid(_("Between 1 and %(most)s days.", most=LONGEST_CADENCE), "cadence_days")
    for value, allowed, name in ((terms.mode, MODES, "mode"), (terms.way, WAYS, "way"), (terms.sees, SEES, "sees")):
        if value not in allowed:
            raise Invalid(_("Choose one of these."), name)
    today = now().date()
    if terms.ends_on is not None and not today < terms.ends_on <= today + FURTHEST:
        raise Invalid(_("Choose a day to come, within three years."), "ends_on")
