"""Asking both how it goes, on day 30 and every 60 after, and half a year after the end what lasts."""

from datetime import datetime, timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.drafts import Answer
from hub.mentorship.models import FITS, OBSTACLES, VALUES, Alert, CheckIn, Mentorship
from hub.storage.unit import db
from hub.text.languages import _

FIRST, THEN = 30, 60  # days
HALF_A_YEAR = timedelta(days=182)
LOW = 2  # of five; a progress this low is told to who looks after the pair


def ask_how_it_goes(by: By) -> int:
    """Ask the two of every pair whose day has come; returns how many pairs. Asked again the same day, nobody is asked twice."""
    require(by.is_house)
    count, after = 0, 0
    while pairs := queries.pairs_that_go_on(after):
        asked = queries.asked_days([pair.id for pair in pairs])
        for pair in pairs:
            day = due_day(pair, now())
            if day > asked.get(pair.id, 0):
                _ask(by, pair, "check_in", day)
                count += 1
        after = pairs[-1].id
    return count


def ask_what_lasts(by: By) -> int:
    """Ask the two of every pair closed half a year ago what has lasted; once."""
    require(by.is_house)
    pairs = queries.closed_before(now() - HALF_A_YEAR)
    for pair in pairs:
        _ask(by, pair, "follow_up", 0)
        pair.follow_up_at = now()
    return len(pairs)


def due_day(pair: Mentorship, at: datetime) -> int:
    """The latest day of the pair on which both are asked, 0 before the first: 30, 90, 150 and so on."""
    age = (at - (pair.began_at or pair.answered_at or pair.asked_at)).days
    return 0 if age < FIRST else FIRST + (age - FIRST) // THEN * THEN


def answer_check_in(by: By, pair: Mentorship, check_in: CheckIn, answer: Answer) -> None:
    """Answer, or answer anew; who looks after the pair is told at once of a poor fit or little progress, the other never."""
    require(by.is_active and rules.is_of_pair(by, pair) and check_in.person_id == by.id and check_in.mentorship_id == pair.id)
    _check(check_in, answer)
    check_in.fit, check_in.progress, check_in.value = answer.fit, answer.progress, answer.value
    check_in.obstacles, check_in.words, check_in.is_shared = list(answer.obstacles), answer.words, answer.is_shared
    check_in.answered_at = now()
    if check_in.fit == "poor" or (check_in.progress or LOW + 1) <= LOW:
        _warn(by, pair, check_in)


def _ask(by: By, pair: Mentorship, what: str, day: int) -> None:
    for person in (pair.mentor, pair.mentee):
        if person.may_act:
            db.add(CheckIn(mentorship_id=pair.id, person_id=person.id, what=what, day=day, asked_at=now()))
            notices.asked_how_it_goes(by, pair, person, what, day)
    db.flush()


def _warn(by: By, pair: Mentorship, check_in: CheckIn) -> None:
    level = "stalled" if check_in.fit == "poor" else "watch"
    alert = queries.open_alerts([pair.id]).get(pair.id, {}).get("check_in")
    if alert is None:
        db.add(Alert(mentorship_id=pair.id, rule="check_in", level=level, since=now(), step=3))
    elif level == "stalled":
        alert.level = level
    notices.needs_somebody(by, pair, queries.looking_after(pair), check_in.id)


def _check(check_in: CheckIn, answer: Answer) -> None:
    if check_in.what == "check_in" and answer.fit not in FITS:
        raise Invalid(_("Choose one of these."), "fit")
    if answer.progress is not None and not 1 <= answer.progress <= 5:
        raise Invalid(_("Choose one of these."), "progress")
    if answer.value and answer.value not in VALUES:
        raise Invalid(_("Choose one of these."), "value")
    if not set(answer.obstacles) <= set(OBSTACLES):
        raise Invalid(_("Choose one of these."), "obstacles")
