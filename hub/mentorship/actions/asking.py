"""Asking for a mentor, and the answer; a place is given to exactly one, however many are accepted at once."""

from sqlalchemy import update

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, NotFound, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.goals import add_goal
from hub.mentorship.actions.news import changed
from hub.mentorship.drafts import Aim, Wish
from hub.mentorship.health import has_weak_line
from hub.mentorship.models import Alert, MentorProfile, Mentorship
from hub.storage.unit import db
from hub.text.languages import _

MOST_WAITING = 5  # requests of one person at a time: enough to have a choice, too few to be a mailing
MOST_HOURS = 40


def ask(by: By, mentor_id: int, wish: Wish) -> Mentorship:
    """Ask someone to be one's mentor; the same key again returns the first request."""
    profile = queries.profile_locked(mentor_id)
    if profile is None or not rules.may_see_profile(by, profile):
        raise NotFound()
    if earlier := queries.asked_with(by, wish.key):
        return earlier
    require(by.is_active and mentor_id != by.id, _("This is your own offer."))
    _check(by, profile, wish)
    pair = Mentorship(
        mentor_id=mentor_id, mentee_id=by.id, wanted=wish.wanted.source, wanted_html=wish.wanted.html, first_goal=wish.first_goal,
        languages=list(wish.languages), hours=wish.hours, asked_at=now(), is_thin=has_weak_line(profile.person, by.person), client_key=wish.key,
    )
    pair.mentor, pair.mentee = profile.person, by.person
    db.add(pair)
    db.flush()
    notices.asked(by, pair)
    changed(pair)
    return pair


def accept(by: By, pair: Mentorship, words: str = "") -> Mentorship:
    """Say yes: a request takes one place (Conflict where none is free), a proposal waits for both. A second yes changes nothing."""
    if rules.may_work(by, pair):
        return pair
    require(rules.may_answer(by, pair))
    other = pair.other_than(by.id)
    if not other.may_act:
        raise Conflict(_("The account of %(name)s is not in use at present. The request is kept.", name=other.name))
    if pair.state == "proposed":
        return _accept_proposal(by, pair)
    _answer(pair, "agreed", words)
    _take_place(pair)
    _begin(by, pair)
    notices.accepted(by, pair)
    changed(pair)
    return pair


def decline(by: By, pair: Mentorship, words: str = "") -> Mentorship:
    """Say no, kindly; the words are for the other alone. A second no changes nothing."""
    if rules.is_of_pair(by, pair) and pair.state == "declined":
        return pair
    require(rules.may_answer(by, pair))
    was = pair.state
    _answer(pair, "declined", words, was)
    pair.closed_at, pair.closed_by_id = now(), by.id
    let_go_of_alerts(pair)
    notices.declined(by, pair)
    changed(pair)
    return pair


def withdraw(by: By, pair: Mentorship) -> None:
    """Take one's request back. A second time changes nothing."""
    if by.id == pair.mentee_id and pair.state == "withdrawn":
        return
    require(rules.may_withdraw(by, pair))
    _answer(pair, "withdrawn", "")
    pair.closed_at, pair.closed_by_id = now(), by.id
    let_go_of_alerts(pair)
    notices.withdrawn(by, pair)
    changed(pair)


def free_place(pair: Mentorship) -> None:
    """Give the place of a pair that is over back to its mentor."""
    db.execute(
        update(MentorProfile).where(MentorProfile.person_id == pair.mentor_id, MentorProfile.taken > 0)
        .values(taken=MentorProfile.taken - 1)
    )


def let_go_of_alerts(pair: Mentorship) -> None:
    """What the watch found of a pair that is over stands no longer."""
    db.execute(update(Alert).where(Alert.mentorship_id == pair.id, Alert.gone_at.is_(None)).values(gone_at=now()))


def _accept_proposal(by: By, pair: Mentorship) -> Mentorship:
    if by.id == pair.mentor_id:
        pair.mentor_yes_at = now()
    else:
        pair.mentee_yes_at = now()
    db.flush()
    if pair.mentor_yes_at and pair.mentee_yes_at:
        _answer(pair, "agreed", "", "proposed")
        if queries.own_profile(By(pair.mentor)) is not None:  # who was asked by a coordinator need not offer to everybody
            _take_place(pair)
        _begin(by, pair)
        notices.accepted(by, pair)
    changed(pair)
    return pair


def _begin(by: By, pair: Mentorship) -> None:
    if pair.first_goal:
        add_goal(pair, pair.mentee_id, Aim(pair.first_goal))
    record(by, "accepted mentee", pair)


def _take_place(pair: Mentorship) -> None:
    # One statement asks and takes, so that twenty answers at once still give away one place.
    taken = db.execute(
        update(MentorProfile).where(MentorProfile.person_id == pair.mentor_id, MentorProfile.taken < MentorProfile.places)
        .values(taken=MentorProfile.taken + 1)
    )
    if taken.rowcount != 1:
        raise Conflict(_("All your places are taken. Offer one more in your mentor profile, then accept; the request is kept."))


def _answer(pair: Mentorship, state: str, words: str, was: str = "requested") -> None:
    answered = db.execute(
        update(Mentorship).where(Mentorship.id == pair.id, Mentorship.state == was)
        .values(state=state, answer=words, answered_at=now())
    )
    if answered.rowcount != 1:
        raise Conflict(_("This request has been answered or taken back meanwhile. Reload the page."))


def _check(by: By, profile: MentorProfile, wish: Wish) -> None:
    if queries.open_between(profile.person_id, by.id) is not None:
        raise Conflict(_("You have asked this mentor already, or are a pair."))
    if profile.free < 1:
        raise Conflict(_("The last place has just been taken. What you wrote is still here; copy it for another mentor."))
    if queries.waiting_of(by.id) >= MOST_WAITING:
        raise Conflict(_("%(most)s of your requests still wait for an answer. Take one back first, or wait a little.", most=MOST_WAITING))
    if not wish.wanted.source.strip():
        raise Invalid(_("Say what you want to learn."), "wanted")
    if not wish.languages or not set(wish.languages) <= set(profile.languages):
        raise Invalid(_("Choose at least one language you could talk in."), "languages")
    if not 1 <= wish.hours <= MOST_HOURS:
        raise Invalid(_("Between 1 and %(most)s hours.", most=MOST_HOURS), "hours")
