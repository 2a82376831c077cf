"""What becomes of mentoring when an account is suspended or closed."""

from sqlalchemy import delete

from hub.accounts.by import HOUSE, By
from hub.accounts.hearing import hears
from hub.clock import now
from hub.mentorship import notices, queries
from hub.mentorship.actions.news import changed
from hub.mentorship.actions.profiles import make_findable
from hub.mentorship.models import WORKING, Mentorship, PrivateNote
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
    """The offer and the private notes go with the account; what was shared stays with the other."""
    go_away(person)
    for pair in queries.living_of(person.id):
        if pair.state in ("requested", "proposed"):
            pair.state, pair.closed_at = "withdrawn" if pair.mentee_id == person.id else "declined", now()
    profile = queries.own_profile(By(person))
    if profile is not None:
        index.drop("mentor", profile.id)
        db.delete(profile)
    db.execute(delete(PrivateNote).where(PrivateNote.author_id == person.id))


def _pause(pair: Mentorship) -> None:
    pair.state, pair.paused_at, pair.paused_why = "paused", now(), "account"
