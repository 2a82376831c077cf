"""Makers for matching: profiles and whole random markets, and what programmes are made of."""

import random
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community
from hub.matching.models import MatchingProfile, OfferedSkill, Participant, Programme, Proposal, Ruling, Run, Skill, Talk, Want
from hub.matching.weighing.profiles import Conditions, Profile, Slot, Terms, Tongue
from hub.storage.unit import db
from hub.text.stems import folded
from tests.makers import maker

SKILLS = {n: None if n < 5 else n % 5 for n in range(30)}
ZONES = ("Africa/Nairobi", "Africa/Accra", "Asia/Kathmandu", "Europe/Berlin", "America/Bogota", "America/New_York")


def profile(number: int, **facts) -> Profile:
    """Somebody who fits everybody: one skill, English, Monday morning."""
    given = {
        "wants": {1: 2}, "offers": {1: 4}, "tongues": {"en": Tongue(5, 5)}, "slots": (Slot(0, 8 * 60, 12 * 60),), "zone": "Africa/Nairobi",
    }
    return Profile(id=number, **{**given, **facts})


def terms(**facts) -> Terms:
    """Terms with a small tree of skills."""
    return Terms(**{"parents": SKILLS, **facts})


def somebody(number: int, dice: random.Random, **facts) -> Profile:
    """A person drawn at random, with gaps."""
    def some(of, most, least=0):
        return dice.sample(list(of), dice.randint(least, most))
    found = Profile(
        id=number, wants={k: dice.randint(1, 3) for k in some(SKILLS, 4, 1)}, offers={k: dice.randint(2, 4) for k in some(SKILLS, 6, 1)},
        passes_on={k: dice.randint(1, 3) for k in some(SKILLS, 3)},
        tongues={code: Tongue(dice.randint(2, 6), dice.randint(2, 6), dice.random() < 0.5) for code in some(("en", "fr", "sw"), 3, 2)},
        zone=dice.choice(ZONES), slots=tuple(Slot(day, dice.randint(0, 60) * 15, dice.randint(70, 96) * 15) for day in some(range(7), 6, 2)),
        in_writing=dice.random() < 0.2, channels=frozenset(some(("video", "voice", "text"), 3, 2)), connection=dice.choice(("weak", "good")),
        fields=frozenset(some(("health", "water", "sdg:3", "sdg:6"), 3)), context={k: dice.randint(0, 2) for k in some(("region", "income", "level"), 3)},
        seniority=dice.randint(0, 9), style=tuple(dice.randint(0, 3) for _ in range(dice.choice((0, 6)))), organisation=dice.choice(("", "a", "b", "c")),
        country=dice.choice(("KE", "GH", "NP")), gender=dice.choice(("", "f", "m")), capacity=dice.randint(1, 2), tier=dice.random() < 0.2,
        conditions=Conditions(frozenset({"KE", "GH"})) if dice.random() < 0.1 else Conditions(), is_here=dice.random() < 0.95,
    )
    return replace(found, **facts)


def crowd(mentees: int, mentors: int, seed: int, **facts) -> tuple:
    """Two groups drawn at random: mentees from 1 on with one place each, mentors from 1001 on; some exclude or know each other."""
    dice = random.Random(seed)
    left = [somebody(n, dice, capacity=1, **facts) for n in range(1, mentees + 1)]
    right = [somebody(1000 + n, dice, **facts) for n in range(1, mentors + 1)]
    ids = [one.id for one in right]
    left = [replace(one, excludes=_few(dice, ids), before=_few(dice, ids), ranks=tuple(dice.sample(ids, min(3, len(ids)))) if dice.random() < 0.3 else ())
            for one in left]
    return left, right


def _few(dice: random.Random, ids: list) -> frozenset:
    return frozenset(dice.sample(ids, 1)) if ids and dice.random() < 0.15 else frozenset()


@maker
def skill(name: str, parent: Skill | None = None) -> Skill:
    """A skill of the tree; the one there is if it is there."""
    there = db.scalar(select(Skill).where(Skill.folded == folded(name)))
    if there is not None:
        return there
    thing = Skill(name=name, folded=folded(name), parent_id=parent.id if parent else None)
    db.add(thing)
    return thing


@maker
def matching_profile(of: Person, wants=(), offers=(), **changes) -> MatchingProfile:
    """A profile with English, every weekday morning and all ways to talk; skills by name."""
    values = {
        "person_id": of.id, "tongues": {"en": [5, 5, True]}, "slots": [[day, 480, 720] for day in range(5)], "zone": "Africa/Nairobi",
        "channels": ["video", "voice", "text"], "connection": "good", "fields": [], "context": {}, "style": [], "conditions": {}, "steps": ["skills"],
    }
    thing = MatchingProfile(**values | changes)
    db.add(thing)
    db.add_all(Want(person_id=of.id, skill_id=skill(name).id, need=2) for name in wants)
    db.add_all(OfferedSkill(person_id=of.id, skill_id=skill(name).id, level=4, passes_on=2) for name in offers)
    return thing


@maker
def programme(of: Community, made_by: Person, **changes) -> Programme:
    """A programme open for applications for a month."""
    today = now().date()
    values = {"community_id": of.id, "name": "Wells 2026", "rules": {}, "weights": {}, "closes_on": today + timedelta(days=30),
              "starts_on": today, "ends_on": today + timedelta(days=180), "made_by_id": made_by.id}
    thing = Programme(**values | changes)
    thing.community = of
    db.add(thing)
    return thing


@maker
def participant(of: Programme, who: Person, role: str, **changes) -> Participant:
    """Somebody who takes part with one place."""
    thing = Participant(**{"programme_id": of.id, "person_id": who.id, "role": role, "ranks": []} | changes)
    db.add(thing)
    return thing


@maker
def ruling(of: Programme, mentee: Person, mentor: Person, kind: str = "ban") -> Ruling:
    """A coordinator's decision."""
    thing = Ruling(programme_id=of.id, mentee_id=mentee.id, mentor_id=mentor.id, kind=kind, reason="They work together")
    db.add(thing)
    return thing


@maker
def talk(of: Programme, by_run: Run, mentee: Person, mentor: Person, **said) -> Talk:
    """A talk of the programme's open shortlist."""
    thing = Talk(**{"run_id": by_run.id, "mentee_id": mentee.id, "mentor_id": mentor.id, "mentee_says": "", "mentor_says": ""} | said)
    db.get(Programme, of.id).talks_run_id = by_run.id
    db.add(thing)
    return thing


@maker
def run(of: Programme, pairs, **changes) -> Run:
    """A run that is done, with these (mentee, mentor) in both modes and nothing else."""
    figures = {"matched": len(pairs), "pairs": len(pairs), "total": 0, "median": None, "low": None, "switching": 0, "short": 0}
    totals = {"modes": {"stable": figures, "best": figures}, "funnel": [], "recruiting": [], "fairness": [], "capacity": [], "pins": [], "mentees": 1,
              "mentors": 1, "eligible": 1, "means": [50, 50]}
    facts = {"taught": [], "wanted": 1, "passed_on": [], "learned": [], "quarters": 4, "first": [], "in_writing": False, "languages": ["en"],
             "fields": [], "context": [], "style": [0, 0], "steps": 0}
    thing = Run(**{"programme_id": of.id, "seed": 1, "state": "done", "totals": totals, "unmatched": [], "solver": "plain"} | changes)
    db.add(thing)
    db.flush()
    points = {"mentee": [["skill", 100, 4000]], "mentor": [["time", 100, 1500]], "unknown": [[], []], "facts": facts}
    db.add_all(Proposal(run_id=thing.id, mode=mode, mentee_id=a.id, mentor_id=b.id, u=100, v=100, s=100, points=points)
               for mode in ("stable", "best") for a, b in pairs)
    return thing
