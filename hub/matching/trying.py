"""What one other weight would change: the programme of today matched twice, once as it is and once with that weight."""

from dataclasses import dataclass, replace

from hub.matching import queries
from hub.matching.markets.making import market_of
from hub.matching.solving.matching import matched
from hub.matching.weighing.profiles import FEATURES

MOST = 10_000  # pairs of people up to which a page may wait for it
MOST_POINTS = 100


@dataclass(frozen=True)
class Change:
    """How many mentees would have another mentor, or one at all, or none any more; and how many are matched before and after."""

    feature: str
    points: int
    other: int
    new: int
    dropped: int
    matched: tuple[int, int]


def is_small(programme) -> bool:
    """Whether there are few enough people to try it on a page."""
    roles = [one.role for one in queries.all_participants(programme)]
    return 0 < roles.count("mentee") * roles.count("mentor") <= MOST


def tried(programme, way: tuple[str, int], feature: str, points: int) -> Change | None:
    """What `points` for a feature on both sides would change for `way` (mode, seed); None for no such feature, or too many people."""
    if feature not in FEATURES or not 0 <= points <= MOST_POINTS or not is_small(programme):
        return None
    given = queries.gathered(programme)
    terms = given.terms
    others = replace(terms, mentee_weights=terms.mentee_weights | {feature: points}, mentor_weights=terms.mentor_weights | {feature: points})
    before, after = (_pairs(given, one, way) for one in (terms, others))
    both = before.keys() & after.keys()
    return Change(
        feature, points, sum(before[one] != after[one] for one in both), len(after.keys() - before.keys()), len(before.keys() - after.keys()),
        (len(before), len(after)),
    )


def _pairs(given, terms, way: tuple[str, int]) -> dict:
    # Mentee's id -> ids of their mentors.
    market = market_of(given.mentees, given.mentors, terms)
    places = {one.id: i for i, one in enumerate(market.mentees)}, {one.id: j for j, one in enumerate(market.mentors)}
    found: dict = {}
    for i, j in matched(market, *way, [(places[0][one], places[1][other]) for one, other in given.pins]):
        found.setdefault(market.mentees[i].id, set()).add(market.mentors[j].id)
    return found
