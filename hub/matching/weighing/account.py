"""What a pair's two scores are made of, as plain data to be kept with a proposal and said in anybody's language later."""

from hub.matching.weighing.features import features
from hub.matching.weighing.hard import best_level, in_writing, levels
from hub.matching.weighing.hours import overlap, shared
from hub.matching.weighing.profiles import Terms
from hub.matching.weighing.scoring import points, unknown
from hub.matching.weighing.sheets import Sheet
from hub.matching.weighing.skills import PARENT

SIDES = ("mentee", "mentor")


def account(mentee: Sheet, mentor: Sheet, terms: Terms) -> dict:
    """Side -> lines [feature, points, possible] that add up to its score, `unknown` features a side, and `facts` behind the sentences."""
    values = features(mentee, mentor, terms)
    found = {side: [[one.feature, one.points, one.possible] for one in points(values, terms, n)] for n, side in enumerate(SIDES)}
    return found | {"unknown": [unknown(values, terms, n) for n in (0, 1)], "facts": facts(mentee, mentor)}


def facts(mentee: Sheet, mentor: Sheet) -> dict:
    """What the two have in common: skills wanted and taught, skills offered the other way, quarters a week, language, tags, answers."""
    a, b = mentee.of, mentor.of
    best = best_level(a, b)
    same = [mine == theirs for mine, theirs in zip(a.style, b.style, strict=False) if mine and theirs]
    return {
        "taught": sorted(a.wants.keys() & mentor.teaches, key=lambda skill: -a.wants[skill]), "wanted": len(a.wants),
        "passed_on": sorted(skill for skill in b.passes_on if mentee.wish.get(skill, 0) >= PARENT),
        "learned": sorted(b.wants.keys() & mentee.teaches), "quarters": overlap(mentee.masks, mentor.masks),
        "first": first_shared(shared(mentee.masks, mentor.masks)), "in_writing": in_writing(a, b),
        "languages": sorted(code for level, _liked, code in levels(a, b) if level == best), "fields": sorted(a.fields & b.fields),
        "context": sorted(name for name in a.context if b.context.get(name) == a.context[name]), "style": [sum(same), len(same)],
        "steps": b.seniority - a.seniority if a.seniority and b.seniority else 0,
    }


def first_shared(mask: int) -> list:
    """[first quarter, last quarter] in UTC of the first stretch of a week both are free in; empty if there is none."""
    if not mask:
        return []
    start = (mask & -mask).bit_length() - 1
    end = start
    while mask >> end & 1:
        end += 1
    return [start, end]
