"""Sheets of many people as matrices of numpy, one row a person."""

import numpy

from hub.matching.weighing.hours import WEEK
from hub.matching.weighing.profiles import CEFR, CHANNELS, Terms

WORDS = -(-WEEK // 64)  # of 64 bits that hold a week of quarters
LEVELS = range(1, len(CEFR) + 1)
VARIANTS = 8  # ways one person's clock can stand during a cycle


class Numbers:
    """Things (skills, languages, tags) as numbers from 0, the same for both groups."""

    def __init__(self, things):
        self.of = {thing: n for n, thing in enumerate(sorted(set(things), key=str))}

    def matrix(self, people, values):
        """A row a person: for each (thing, value) of `values(person)` the value in the thing's column; things nobody knows are left out."""
        found = numpy.zeros((len(people), max(1, len(self.of))), dtype=numpy.float32)
        ends, places, given, of = [], [], [], self.of
        for one in people:
            for thing, value in values(one):
                if (n := of.get(thing)) is not None:
                    places.append(n)
                    given.append(value)
            ends.append(len(places))
        found[numpy.repeat(numpy.arange(len(people)), numpy.diff(ends, prepend=0)), places] = given
        return found


def shared_numbers(groups, things) -> Numbers:
    """Numbers for what occurs in either group."""
    return Numbers(thing for group in groups for one in group for thing in things(one))


def masks(group) -> list:
    """For each season a matrix of the people's free quarters in words of 64 bits."""
    if not group:
        return []
    return [
        numpy.array([[mask >> 64 * n & (1 << 64) - 1 for n in range(WORDS)] for mask in (one.masks[season] for one in group)], dtype=numpy.uint64)
        for season in range(len(group[0].masks))
    ]


def variants(group) -> list:
    """For each season which of their different masks each person has then: 0 for their first, at most seven more."""
    if not group:
        return []
    rows = [[list(dict.fromkeys(one.masks)).index(mask) for mask in one.masks] for one in group]
    return list(numpy.array(rows, dtype=numpy.uint64).clip(max=VARIANTS - 1).T)


def levels(numbers: Numbers, group, written: bool, liked: bool) -> list:
    """For each CEFR level a matrix of the languages somebody has at that level or above (and likes to use)."""
    def at(level):
        return lambda one: (
            (code, 1) for code, tongue in one.of.tongues.items() if (tongue.write if written else tongue.speak) >= level and (tongue.preferred or not liked)
        )
    return [numbers.matrix(group, at(level)) for level in LEVELS]


def ways(group):
    """The ways each person can use, as bits."""
    return numpy.array([sum(1 << n for n, way in enumerate(CHANNELS) if way in one.ways) for one in group], dtype=numpy.int8)


def integers(group, value):
    """One whole number a person."""
    return numpy.array([value(one) for one in group], dtype=numpy.int64)


def conditions(asking, asked, terms: Terms, meets):
    """(which condition each of `asking` makes, table of condition x person of `asked`: whether the person meets it)."""
    different = list(dict.fromkeys(one.of.conditions for one in asking))
    table = numpy.array([[meets(one.of, condition, terms) for one in asked] for condition in different], dtype=bool).reshape(len(different), len(asked))
    places = {condition: n for n, condition in enumerate(different)}
    return numpy.array([places[one.of.conditions] for one in asking], dtype=numpy.int64), table
