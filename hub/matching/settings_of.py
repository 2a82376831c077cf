"""A programme's settings as the terms of weighing: what is kept of them, their limits and defaults."""

from datetime import date, timedelta

from hub.matching.weighing.profiles import MENTEE_WEIGHTS, MENTOR_WEIGHTS, Terms

# What may be set of a programme's rules, and what holds where nothing is set; floor and bonus are points.
DEFAULTS = {
    "least_level": 3, "interpreter": False, "least_hours": 1, "own_organisation": False, "gender_conditions": False, "context": "similar",
    "floor": 0, "bonus": 0,
}
HALF_A_YEAR = 182


def half_a_year_after(day: date) -> date:
    """The last day of a cycle of half a year."""
    return day + timedelta(days=HALF_A_YEAR)


def rules_of(programme) -> dict:
    """All rules of the programme, the defaults where it set none."""
    return {name: programme.rules.get(name, value) for name, value in DEFAULTS.items()}


def weights_of(programme) -> dict:
    """Feature -> [mentee's points, mentor's points] of the programme."""
    return {name: programme.weights.get(name, [MENTEE_WEIGHTS[name], MENTOR_WEIGHTS[name]]) for name in MENTEE_WEIGHTS}


def terms(programme, parents: dict, bans: frozenset) -> Terms:
    """The programme's terms over a tree of skills (parent by skill) and pairs that are banned."""
    rules, weights = rules_of(programme), weights_of(programme)
    return Terms(
        parents=parents, starts_on=programme.starts_on, ends_on=programme.ends_on, kind=programme.kind, own_organisation=rules["own_organisation"],
        least_level=rules["least_level"], interpreter=rules["interpreter"], least_quarters=rules["least_hours"] * 4,
        gender_conditions=rules["gender_conditions"], context=rules["context"], floor=rules["floor"] * 100, bonus=rules["bonus"] * 100, bans=bans,
        mentee_weights={name: both[0] for name, both in weights.items()}, mentor_weights={name: both[1] for name, both in weights.items()},
    )
