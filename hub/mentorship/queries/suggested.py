"""Mentors who suit somebody by their profiles for matching, with the sentences why."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.matching import explaining
from hub.matching.queries import skill_names, suggested_for
from hub.mentorship.models import MentorProfile
from hub.storage.unit import db

MOST = 3
MOST_OPEN = 2_000  # offers considered, the freshest first


def suggested_mentors(by: By, name_of) -> list[tuple]:
    """(mentor's profile, why from the side of `by`) of up to three open mentors with a free place, best first; `name_of` says a language's name."""
    query = select(MentorProfile.person_id).join(Person, Person.id == MentorProfile.person_id).where(
        MentorProfile.is_open, MentorProfile.taken < MentorProfile.places, Person.state == "active", MentorProfile.person_id != by.id,
    )
    found = suggested_for(by.id, list(db.scalars(query.order_by(MentorProfile.changed_at.desc()).limit(MOST_OPEN))), MOST)
    if not found:
        return []
    profiles = {one.person_id: one for one in db.scalars(
        select(MentorProfile).join(MentorProfile.person).options(contains_eager(MentorProfile.person))
        .where(MentorProfile.person_id.in_([mentor for mentor, _account in found]))
    )}
    facts = [account["facts"] for _mentor, account in found]
    names = skill_names({skill for one in facts for part in ("taught", "passed_on", "learned") for skill in one[part]})
    return [(profiles[mentor], explaining.why(account, "mentee", names, by.zone, name_of)) for mentor, account in found]
