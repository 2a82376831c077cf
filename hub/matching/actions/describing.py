"""Saying of oneself what matching should know, one step at a time; what was saved stays whatever is left out."""

from sqlalchemy import delete

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.errors import Invalid, require
from hub.matching import queries, rules
from hub.matching.drafts import SkillsSaid
from hub.matching.models import Exclusion, MatchingProfile, OfferedSkill, Skill, Want
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.stems import folded

STEPS = ("skills", "languages", "hours", "work", "style", "wishes")
TONGUE_OF_LEVEL = {"basic": 2, "good": 4, "fluent": 5, "native": 6}  # how well the account says, as CEFR
MOST_SKILLS = 12


def profile_begun(by: By) -> MatchingProfile:
    """The profile of `by`, begun from what their account says if there is none."""
    require(rules.may_describe_oneself(by))
    profile = queries.profile_of(by.id)
    if profile is None:
        profile = MatchingProfile(person_id=by.id, **prefilled(by.person))
        db.add(profile)
        db.flush()
    return profile


def prefilled(person: Person) -> dict:
    """The columns of a profile as far as the account knows them."""
    levels = {code: TONGUE_OF_LEVEL.get(person.levels.get(code, "good"), 4) for code in person.languages}
    return {
        "tongues": {code: [level, level, code == person.language] for code, level in levels.items()}, "zone": person.zone,
        "connection": person.connection, "channels": ["voice", "text"] if person.connection == "weak" else ["video", "voice", "text"],
        "fields": [person.sector.strip().casefold()] if person.sector.strip() else [], "slots": [], "context": {}, "style": [], "conditions": {},
        "steps": [], "in_writing": False, "seniority": 0, "gender": "",
    }


def save_step(by: By, step: str, **columns) -> MatchingProfile:
    """Keep what one step of the profile says."""
    profile = profile_begun(by)
    for name, value in columns.items():
        setattr(profile, name, value)
    return _saved(profile, step)


def save_skills(by: By, said: SkillsSaid) -> MatchingProfile:
    """Keep which skills `by` wants and offers; names nobody used before are added to the tree."""
    profile = profile_begun(by)
    if not said.wants and not said.offers:
        raise Invalid(_("Name at least one skill you want or offer."), "want_1")
    if max(len(said.wants), len(said.offers)) > MOST_SKILLS:
        raise Invalid(_("Twelve skills are enough."), "want_1")
    skills = _named(by, [*said.wants, *said.offers])
    for table in (Want, OfferedSkill):
        db.execute(delete(table).where(table.person_id == by.id))
    db.add_all({skills[name].id: Want(person_id=by.id, skill_id=skills[name].id, need=need) for name, need in said.wants.items()}.values())
    offers = {skills[name].id: OfferedSkill(person_id=by.id, skill_id=skills[name].id, level=level, passes_on=likes)
              for name, (level, likes) in said.offers.items()}
    db.add_all(offers.values())
    return _saved(profile, "skills")


def exclude(by: By, people: list[Person]) -> MatchingProfile:
    """Keep whom `by` is not to be matched with, instead of those named before."""
    profile = profile_begun(by)
    db.execute(delete(Exclusion).where(Exclusion.person_id == by.id))
    db.add_all(Exclusion(person_id=by.id, other_id=one.id) for one in people if one.id != by.id)
    return profile


def _saved(profile: MatchingProfile, step: str) -> MatchingProfile:
    profile.steps = [one for one in STEPS if one in {*profile.steps, step}]
    profile.changed_at = now()
    return profile


def _named(by: By, names: list[str]) -> dict[str, Skill]:
    # "Health: Malaria" is Malaria below Health; a name alone that is there already keeps its place in the tree.
    wanted = {name: [part.strip() for part in name.split(":", 1)] for name in names}
    there = queries.skills_by_folded([folded(part) for parts in wanted.values() for part in parts])
    found = {}
    for name, parts in wanted.items():
        parent = None
        for part in parts:
            key = folded(part)
            if key not in there:
                there[key] = Skill(name=part, folded=key, parent_id=parent.id if parent else None, added_by_id=by.id)
                db.add(there[key])
                db.flush()
            parent = there[key]
        found[name] = parent
    return found
