"""The soft features of a pair, each as a fraction of whole numbers so that every way of computing them gives the same."""

from hub.matching.weighing.hard import in_writing, levels
from hub.matching.weighing.hours import overlap
from hub.matching.weighing.profiles import B1, Profile, Terms
from hub.matching.weighing.sheets import Sheet

UNKNOWN = None  # nobody said; it is left out and costs confidence
NOT_ASKED = False  # does not apply to this pair; it is left out and costs nothing
MOST_QUARTERS = 16
FORTIETHS = 40
SENIORITY = {  # steps the mentor is above -> tenths, by kind of programme
    "mentor": lambda steps: 10 if 1 <= steps <= 4 else 5 if steps in (0, 5) else 2,
    "peer": lambda steps: 10 if abs(steps) <= 1 else 5 if abs(steps) == 2 else 2,
    "reverse": lambda steps: 10 if 1 <= -steps <= 4 else 5 if -steps in (0, 5) else 2,
}
SENIORITY["expert"] = SENIORITY["mentor"]


def features(mentee: Sheet, mentor: Sheet, terms: Terms) -> tuple:
    """The ten values in the order of FEATURES: (numerator, denominator), UNKNOWN or NOT_ASKED."""
    a, b = mentee.of, mentor.of
    return (
        _skill(a, mentor), _give(mentee, b), _reciprocity(mentee, b), _time(mentee, mentor), _language(a, b),
        _sector(a, b), _context(a, b, terms), _seniority(a, b, terms), _style(a, b), (5 if b.id in a.before or a.id in b.before else 10, 10),
    )


def _skill(a: Profile, mentor: Sheet):
    if not a.wants:
        return UNKNOWN
    reach = mentor.reach
    return sum(need * reach.get(skill, 0) for skill, need in a.wants.items()), FORTIETHS * sum(a.wants.values())


def _give(mentee: Sheet, b: Profile):
    if not b.passes_on:
        return UNKNOWN
    wish, offers = mentee.wish, b.offers
    return sum(need * offers.get(skill, 0) * wish.get(skill, 0) for skill, need in b.passes_on.items()), FORTIETHS * sum(b.passes_on.values())


def _reciprocity(mentee: Sheet, b: Profile):
    if not b.wants or not mentee.of.offers:
        return UNKNOWN
    return sum(skill in mentee.teaches for skill in b.wants), len(b.wants)


def _time(mentee: Sheet, mentor: Sheet):
    if in_writing(mentee.of, mentor.of):
        return NOT_ASKED
    return min(overlap(mentee.masks, mentor.masks), MOST_QUARTERS), MOST_QUARTERS


def _language(a: Profile, b: Profile):
    best = 0
    for level, both_like, _code in levels(a, b):
        if level >= B1:
            best = max(best, min(20, 5 * (level - B1 + 1) + 4 * both_like))
    return best, 20


def _sector(a: Profile, b: Profile):
    if not a.fields or not b.fields:
        return UNKNOWN
    return len(a.fields & b.fields), len(a.fields | b.fields)


def _context(a: Profile, b: Profile, terms: Terms):
    both = [name for name in a.context if name in b.context]
    if not both:
        return UNKNOWN
    same = sum(a.context[name] == b.context[name] for name in both)
    return len(both) - same if terms.context == "different" else same, len(both)


def _seniority(a: Profile, b: Profile, terms: Terms):
    if not a.seniority or not b.seniority:
        return UNKNOWN
    return SENIORITY[terms.kind](b.seniority - a.seniority), 10


def _style(a: Profile, b: Profile):
    both = [mine == theirs for mine, theirs in zip(a.style, b.style, strict=False) if mine and theirs]
    return (sum(both), len(both)) if both else UNKNOWN
