"""What is true of a block of mentees against all mentors: which rules are broken, and matrices for the features."""

import numpy

from hub.matching.markets import columns
from hub.matching.markets.market import Market
from hub.matching.weighing.features import FORTIETHS, SENIORITY
from hub.matching.weighing.hard import meets
from hub.matching.weighing.hours import WEEK
from hub.matching.weighing.sheets import sheets_of

STEPS = 64  # seniority stays below this
VARIANTS = columns.VARIANTS


class Facts:
    """Both groups as matrices; answers for one block of mentees at a time."""

    def __init__(self, market: Market):
        self.terms = market.terms
        left, right = self.groups = sheets_of((market.mentees, market.mentors), market.terms)
        self.across = len(right)
        self.place_of = {one.of.id: j for j, one in enumerate(right)}
        self._people()
        self._tongues()
        self._skills()
        self.fields = self._both(lambda one: one.of.fields, lambda one: ((tag, 1) for tag in one.of.fields))
        self.same = self._both(lambda one: one.of.context.items(), lambda one: ((pair, 1) for pair in one.of.context.items()))
        self.dimensions = self._both(lambda one: one.of.context, lambda one: ((name, 1) for name in one.of.context))
        self.equal = self._both(lambda one: _given(one), lambda one: ((pair, 1) for pair in _given(one)))
        self.answered = self._both(lambda one: (n for n, _ in _given(one)), lambda one: ((n, 1) for n, _ in _given(one)))

    def _both(self, things, values) -> list:
        numbers = columns.shared_numbers(self.groups, things)
        return [numbers.matrix(group, values) for group in self.groups]

    def _people(self) -> None:
        self.masks = [columns.masks(group) for group in self.groups]
        self.variants = [columns.variants(group) for group in self.groups]
        self.ways = [columns.ways(group) for group in self.groups]
        self.writing = [columns.integers(group, lambda one: one.of.in_writing).astype(bool) for group in self.groups]
        self.here = [columns.integers(group, lambda one: one.of.is_here and one.of.capacity > 0).astype(bool) for group in self.groups]
        self.seniority = [columns.integers(group, lambda one: one.of.seniority) for group in self.groups]
        self.ids = [columns.integers(group, lambda one: one.of.id) for group in self.groups]
        names = {name: n for n, name in enumerate(sorted({one.of.organisation for group in self.groups for one in group} - {""}), 1)}
        self.organisation = [columns.integers(group, lambda one: names.get(one.of.organisation, 0)) for group in self.groups]
        left, right = self.groups
        self.asked = columns.conditions(right, left, self.terms, meets), columns.conditions(left, right, self.terms, meets)
        table = SENIORITY[self.terms.kind]
        self.steps = numpy.array([table(step) for step in range(-STEPS, STEPS + 1)], dtype=numpy.float64)
        self.lines = self._named(lambda one: one.reports_to)
        self.excluded = self._named(lambda one: one.excludes, self.terms.bans)
        self.before = self._named(lambda one: one.before)

    def _named(self, names, more=()) -> dict:
        # i -> places j of pairs where either names the other.
        found: dict = {}
        rows = {one.of.id: i for i, one in enumerate(self.groups[0])}
        pairs = [(i, self.place_of.get(other)) for i, one in enumerate(self.groups[0]) for other in names(one.of)]
        pairs += [(rows.get(other), j) for j, one in enumerate(self.groups[1]) for other in names(one.of)]
        pairs += [(rows.get(one), self.place_of.get(other)) for one, other in more]
        for i, j in pairs:
            if i is not None and j is not None:
                found.setdefault(i, []).append(j)
        return found

    def _tongues(self) -> None:
        numbers = columns.shared_numbers(self.groups, lambda one: one.of.tongues)
        kinds = (False, True) if any(one.any() for one in self.writing) else (False,)
        self.levels = {
            (written, liked): [columns.levels(numbers, group, written, liked) for group in self.groups] for written in kinds for liked in (False, True)
        }

    def _skills(self) -> None:
        self.need = self._skill_pair(lambda a: a.of.wants.items(), lambda b: b.reach.items())
        self.teach = self._skill_pair(lambda a: dict.fromkeys(a.of.wants, 1).items(), lambda b: dict.fromkeys(b.teaches, 1).items())
        self.give = self._skill_pair(lambda a: a.wish.items(), lambda b: ((k, n * b.of.offers.get(k, 0)) for k, n in b.of.passes_on.items()))
        self.learn = self._skill_pair(lambda a: dict.fromkeys(a.teaches, 1).items(), lambda b: dict.fromkeys(b.of.wants, 1).items())
        left, right = self.groups
        self.needs = columns.integers(left, lambda one: FORTIETHS * sum(one.of.wants.values()))
        self.gives = columns.integers(right, lambda one: FORTIETHS * sum(one.of.passes_on.values()))
        self.wishes = columns.integers(right, lambda one: len(one.of.wants))
        self.offers = columns.integers(left, lambda one: len(one.of.offers)) > 0

    def _skill_pair(self, mine, theirs) -> tuple:
        left, right = self.groups
        numbers = columns.Numbers(thing for one in left for thing, _value in mine(one))
        return numbers.matrix(left, mine), numbers.matrix(right, theirs)

    def broken(self, rule: str, rows: slice, alive):
        """A matrix of which pairs of the block break this rule; `hours` is asked only of pairs still alive."""
        return getattr(self, "_" + rule)(rows, alive)

    def _self(self, rows, _alive):
        return self.ids[0][rows, None] == self.ids[1]

    def _line(self, rows, alive):
        return self._marked(self.lines, rows, alive)

    def _excluded(self, rows, alive):
        return self._marked(self.excluded, rows, alive)

    def _marked(self, named: dict, rows, alive):
        found = numpy.zeros(alive.shape, dtype=bool)
        for i in range(rows.start, rows.stop) if named else ():
            found[i - rows.start, named.get(i, [])] = True
        return found

    def _organisation(self, rows, alive):
        mine = self.organisation[0][rows, None]
        return numpy.zeros(alive.shape, dtype=bool) if self.terms.own_organisation else (mine == self.organisation[1]) & (mine > 0)

    def _language(self, rows, alive):
        if self.terms.interpreter or self.terms.least_level < 1:
            return numpy.zeros(alive.shape, dtype=bool)
        return ~self.at_least(self.terms.least_level, False, rows)

    def at_least(self, level: int, liked: bool, rows):
        """A matrix of which pairs share a language at this level or above (one both like to use)."""
        spoken, written = (self.levels.get((kind, liked)) for kind in (False, True))
        found = spoken[0][level - 1][rows] @ spoken[1][level - 1].T > 0
        if written is None:
            return found
        in_writing = self.writing[0][rows, None] | self.writing[1]
        return numpy.where(in_writing, written[0][level - 1][rows] @ written[1][level - 1].T > 0, found)

    def _channel(self, rows, _alive):
        return (self.ways[0][rows, None] & self.ways[1]) == 0

    def _skill(self, rows, _alive):
        return self.teach[0][rows] @ self.teach[1].T == 0

    def _hours(self, rows, alive):
        flat = numpy.flatnonzero(alive)
        found = numpy.zeros(alive.shape, dtype=bool)
        self.quarters = self.overlap(rows, flat)
        i, j = numpy.divmod(flat, self.across)
        late = (self.quarters < self.terms.least_quarters) & ~(self.writing[0][rows][i] | self.writing[1][j])
        found.ravel()[flat[late]] = True
        self.of_hours = flat
        return found

    def overlap(self, rows, flat):
        """Quarters free together in the worst season, for these pairs of the block."""
        i, j = numpy.divmod(flat, self.across)
        least, seen = numpy.full(len(flat), WEEK, dtype=numpy.int16), numpy.zeros(len(flat), dtype=numpy.uint64)
        for season, (mine, theirs) in enumerate(zip(*self.masks, strict=True)):
            # Two people's clocks stand to each other in two or three ways a year: each way is counted once.
            way = self.variants[0][season][rows][i] * VARIANTS + self.variants[1][season][j]
            bit = numpy.uint64(1) << way
            fresh = numpy.flatnonzero((seen & bit) == 0)
            seen |= bit
            least[fresh] = numpy.minimum(least[fresh], _quarters(mine[rows], i[fresh], theirs, j[fresh]))
        return least

    def _condition(self, rows, _alive):
        (mentors, of_mentors), (mentees, of_mentees) = self.asked
        return ~(of_mentors[:, rows][mentors].T & of_mentees[mentees[rows]])

    def _places(self, rows, _alive):
        return ~(self.here[0][rows, None] & self.here[1])


def _quarters(mine, i, theirs, j):
    count = numpy.zeros(len(i), dtype=numpy.int16)
    for word in range(columns.WORDS):
        count += numpy.bitwise_count(mine[:, word][i] & theirs[:, word][j])
    return count


def _given(one) -> list:
    return [(n, answer) for n, answer in enumerate(one.of.style) if answer]
