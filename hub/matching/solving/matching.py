"""A way of matching by its name, with pins kept; and the shortlist and final round of two steps."""

from dataclasses import replace

from hub.matching.markets.market import Market
from hub.matching.solving.best import best, bounds
from hub.matching.solving.flow import flowing, is_here
from hub.matching.solving.stable import capacities, stable

SHORTLIST, TALKS = 3, 4  # mentors a mentee talks with, mentees a mentor talks with
SMALL = 20_000  # pairs up to which plain Python is as quick


def matched(market: Market, mode: str, seed: int, pins=()) -> list[tuple[int, int]]:
    """The pairs of a mode (stable, best, shortlist), pins among them: what is pinned is kept and takes its places first."""
    places, seats = capacities(market)
    least, due = bounds(market)
    if mode == "shortlist":
        places, seats = [SHORTLIST if free else 0 for free in places], [max(free, min(TALKS, 2 * free)) for free in seats]
    for i, j in pins:
        places[i], seats[j] = max(0, places[i] - 1), max(0, seats[j] - 1)
        least[i], due[j] = max(0, least[i] - 1), max(0, due[j] - 1)
    rest = without(market, pins)
    if mode == "stable":
        found = stable(rest, seed, (places, seats))
    else:
        found = greatest(rest, (places, seats), ([min(a, b) for a, b in zip(least, places, strict=True)], [min(a, b) for a, b in zip(due, seats, strict=True)]))
    return sorted({*pins, *found})


def greatest(market: Market, free, least) -> list[tuple[int, int]]:
    """The pairs of greatest worth, by OR-tools where it is installed and there is much to do."""
    return flowing(market, free, least) if market.size > SMALL and is_here() else best(market, free, least)


def without(market: Market, pins) -> Market:
    """The market without pairs that are settled already."""
    gone = {place for i, j in pins if (place := market.place(i, j)) is not None}
    return market if not gone else only(market, [place for place in range(market.size) if place not in gone])


def only(market: Market, kept: list[int]) -> Market:
    """The market of these places alone."""
    chosen, starts = sorted(kept), [0]
    at = 0
    for end in market.starts[1:]:
        while at < len(chosen) and chosen[at] < end:
            at += 1
        starts.append(at)
    columns = {name: _taken(getattr(market, name), chosen) for name in ("mentor", "u", "v", "s")}
    return replace(market, starts=starts, **columns)


def _taken(column, chosen: list[int]):
    return type(column)(column.typecode, [column[place] for place in chosen]) if hasattr(column, "typecode") else column[chosen]


def final(market: Market, shortlist, ratings: dict, seed: int, pins=()) -> list[tuple[int, int]]:
    """The stable pairs within a shortlist after the talks, pins kept: `ratings` are (rater's id, other's id) -> 1 to 5, rescaled for each person."""
    places, seats = capacities(market)
    for i, j in pins:
        places[i], seats[j] = max(0, places[i] - 1), max(0, seats[j] - 1)
    return sorted({*pins, *stable(without(talked(market, shortlist, ratings), pins), seed, (places, seats))})


def talked(market: Market, shortlist, ratings: dict) -> Market:
    """The market of a shortlist as people see it after their talks: who rated counts by the ratings alone, no longer by the list they came with."""
    rescaled = by_person(ratings)
    places = sorted(place for i, j in shortlist if (place := market.place(i, j)) is not None)
    small = only(market, places)
    for i, mentee in enumerate(small.mentees):
        for place in range(small.starts[i], small.starts[i + 1]):
            mentor = small.mentors[small.mentor[place]]
            small.u[place] = rescaled.get((mentee.id, mentor.id), int(small.u[place]))
            small.v[place] = rescaled.get((mentor.id, mentee.id), int(small.v[place]))
    raters = {rater for rater, _other in ratings}
    sides = [[replace(one, ranks=()) if one.id in raters else one for one in group] for group in (small.mentees, small.mentors)]
    return replace(small, mentees=sides[0], mentors=sides[1])


def by_person(ratings: dict) -> dict:
    """Ratings as hundredths of a score, each person's own lowest to highest spread over 0 to 100; all the same is 50."""
    own: dict = {}
    for (rater, _other), rating in ratings.items():
        low, high = own.get(rater, (rating, rating))
        own[rater] = min(low, rating), max(high, rating)
    return {
        (rater, other): 5_000 if own[rater][0] == own[rater][1] else round(10_000 * (rating - own[rater][0]) / (own[rater][1] - own[rater][0]))
        for (rater, other), rating in ratings.items()
    }
