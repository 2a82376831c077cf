"""Everything a run needs, read in a few statements whatever the size: people as profiles, the programme's terms, what is settled."""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import or_, select

from hub.accounts.models import Person
from hub.clock import now
from hub.matching import pairs, settings_of
from hub.matching.markets.suggesting import Suggestions
from hub.matching.models import Exclusion, MatchingProfile, OfferedSkill, Participant, Programme, Skill, Want
from hub.matching.queries.programmes import rulings_of
from hub.matching.queries.runs import published_pairs
from hub.matching.queries.talks import rated
from hub.matching.rounds import waiting_of
from hub.matching.weighing.account import account
from hub.matching.weighing.profiles import Conditions, Profile, Slot, Terms, Tongue
from hub.matching.weighing.sheets import sheets_of
from hub.matching.weighing.skills import Tree
from hub.storage.unit import db

MOST_SUGGESTED_FROM = 500


@dataclass
class Gathered:
    """What goes into a run: profiles of both sides, terms, pairs that are settled (pins), those published
    earlier among them (kept), and who talked with whom and how both rated it."""

    mentees: list = field(default_factory=list)
    mentors: list = field(default_factory=list)
    terms: Terms = field(default_factory=Terms)
    pins: list = field(default_factory=list)
    kept: set = field(default_factory=set)
    shortlist: list = field(default_factory=list)
    ratings: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)

    @property
    def inputs(self) -> str:
        """A hash of all that could change the outcome."""
        said = [[asdict(one) for one in group] for group in (self.mentees, self.mentors)]
        talks = [[*self.shortlist], sorted(self.ratings.items())]
        told = json.dumps([said, asdict(self.terms), sorted(self.pins), *(talks if self.shortlist else [])], default=_plain, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def gathered(programme: Programme) -> Gathered:
    """The programme as it is now."""
    parts = list(db.scalars(select(Participant).where(Participant.programme_id == programme.id).order_by(Participant.person_id)))
    profiles, people = _profiles({one.person_id for one in parts})
    published = published_pairs(programme)
    states = pairs.states(published)
    rulings = rulings_of(programme)
    kept = {pair for pair in published if states.get(pair) == pairs.LIVING}
    gone = {pair for pair in published if states.get(pair, pairs.OVER) != pairs.LIVING}
    bans = {(one.mentee_id, one.mentor_id) for one in rulings if one.kind == "ban"}
    found = Gathered(terms=settings_of.terms(programme, _parents(), frozenset(bans | gone)), kept=kept, people=people)
    waits = set(waiting_of(parts, programme.capacity, {mentee for mentee, _mentor in kept}))
    for part in parts:
        group = found.mentees if part.role == "mentee" else found.mentors
        has_place = part.role == "mentor" or part.person_id not in waits
        group.append(_with_part(profiles[part.person_id], part, has_place and people[part.person_id].may_act))
    here = {one.id for one in found.mentees}, {one.id for one in found.mentors}
    found.pins = sorted(pair for pair in kept | _pinned(rulings, gone, _here(found)) if pair[0] in here[0] and pair[1] in here[1])
    found.shortlist, found.ratings = rated(programme)
    return found


def _here(found: Gathered) -> set:
    return {one.id for one in (*found.mentees, *found.mentors) if one.is_here}


def _pinned(rulings: list, gone: set, here: set) -> set:
    # A no, or somebody who left, is stronger than a pin: otherwise no later draft could be published.
    pins = {(one.mentee_id, one.mentor_id) for one in rulings if one.kind == "pin"}
    return {pair for pair in pins - gone if set(pair) <= here}


def groups_of(found: Gathered) -> dict:
    """Mentee's id -> {kind of group: group} for the fairness report, as far as people said; mentors' countries too."""
    groups = {}
    for one in (*found.mentees, *found.mentors):
        person = found.people[one.id]
        said = {"country": person.country, "gender": one.gender, "income": one.context.get("income", ""), "connection": one.connection,
                "organisation_kind": person.organisation_kind}
        groups[one.id] = {kind: group for kind, group in said.items() if group}
    return groups


def sheets_for(found: Gathered, mentee_id: int, mentor_id: int):
    """(mentee's sheet, mentor's sheet, terms) of two participants; None for who does not take part."""
    mentees, mentors = ([one for one in group if one.id == wanted] for group, wanted in ((found.mentees, mentee_id), (found.mentors, mentor_id)))
    left, right = sheets_of((mentees, mentors), found.terms)
    return (left[0] if left else None), (right[0] if right else None), found.terms


def suggested_for(person_id: int, mentor_ids: list[int], most: int = 5) -> list[tuple]:
    """(mentor's id, account of the scores) of those of these mentors who suit the person by their profiles for matching, best first.

    Empty for who has no profile, or wants nothing yet. At most 500 mentors who offer something near what is wanted are weighed.
    """
    if db.get(MatchingProfile, person_id) is None or not mentor_ids:
        return []
    parents = _parents()
    wanted = list(db.scalars(select(Want.skill_id).where(Want.person_id == person_id)))
    near = Tree(parents).touched(wanted)
    teaching = db.scalars(
        select(OfferedSkill.person_id).where(OfferedSkill.skill_id.in_(near), OfferedSkill.person_id.in_(mentor_ids)).distinct().limit(MOST_SUGGESTED_FROM)
    )
    profiles, _people = _profiles({person_id, *teaching})
    mentee, today = profiles.pop(person_id), now().date()
    terms = Terms(parents=parents, starts_on=today, ends_on=settings_of.half_a_year_after(today), own_organisation=True)
    best = [one for _score, one in Suggestions(profiles.values(), terms).of(mentee, most)]
    (left,), right = sheets_of(([mentee], best), terms)
    return [(one.of.id, account(left, one, terms)) for one in right]


def _parents() -> dict:
    return dict(db.execute(select(Skill.id, Skill.parent_id)).all())


def _profiles(ids: set) -> tuple[dict, dict]:
    people = {one.id: one for one in db.scalars(select(Person).where(Person.id.in_(ids)))}
    said = {one.person_id: one for one in db.scalars(select(MatchingProfile).where(MatchingProfile.person_id.in_(ids)))}
    wants, offers, likes, not_with = (defaultdict(dict) for _ in range(4))
    for person, skill, need in db.execute(select(Want.person_id, Want.skill_id, Want.need).where(Want.person_id.in_(ids))):
        wants[person][skill] = need
    for row in db.scalars(select(OfferedSkill).where(OfferedSkill.person_id.in_(ids))):
        offers[row.person_id][row.skill_id] = row.level
        if row.passes_on:
            likes[row.person_id][row.skill_id] = row.passes_on
    for one, other in db.execute(select(Exclusion.person_id, Exclusion.other_id).where(or_(Exclusion.person_id.in_(ids), Exclusion.other_id.in_(ids)))):
        not_with[one][other] = True
    blank = MatchingProfile(tongues={}, slots=[], zone="UTC", in_writing=False, channels=[], connection="fair", fields=[], context={}, seniority=0,
                            style=[], gender="", conditions={})
    return {
        one: _profile(person, said.get(one, blank), wants[one], offers[one], (likes[one], not_with[one])) for one, person in people.items()
    }, people


def _profile(person: Person, said: MatchingProfile, wants: dict, offers: dict, more: tuple) -> Profile:
    asked = said.conditions or {}
    return Profile(
        id=person.id, wants=wants, offers=offers, passes_on=more[0], tongues={code: Tongue(*levels) for code, levels in said.tongues.items()},
        zone=said.zone, slots=tuple(Slot(*slot) for slot in said.slots), in_writing=said.in_writing, channels=frozenset(said.channels),
        connection=said.connection, fields=frozenset(said.fields), context=dict(said.context), seniority=said.seniority, style=tuple(said.style),
        organisation=person.organisation.strip().casefold(), country=person.country, gender=said.gender, excludes=frozenset(more[1]),
        conditions=Conditions(frozenset(asked.get("countries", ())), frozenset(asked.get("genders", ())), asked.get("least_seniority", 0)),
    )


def _with_part(profile: Profile, part: Participant, may_come: bool) -> Profile:
    return replace(profile, capacity=part.capacity, least=part.least, tier=part.tier, is_here=part.is_here and may_come, ranks=tuple(part.ranks))


def _plain(value):
    return sorted(value, key=str) if isinstance(value, (set, frozenset)) else str(value)
