"""Offering to mentor."""

from hub.accounts.by import By
from hub.accounts.models import LEVELS, Person
from hub.accounts.places import TONGUES
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import queries, rules
from hub.mentorship.drafts import Offer
from hub.mentorship.models import CHANNELS, MentorProfile
from hub.mentorship.tags import LONGEST, MOST, folded_line
from hub.search import actions as index
from hub.storage.unit import db
from hub.text.excerpts import plain
from hub.text.languages import _

MOST_PLACES = 50
MOST_HOURS = 40


def offer(by: By, draft: Offer) -> MentorProfile:
    """Offer to mentor, or change the offer; fewer places than pairs there are just lets nobody else in."""
    require(rules.may_mentor(by))
    _check(draft)
    profile = queries.own_profile(by)
    if profile is None:
        profile = MentorProfile(person_id=by.id, taken=0, made_at=now())
        db.add(profile)
        record(by, "offered to mentor", by.person)
    _write(profile, draft)
    db.flush()
    make_findable(by.person, profile)
    return profile


def show_open(by: By, is_open: bool) -> None:
    """Open one's offer, or pause it: then nobody finds it and nobody new asks."""
    require(rules.may_mentor(by))
    profile = queries.own_profile(by)
    if profile is None:
        raise Invalid(_("Say first what you offer."))
    profile.is_open = is_open
    make_findable(by.person, profile)


def _check(draft: Offer) -> None:
    if not draft.skills:
        raise Invalid(_("Name at least one skill, such as “water quality”."), "skills")
    if len(draft.skills) > MOST:
        raise Invalid(_("That are %(num)s skills; %(most)s fit. Keep those you like to talk about most.", num=len(draft.skills), most=MOST), "skills")
    if any(len(skill) > LONGEST for skill in draft.skills):
        raise Invalid(_("Keep each skill under %(most)s letters, with commas between them.", most=LONGEST), "skills")
    if not draft.levels:
        raise Invalid(_("Choose at least one language you can mentor in."), "language_1")
    if not set(draft.levels) <= set(TONGUES) or not set(draft.levels.values()) <= set(LEVELS):
        raise Invalid(_("Choose one of these."), "language_1")
    if not draft.channels or not set(draft.channels) <= set(CHANNELS):
        raise Invalid(_("Choose at least one way to talk."), "channels")
    if not 0 <= draft.places <= MOST_PLACES:
        raise Invalid(_("Between 0 and %(most)s places.", most=MOST_PLACES), "places")
    if not 1 <= draft.hours <= MOST_HOURS:
        raise Invalid(_("Between 1 and %(most)s hours.", most=MOST_HOURS), "hours")


def _write(profile: MentorProfile, draft: Offer) -> None:
    profile.skills, profile.languages, profile.levels = list(draft.skills), list(draft.levels), dict(draft.levels)
    profile.hours, profile.places, profile.channels = draft.hours, draft.places, list(draft.channels)
    profile.sector, profile.is_open, profile.changed_at = draft.sector, draft.is_open, now()
    profile.about, profile.about_html = draft.about
    profile.folded = folded_line([*draft.skills, draft.sector, *draft.levels])


def make_findable(person: Person, profile: MentorProfile) -> None:
    """Put an open offer of an account in use into the index; take any other out."""
    if not (profile.is_open and person.may_act):
        index.drop("mentor", profile.id)
        return
    body = "\n".join(filter(None, [", ".join(profile.skills), profile.sector, plain(profile.about_html)]))
    index.put(
        "mentor", profile.id, title=person.name, body=body, language=person.language, path=f"/mentoring/mentors/{person.handle}",
        audience="people", person_id=person.id, at=profile.changed_at,
    )
