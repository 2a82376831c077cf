"""What becomes of mentoring when an account is suspended or closed."""

from sqlalchemy import delete, update

from hub.accounts.by import HOUSE, By
from hub.accounts.hearing import hears
from hub.clock import now
from hub.mentorship import notices, queries
from hub.mentorship.actions.asking import let_go_of_alerts
from hub.mentorship.actions.news import changed
from hub.mentorship.actions.profiles import make_findable
from hub.mentorship.models import WORKING, CheckIn, Mentorship, PrivateNote, Question
from hub.search import actions as index
from hub.storage.unit import db


def go_away(person) -> None:
    """Pause the pairs of a person whose account is not in use, and tell the others plainly; requests rest."""
    for pair in queries.living_of(person.id):
        if pair.state in WORKING:
            _pause(pair)
        notices.account_away(HOUSE, pair, person.id)
        changed(pair)


@hears("suspended")
def _suspended(person) -> None:
    go_away(person)
    _reindex(person)


@hears("lifted")
def _reindex(person) -> None:
    profile = queries.own_profile(By(person))
    if profile is not None:
        make_findable(person, profile)


@hears("closed")
def _closed(person) -> None:
    """Offer, private notes and answers go with the account; what was shared stays with the other."""
    go_away(person)
    for pair in queries.living_of(person.id):
        if pair.state in ("requested", "proposed"):
            pair.state, pair.closed_at = "withdrawn" if pair.mentee_id == person.id else "declined", now()
            let_go_of_alerts(pair)
    profile = queries.own_profile(By(person))
    if profile is not None:
        index.drop("mentor", profile.id)
        db.delete(profile)
    for kind, owner in ((PrivateNote, PrivateNote.author_id), (Question, Question.by_id)):
        db.execute(delete(kind).where(owner == person.id))
    db.execute(update(CheckIn).where(CheckIn.person_id == person.id).values(words="", is_shared=False))


def _pause(pair: Mentorship) -> None:
    pair.state, pair.paused_at, pair.paused_why = "paused", now(), "account"
