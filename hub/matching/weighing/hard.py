"""The hard rules H1 to H8: the first one that a pair fails, or nothing."""

from hub.matching.weighing.hours import overlap
from hub.matching.weighing.profiles import Conditions, Profile, Terms
from hub.matching.weighing.sheets import Sheet

RULES = ("self", "line", "organisation", "excluded", "language", "channel", "skill", "hours", "condition", "places")
PRIVATE = frozenset({"excluded", "condition", "line"})  # to the other: "not available for this programme"


def failed(mentee: Sheet, mentor: Sheet, terms: Terms) -> str:
    """The name of the first rule this pair fails, in the order of RULES; empty when it may be matched."""
    a, b = mentee.of, mentor.of
    return (
        _who(a, b, terms) or ("excluded" if excluded(a, b, terms) else "")
        or ("" if terms.interpreter or best_level(a, b) >= terms.least_level else "language")
        or ("" if mentee.ways & mentor.ways else "channel")
        or ("" if not mentor.teaches.isdisjoint(a.wants) else "skill")
        or ("" if in_writing(a, b) or overlap(mentee.masks, mentor.masks) >= terms.least_quarters else "hours")
        or ("" if meets(a, b.conditions, terms) and meets(b, a.conditions, terms) else "condition")
        or ("" if a.is_here and b.is_here and a.capacity > 0 and b.capacity > 0 else "places")
    )


def _who(a: Profile, b: Profile, terms: Terms) -> str:
    if a.id == b.id:
        return "self"
    if a.id in b.reports_to or b.id in a.reports_to:
        return "line"
    return "organisation" if a.organisation and a.organisation == b.organisation and not terms.own_organisation else ""


def excluded(a: Profile, b: Profile, terms: Terms) -> bool:
    """Whether either excludes the other, or the coordinator has banned the pair."""
    return b.id in a.excludes or a.id in b.excludes or (a.id, b.id) in terms.bans


def in_writing(a: Profile, b: Profile) -> bool:
    """Whether the pair would keep in touch in writing, each in their own time."""
    return a.in_writing or b.in_writing


def best_level(a: Profile, b: Profile) -> int:
    """The level, 0 to 6, of the language both have best: spoken, or written for a pair in writing."""
    return max((level for level, _both_like, _code in levels(a, b)), default=0)


def levels(a: Profile, b: Profile):
    """(the lower of the two levels, whether both like to use it, code) of each language both have."""
    written = in_writing(a, b)
    for code, mine in a.tongues.items():
        if theirs := b.tongues.get(code):
            level = min(mine.write, theirs.write) if written else min(mine.speak, theirs.speak)
            yield level, mine.preferred and theirs.preferred, code


def meets(one: Profile, asked: Conditions, terms: Terms) -> bool:
    """Whether somebody meets the other's conditions; that of gender counts only where the programme allows it."""
    if asked.countries and one.country not in asked.countries:
        return False
    if asked.genders and terms.gender_conditions and one.gender not in asked.genders:
        return False
    return one.seniority >= asked.least_seniority
