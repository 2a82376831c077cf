"""Makers of profiles and of whole random markets for matching."""

import random
from dataclasses import replace

from hub.matching.weighing.profiles import Conditions, Profile, Slot, Terms, Tongue

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
