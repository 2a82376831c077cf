"""What is true of some pairs, found without knowing how they were made: who would both rather switch, what is exceeded, how good it is."""

from dataclasses import dataclass
from statistics import median

from hub.matching.markets.market import Market
from hub.matching.solving.stable import Preferences


@dataclass(frozen=True)
class Figures:
    """How one way of matching came out; scores in hundredths, None where nobody is matched."""

    matched: int
    pairs: int
    total: int
    median: float | None
    low: int | None
    switching: int
    short: int


def switching(market: Market, pairs, seed: int, free=None) -> list[tuple[int, int]]:
    """Pairs that may be matched and are not, though both would rather have each other than one they have, or have a place free."""
    likings = Preferences(market, seed)
    places, seats = free or ([one.capacity for one in market.mentees], [one.capacity for one in market.mentors])
    chosen = set(pairs)
    mine, theirs = _worst(market, likings, chosen)
    counts = _counts(chosen, len(places), len(seats))
    found = []
    for i in range(len(places)):
        for j, u, v, _s in market.row(i):
            if (i, j) in chosen or not places[i] or not seats[j]:
                continue
            if counts[0][i] >= places[i] and likings.of_mentee(i, j, u) <= mine[i]:
                continue
            if counts[1][j] < seats[j] or likings.of_mentor(i, j, v) > theirs[j]:
                found.append((i, j))
    return found


def _worst(market: Market, likings: Preferences, chosen: set) -> tuple[dict, dict]:
    mine: dict = {}
    theirs: dict = {}
    for i, j in chosen:
        place = market.place(i, j)
        u, v = (int(market.u[place]), int(market.v[place])) if place is not None else (1 << 20, 1 << 20)  # pinned against the rules
        mine[i] = min(mine.get(i, 1 << 90), likings.of_mentee(i, j, u))
        theirs[j] = min(theirs.get(j, 1 << 90), likings.of_mentor(i, j, v))
    return mine, theirs


def _counts(chosen, n: int, m: int) -> tuple[list[int], list[int]]:
    counts = [0] * n, [0] * m
    for i, j in chosen:
        counts[0][i] += 1
        counts[1][j] += 1
    return counts


def figures(market: Market, pairs, seed: int) -> Figures:
    """The figures of these pairs: matched mentees, sum, median and 5th percentile of scores, who would switch, lower bounds not reached."""
    scores = sorted(int(market.s[place]) for i, j in pairs if (place := market.place(i, j)) is not None)
    counts = _counts(pairs, len(market.mentees), len(market.mentors))
    short = sum(max(0, one.least - count) for group, had in ((market.mentees, counts[0]), (market.mentors, counts[1]))
                for one, count in zip(group, had, strict=True))
    return Figures(
        matched=sum(count > 0 for count in counts[0]), pairs=len(pairs), total=sum(scores), median=median(scores) if scores else None,
        low=scores[int(len(scores) * 0.05)] if scores else None, switching=len(switching(market, pairs, seed)), short=short,
    )


def worth(market: Market, pairs) -> int:
    """What these pairs are worth together where the total counts."""
    return sum(market.worth(i, j, int(market.s[market.place(i, j)])) for i, j in pairs)
