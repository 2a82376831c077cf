"""A market in plain Python: pair by pair, for communities without numpy and to hold the fast way against."""

from dataclasses import replace

from hub.matching.markets.market import Market, sorted_people
from hub.matching.weighing.features import features
from hub.matching.weighing.hard import RULES, failed
from hub.matching.weighing.profiles import Terms
from hub.matching.weighing.scoring import scored
from hub.matching.weighing.sheets import sheets_of


def market_of(mentees, mentors, terms: Terms, progress=lambda done, of: None) -> Market:
    """The market of two groups of profiles; the means are those of its pairs. `progress(done, of)` is called now and then."""
    market = Market(terms, sorted_people(mentees), sorted_people(mentors))
    left, right = sheets_of((market.mentees, market.mentors), terms)
    values, sums = [], [0, 0]
    for i, mentee in enumerate(left):
        counts = dict.fromkeys(RULES, 0)
        for j, mentor in enumerate(right):
            if rule := failed(mentee, mentor, terms):
                counts[rule] += 1
                continue
            value = features(mentee, mentor, terms)
            raw = scored(value, terms).raw
            sums[0] += hundredths(raw[0])
            sums[1] += hundredths(raw[1])
            market.mentor.append(j)
            values.append(value)
        market.failed.append(counts)
        market.starts.append(len(values))
        progress(i + 1, len(left))
    market.terms = with_means(terms, sums, len(values))
    for value in values:
        found = scored(value, market.terms)
        market.u.append(found.u)
        market.v.append(found.v)
        market.s.append(found.s)
    return market


def with_means(terms: Terms, sums, count: int) -> Terms:
    """The terms with the mean of raw scores over a market's pairs, from their sums in hundredths, to a hundredth of a point."""
    return replace(terms, means=tuple(round(total / count) / 100 for total in sums)) if count else terms


def hundredths(raw: float) -> int:
    """A raw score in whole hundredths: sums of them are the same in every order."""
    return int(raw * 100 + 0.5)
