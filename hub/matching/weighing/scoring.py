"""Two scores of a pair, one from each side, in hundredths of a point; and the same as points that add up."""

from dataclasses import dataclass
from math import sqrt

from hub.matching.weighing.features import NOT_ASKED, UNKNOWN, features
from hub.matching.weighing.profiles import Terms
from hub.matching.weighing.sheets import Sheet

WHOLE = 10_000  # hundredths: a score of 100 points
UNKNOWN_POINTS = "unknown"


@dataclass(frozen=True, slots=True)
class Score:
    """Mentee's score u, mentor's v, the pair's s, all in hundredths; `raw` are (u, v) before what is unknown drew them to the mean."""

    u: int
    v: int
    s: int
    raw: tuple
    known: tuple


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a score: the feature, its points and how many were possible, both in hundredths."""

    feature: str
    points: int
    possible: int


def score(mentee: Sheet, mentor: Sheet, terms: Terms) -> Score:
    """Both scores of a pair that passes the rules, and their geometric mean."""
    return scored(features(mentee, mentor, terms), terms)


def scored(values: tuple, terms: Terms) -> Score:
    """The score of ten feature values."""
    sides = [_side(values, terms, which) for which in (0, 1)]
    u, v = (_drawn(raw, known, terms.means[which]) for which, (raw, known) in enumerate(sides))
    return Score(u, v, joint(u, v), tuple(raw for raw, _known in sides), tuple(known for _raw, known in sides))


def joint(u: int, v: int) -> int:
    """The geometric mean of two scores: one very low side cannot be bought by the other."""
    return int(sqrt(u * v) + 0.5)


def points(values: tuple, terms: Terms, which: int) -> list[Point]:
    """One side's score (0 mentee, 1 mentor) as points that add up to it exactly; the last line is what is unknown."""
    raw, known = _side(values, terms, which)
    total = _drawn(raw, known, terms.means[which])
    lines = [(name, weights[which], value) for (name, *weights), value in zip(terms.weights, values, strict=True) if weights[which]]
    weight = sum(weights for _name, weights, value in lines if value) or 1
    exact = [(name, known * 100 * part * value[0] / value[1] / weight, known * 100 * part / weight) for name, part, value in lines if value]
    if known < 1:
        exact.append((UNKNOWN_POINTS, (1 - known) * terms.means[which], (1 - known) * 100))
    return _adding_up([(name, gained * 100, possible * 100) for name, gained, possible in exact], total)


def unknown(values: tuple, terms: Terms, which: int) -> list[str]:
    """The features that were left out on one side because nobody said."""
    return [name for (name, *weights), value in zip(terms.weights, values, strict=True) if value is UNKNOWN and weights[which]]


def _side(values: tuple, terms: Terms, which: int) -> tuple[float, float]:
    gained, known, asked = 0.0, 0.0, 0.0
    for (_name, *weights), value in zip(terms.weights, values, strict=True):
        weight = weights[which]
        if value is NOT_ASKED or not weight:
            continue
        asked += weight
        if value is not UNKNOWN:
            known += weight
            gained += weight * (value[0] / value[1])
    return (gained * 100 / known if known else 0.0), (known / asked if asked else 0.0)


def _drawn(raw: float, known: float, mean: float) -> int:
    return int((mean + known * (raw - mean)) * 100 + 0.5)


def _adding_up(lines: list, total: int) -> list[Point]:
    # Largest remainder: rounded down, and what is missing goes to those that lost most.
    floors = [int(gained) for _name, gained, _possible in lines]
    missing = total - sum(floors)
    order = sorted(range(len(lines)), key=lambda n: (floors[n] - lines[n][1], n))
    for n in order[:missing]:
        floors[n] += 1
    return [Point(name, floor, round(possible)) for floor, (name, _gained, possible) in zip(floors, lines, strict=True)]
