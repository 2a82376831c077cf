"""Finding mentors."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import contains_eager, joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.errors import NotFound
from hub.mentorship import fitting
from hub.mentorship.models import MentorProfile
from hub.mentorship.rules import may_see_profile
from hub.storage.unit import db
from hub.text.stems import folded

MOST_WEIGHED = 300  # profiles weighed for one page; filters bring the others within it
PAGE = 20
_OWN = select(MentorProfile).where(MentorProfile.person_id == bindparam("me"))


@dataclass(frozen=True)
class Asked:
    """What someone looks for: a language's code, words of a skill, only those with a free place."""

    language: str = ""
    skill: str = ""
    free: bool = False
    page: int = 1


@dataclass(frozen=True)
class Found:
    """One mentor with the reasons why they fit the asker."""

    profile: MentorProfile
    reasons: list


@dataclass(frozen=True)
class FoundMentors:
    """A page of mentors, best fitting first; `is_cut` says that more exist than were weighed."""

    rows: list[Found]
    page: int
    has_more: bool
    is_cut: bool


def own_profile(by: By) -> MentorProfile | None:
    """The mentor profile of `by`, if they have one."""
    return db.scalar(_OWN, {"me": by.id})


def profile_for(by: By, handle: str) -> MentorProfile:
    """The mentor profile of the person of that handle, if it exists for `by`, with the person; else NotFound."""
    found = db.scalar(select(MentorProfile).join(MentorProfile.person).options(contains_eager(MentorProfile.person)).where(Person.handle == handle))
    if found is None or not may_see_profile(by, found):
        raise NotFound()
    return found


def profile_locked(person_id: int) -> MentorProfile | None:
    """Someone's profile with their person, held until the end of the unit of work so that two requests do not cross."""
    return db.scalar(
        select(MentorProfile).options(joinedload(MentorProfile.person, innerjoin=True)).where(MentorProfile.person_id == person_id)
        .with_for_update(of=MentorProfile).execution_options(populate_existing=True)
    )


def found_mentors(by: By, asked: Asked, name_of) -> FoundMentors:
    """Open mentors for `by`, best fitting first, 20 a page; `name_of` says a language's name."""
    profiles = list(db.scalars(_matching(by, asked)))
    weighed = [Found(profile, fitting.reasons(by.person, profile, now(), name_of)) for profile in profiles[:MOST_WEIGHED]]
    weighed.sort(key=lambda one: (-fitting.points(one.reasons), one.profile.free == 0))
    start = (asked.page - 1) * PAGE
    return FoundMentors(weighed[start : start + PAGE], asked.page, len(weighed) > start + PAGE, len(profiles) > MOST_WEIGHED)


def _matching(by: By, asked: Asked):
    query = (
        select(MentorProfile).join(MentorProfile.person).options(contains_eager(MentorProfile.person))
        .where(MentorProfile.is_open, Person.state == "active", MentorProfile.person_id != by.id)
        .order_by(MentorProfile.changed_at.desc(), MentorProfile.id.desc()).limit(MOST_WEIGHED + 1)
    )
    if asked.language:
        query = query.where(MentorProfile.folded.contains(f"|{asked.language}|", autoescape=True))
    for word in asked.skill.split():
        query = query.where(MentorProfile.folded.contains(folded(word), autoescape=True))
    return query.where(MentorProfile.taken < MentorProfile.places) if asked.free else query
