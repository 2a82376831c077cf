"""The same market in blocks of numpy: sums of whole numbers as products of matrices, then only the pairs that pass are looked at."""

from dataclasses import dataclass

import numpy

from hub.matching.markets.facts import Facts
from hub.matching.markets.market import Market, sorted_people
from hub.matching.markets.plain import with_means
from hub.matching.markets.values import values
from hub.matching.weighing.hard import RULES
from hub.matching.weighing.profiles import Terms

BLOCK = 500  # mentees at a time


@dataclass
class _Part:
    """What came of one block: pairs a mentee, mentors' places, raw scores and what is known of each, and failures by rule."""

    counts: object
    mentor: object
    raw: list
    known: list
    failed: object


def market_of(mentees, mentors, terms: Terms, progress=lambda done, of: None) -> Market:
    """What `plain.market_of` makes of them, many times as fast."""
    market = Market(terms, sorted_people(mentees), sorted_people(mentors))
    if not market.mentees or not market.mentors:
        market.starts, market.failed = [0] * (len(market.mentees) + 1), [dict.fromkeys(RULES, 0) for _ in market.mentees]
        return market
    facts, found = Facts(market), []
    for first in range(0, len(market.mentees), BLOCK):
        rows = slice(first, min(first + BLOCK, len(market.mentees)))
        found.append(_part(facts, rows, terms))
        progress(rows.stop, len(market.mentees))
    market.mentor = numpy.concatenate([part.mentor for part in found])
    market.starts = [0, *numpy.cumsum(numpy.concatenate([part.counts for part in found])).tolist()]
    market.failed = [dict(zip(RULES, row, strict=True)) for part in found for row in part.failed.tolist()]
    _score(market, found)
    return market


def _part(facts: Facts, rows: slice, terms: Terms) -> _Part:
    alive, failed = numpy.ones((rows.stop - rows.start, facts.across), dtype=bool), []
    for rule in RULES:
        wrong = facts.broken(rule, rows, alive)
        wrong &= alive
        failed.append(wrong.sum(axis=1))
        alive &= ~wrong
    flat = numpy.flatnonzero(alive)
    raw, known = _sides(values(facts, rows, flat), terms, len(flat))
    return _Part(alive.sum(axis=1), (flat % facts.across).astype(numpy.int32), raw, known, numpy.array(failed).T)


def _sides(found, terms: Terms, size: int) -> tuple[list, list]:
    # Adds in the order of the table, as the plain way does: the same doubles come out.
    gained, known, asked = ([numpy.zeros(size) for _ in (0, 1)] for _ in range(3))
    for (_name, *weights), (value, is_known, is_asked) in zip(terms.weights, found, strict=True):
        for which, weight in enumerate(weights):
            if weight:
                gained[which] += numpy.where(is_known, weight * value, 0.0)
                known[which] += numpy.where(is_known, float(weight), 0.0)
                asked[which] += numpy.where(is_asked, float(weight), 0.0)
    raw = [numpy.where(known[n] > 0, gained[n] * 100 / numpy.maximum(known[n], 1e-9), 0.0) for n in (0, 1)]
    return raw, [numpy.where(asked[n] > 0, known[n] / numpy.maximum(asked[n], 1e-9), 0.0) for n in (0, 1)]


def _score(market: Market, found: list) -> None:
    raws, knowns = ([numpy.concatenate([getattr(part, name)[which] for part in found]) for which in (0, 1)] for name in ("raw", "known"))
    found.clear()
    sums = [int(numpy.floor(raw * 100 + 0.5).astype(numpy.int64).sum()) for raw in raws]
    market.terms = with_means(market.terms, sums, len(raws[0]))
    market.u, market.v = (
        numpy.floor((mean + known * (raw - mean)) * 100 + 0.5).astype(numpy.int32)
        for mean, raw, known in zip(market.terms.means, raws, knowns, strict=True)
    )
    market.s = numpy.floor(numpy.sqrt(market.u.astype(numpy.float64) * market.v) + 0.5).astype(numpy.int32)
