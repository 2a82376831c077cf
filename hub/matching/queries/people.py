"""What people say of themselves for matching, and the tree of skills."""

from dataclasses import dataclass

from sqlalchemy import select

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.matching.models import Exclusion, MatchingProfile, OfferedSkill, Participant, Programme, Skill, Want
from hub.matching.queries.talks import talks_said_by
from hub.storage.unit import db


@dataclass(frozen=True)
class Wished:
    """A skill by name with its number: a need, or a level and how much it is liked to be passed on."""

    skill: Skill
    number: int
    passes_on: int = 0


def profile_of(person_id: int) -> MatchingProfile | None:
    """Somebody's profile for matching, if they began one."""
    return db.get(MatchingProfile, person_id)


def wanted_by(person_id: int) -> list[Wished]:
    """The skills somebody wants to learn, most of all first."""
    rows = db.execute(select(Skill, Want.need).join(Want, Want.skill_id == Skill.id).where(Want.person_id == person_id).order_by(Want.need.desc(), Skill.name))
    return [Wished(skill, need) for skill, need in rows]


def offered_by(person_id: int) -> list[Wished]:
    """The skills somebody offers, best first."""
    rows = db.execute(
        select(Skill, OfferedSkill.level, OfferedSkill.passes_on).join(OfferedSkill, OfferedSkill.skill_id == Skill.id)
        .where(OfferedSkill.person_id == person_id).order_by(OfferedSkill.level.desc(), Skill.name)
    )
    return [Wished(*row) for row in rows]


def exclusions_of(person_id: int) -> list[Person]:
    """Whom somebody does not want to be matched with."""
    return list(db.scalars(select(Person).join(Exclusion, Exclusion.other_id == Person.id).where(Exclusion.person_id == person_id).order_by(Person.name)))


def skills_by_folded(folded: list[str]) -> dict[str, Skill]:
    """Skills by their folded names, of those asked for that are there."""
    return {skill.folded: skill for skill in db.scalars(select(Skill).where(Skill.folded.in_(folded)))}


def tree() -> list[Skill]:
    """All skills, by name."""
    return list(db.scalars(select(Skill).order_by(Skill.name)))


def skill_names(ids) -> dict[int, str]:
    """Names of skills by id."""
    return dict(db.execute(select(Skill.id, Skill.name).where(Skill.id.in_(list(ids)))).all())


def own_matching(by: By) -> dict:
    """What `by` said of themselves for matching, for their own download."""
    profile = profile_of(by.id)
    applied = _applications(by)
    if profile is None:
        return {"applications": applied} if applied else {}
    said = {name: getattr(profile, name) for name in
            ("tongues", "slots", "zone", "in_writing", "channels", "connection", "fields", "context", "seniority", "style", "gender", "conditions")}
    return said | {
        "wants": {one.skill.name: one.number for one in wanted_by(by.id)}, "offers": {one.skill.name: one.number for one in offered_by(by.id)},
        "not_with": [person.name for person in exclusions_of(by.id)], "talks": talks_said_by(by), "applications": applied,
    }


def _applications(by: By) -> list[dict]:
    query = select(Programme.name, Participant).join(Programme, Programme.id == Participant.programme_id).where(Participant.person_id == by.id)
    rows = db.execute(query.order_by(Participant.id))
    return [{"programme": name, "role": one.role, "applied_at": one.applied_at.isoformat(), "answers": one.answers} for name, one in rows]
