"""The synthetic market of the matching benchmark: 200 skills in a tree, 8 languages, hours in 20 zones, 800 organisations."""

import random
from dataclasses import replace

from hub.matching.weighing.profiles import Profile, Slot, Terms, Tongue

SKILLS = {n: None if n < 20 else n % 20 for n in range(200)}
LANGUAGES, WEIGHTS = ("en", "fr", "es", "pt", "ar", "sw", "hi", "bn"), (45, 18, 10, 7, 8, 8, 2, 2)
ZONES = (
    "Africa/Nairobi", "Africa/Lagos", "Africa/Accra", "Africa/Johannesburg", "Africa/Cairo", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Kolkata",
    "Asia/Jakarta", "Asia/Manila", "America/Bogota", "America/Lima", "America/Sao_Paulo", "America/Mexico_City", "America/New_York",
    "Europe/Berlin", "Europe/Lisbon", "Asia/Amman", "Asia/Tashkent", "Pacific/Fiji",
)


def terms() -> Terms:
    """The terms of the benchmark: the design's defaults."""
    return Terms(parents=SKILLS)


def people(count: int, seed: int, first: int = 1) -> list[Profile]:
    """So many people with every field filled for nine in ten."""
    dice = random.Random(seed)
    return [_person(first + n, dice) for n in range(count)]


def _person(number: int, dice: random.Random) -> Profile:
    tongues = {code: Tongue(dice.randint(2, 6), dice.randint(2, 6), dice.random() < 0.5) for code in dice.choices(LANGUAGES, WEIGHTS, k=2)}
    start = dice.choice((7, 8, 12, 17, 18, 19)) * 60
    found = Profile(
        id=number, wants={dice.randrange(200): dice.randint(1, 3) for _ in range(6)}, offers={dice.randrange(200): dice.randint(2, 4) for _ in range(6)},
        passes_on={dice.randrange(200): dice.randint(1, 3) for _ in range(3)}, tongues=tongues, zone=dice.choice(ZONES),
        slots=tuple(Slot(day, start, start + dice.choice((120, 180, 240, 360))) for day in dice.sample(range(7), 5)),
        fields=frozenset(dice.sample(range(30), 3)), context={name: dice.randrange(4) for name in ("region", "income", "place", "level")},
        seniority=dice.randint(1, 8), style=tuple(dice.randint(1, 3) for _ in range(6)), organisation=f"organisation {dice.randrange(800)}",
    )
    return found if dice.random() < 0.9 else replace(found, style=(), context={}, passes_on={})
