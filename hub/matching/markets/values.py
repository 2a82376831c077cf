"""The ten features of the pairs of a block that pass the rules, as `weighing.features` defines them, many at a time."""

import numpy

from hub.matching.markets.facts import STEPS, Facts
from hub.matching.weighing.features import MOST_QUARTERS
from hub.matching.weighing.profiles import B1, CEFR

ALL = numpy.True_


def values(facts: Facts, rows: slice, flat) -> list:
    """(value, whether it is known, whether it applies) of each feature in the order of the table, for these pairs of the block."""
    i, j = numpy.divmod(flat, facts.across)

    def product(pair):
        return (pair[0][rows] @ pair[1].T).ravel()[flat].astype(numpy.float64)

    def ratio(above, below):
        return above / numpy.maximum(below, 1), below > 0, ALL

    learns = facts.wishes[j] * facts.offers[rows][i]
    asked = ~(facts.writing[0][rows][i] | facts.writing[1][j])
    quarters = facts.quarters[numpy.searchsorted(facts.of_hours, flat)]
    return [
        ratio(product(facts.need), facts.needs[rows][i]),
        ratio(product(facts.give), facts.gives[j]),
        ratio(product(facts.learn), learns),
        (numpy.minimum(quarters, MOST_QUARTERS) / MOST_QUARTERS, asked, asked),
        (_language(facts, rows, flat) / 20, ALL, ALL),
        _sector(facts, rows, (i, j), product(facts.fields)),
        _context(facts, product(facts.same), product(facts.dimensions)),
        _seniority(facts, facts.seniority[0][rows][i], facts.seniority[1][j]),
        ratio(product(facts.equal), product(facts.answered)),
        (_past(facts, rows, flat) / 10, ALL, ALL),
    ]


def _language(facts: Facts, rows: slice, flat):
    # (lower level - B1 + 1) in quarters counts the levels from B1 on that both reach; plus a fifth where both like the language.
    def steps(liked):
        return sum(facts.at_least(level, liked, rows).ravel()[flat].astype(numpy.float64) for level in range(B1, len(CEFR) + 1))
    liked = steps(True)
    return numpy.maximum(5 * steps(False), numpy.where(liked > 0, numpy.minimum(20, 5 * liked + 4), 0))


def _sector(facts: Facts, rows: slice, pairs: tuple, shared):
    i, j = pairs
    mine, theirs = (one.sum(axis=1).astype(numpy.float64) for one in facts.fields)
    mine, theirs = mine[rows][i], theirs[j]
    return shared / numpy.maximum(mine + theirs - shared, 1), (mine > 0) & (theirs > 0), ALL


def _context(facts: Facts, same, both):
    same = both - same if facts.terms.context == "different" else same
    return same / numpy.maximum(both, 1), both > 0, ALL


def _seniority(facts: Facts, mine, theirs):
    return facts.steps[numpy.clip(theirs - mine, -STEPS, STEPS) + STEPS] / 10, (mine > 0) & (theirs > 0), ALL


def _past(facts: Facts, rows: slice, flat):
    found = numpy.full(len(flat), 10.0)
    for i in range(rows.start, rows.stop) if facts.before else ():
        for j in facts.before.get(i, ()):
            found[flat == (i - rows.start) * facts.across + j] = 5.0
    return found
