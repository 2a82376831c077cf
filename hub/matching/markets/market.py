"""The market: every pair that passes the rules with its scores, row by row of the mentees."""

from array import array
from dataclasses import dataclass, field

from hub.matching.weighing.profiles import Profile, Terms


@dataclass
class Market:
    """Pairs as rows: those of mentee i stand from starts[i] to starts[i + 1]; `mentor` is the place in `mentors`; scores in hundredths.

    People stand in order of their ids, so the order they came in changes nothing. `failed` counts, per mentee, the pairs each rule removed.
    """

    terms: Terms
    mentees: list[Profile]
    mentors: list[Profile]
    starts: list = field(default_factory=lambda: [0])
    mentor: object = field(default_factory=lambda: array("i"))
    u: object = field(default_factory=lambda: array("i"))
    v: object = field(default_factory=lambda: array("i"))
    s: object = field(default_factory=lambda: array("i"))
    failed: list = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many pairs may be matched."""
        return self.starts[-1]

    def row(self, i: int) -> list[tuple[int, int, int, int]]:
        """(mentor's place, u, v, s) of each pair of mentee i."""
        low, high = self.starts[i], self.starts[i + 1]
        return list(zip(*(column[low:high].tolist() for column in (self.mentor, self.u, self.v, self.s)), strict=True))

    def place(self, i: int, j: int) -> int | None:
        """Where the pair of mentee i and mentor j stands, if it may be matched."""
        low, high = self.starts[i], self.starts[i + 1]
        while low < high:
            middle = (low + high) // 2
            if self.mentor[middle] < j:
                low = middle + 1
            else:
                high = middle
        return low if low < self.starts[i + 1] and self.mentor[low] == j else None

    def worth(self, i: int, j: int, s: int) -> int:
        """What the pair counts for where the total counts: s, what the people asked for, and the programme's bonuses."""
        return s + self.wished(i, j) + self.terms.bonus + (self.terms.tier_bonus if self.mentees[i].tier else 0)

    def wished(self, i: int, j: int) -> int:
        """Hundredths for a place in each other's lists."""
        a, b = self.mentees[i], self.mentors[j]
        return (RANKED.get(a.ranks.index(b.id), 0) if b.id in a.ranks else 0) + (PREFERRED if a.id in b.ranks else 0)

    @property
    def wishes(self) -> dict:
        """(i, j) -> hundredths for each pair where either named the other."""
        places = {one.id: j for j, one in enumerate(self.mentors)}, {one.id: i for i, one in enumerate(self.mentees)}
        named = {(i, places[0][other]) for i, one in enumerate(self.mentees) for other in one.ranks if other in places[0]}
        named |= {(places[1][other], j) for j, one in enumerate(self.mentors) for other in one.ranks if other in places[1]}
        return {(i, j): self.wished(i, j) for i, j in named}


RANKED = {0: 1500, 1: 1000, 2: 600}
PREFERRED = 1000


def sorted_people(people) -> list[Profile]:
    """People in order of their ids."""
    return sorted(people, key=lambda one: one.id)
