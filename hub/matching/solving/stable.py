"""Deferred acceptance with capacities on both sides: no two people left who would both rather have each other (Gale and Shapley 1962)."""

from hashlib import blake2b
from heapq import heappush, heapreplace

from hub.matching.markets.market import Market

RANK, SCORE, PLACE = 36, 20, 28  # bits: rank above score above lot; below all of them a place in the market, in a key to sort by
PLACES = (1 << PLACE) - 1


def lottery(people, seed: int) -> list[int]:
    """A drawn number for each person, 0 upwards, from the seed and their ids alone: breaks ties, and can be drawn again."""
    drawn = sorted(range(len(people)), key=lambda n: blake2b(f"{seed}:{people[n].id}".encode(), digest_size=8).digest())
    order = [0] * len(people)
    for number, n in enumerate(drawn):
        order[n] = number
    return order


class Preferences:
    """Who would rather have whom, as whole numbers where more is better; ties are drawn by lot."""

    def __init__(self, market: Market, seed: int):
        self.market = market
        self._lots = lottery(market.mentees, seed), lottery(market.mentors, seed)
        self._wanted = [{other: len(one.ranks) - n for n, other in enumerate(one.ranks)} for one in market.mentees]
        self._drawn = None
        self._preferred = [frozenset(one.ranks) for one in market.mentors]

    def of_mentee(self, i: int, j: int, u: int) -> int:
        """How much mentee i would like mentor j: their own list first, then the score."""
        return (self._wanted[i].get(self.market.mentors[j].id, 0) << RANK) + (u << SCORE) + self._lots[1][j]

    def of_mentor(self, i: int, j: int, v: int) -> int:
        """How much mentor j would like mentee i: those who waited first, then whom they prefer, then the score."""
        one = self.market.mentees[i]
        return (one.tier << RANK + 1) + ((one.id in self._preferred[j]) << RANK) + (v << SCORE) + self._lots[0][i]

    def keys(self, i: int) -> list[int]:
        """A key for each pair of mentee i, the least liked first; its lowest bits are the pair's place in the market."""
        low, high = self.market.starts[i], self.market.starts[i + 1]
        mentors, scores = self.market.mentor[low:high], self.market.u[low:high]
        if self._wanted[i] or hasattr(scores, "typecode"):
            return sorted(self.of_mentee(i, j, u) << PLACE | place for place, (j, u) in enumerate(zip(mentors.tolist(), scores.tolist(), strict=True), low))
        return self._sorted(mentors, scores, low)

    def _sorted(self, mentors, scores, low: int) -> list[int]:
        import numpy

        if self._drawn is None:
            self._drawn = numpy.array(self._lots[1], dtype=numpy.int64)
        keys = (((scores.astype(numpy.int64) << SCORE) + self._drawn[mentors]) << PLACE) + numpy.arange(low, low + len(mentors))
        keys.sort()
        return keys.tolist()


def stable(market: Market, seed: int, free=None) -> list[tuple[int, int]]:
    """The stable pairs (mentee's place, mentor's place) that are best for every mentee; `free` are (mentees', mentors') places left."""
    likings, (places, seats) = Preferences(market, seed), free or capacities(market)
    return _accepted(_Proposals(likings, places), seats)


def capacities(market: Market) -> tuple[list[int], list[int]]:
    """How many places each mentee and each mentor has."""
    return [one.capacity for one in market.mentees], [one.capacity for one in market.mentors]


class _Proposals:
    """Each mentee's list, ordered only as far as it is used, and how each proposal looks to the mentor."""

    def __init__(self, likings: Preferences, places: list[int]):
        self.places, self._likings, self._market = places, likings, likings.market
        self._lists: dict = {}

    def next(self, i: int):
        """(mentor, mentor's liking of i) of the best not asked yet; None at the end of the list."""
        if (left := self._lists.get(i)) is None:
            left = self._lists[i] = self._likings.keys(i)
        if not left:
            return None
        place = left.pop() & PLACES
        j = int(self._market.mentor[place])
        return j, self._likings.of_mentor(i, j, int(self._market.v[place]))


def _accepted(proposals: _Proposals, seats: list[int]) -> list[tuple[int, int]]:
    held: list[list] = [[] for _ in seats]
    asking = [i for i, free in enumerate(proposals.places) for _ in range(free)]
    while asking:
        i = asking.pop()
        while (asked := proposals.next(i)) is not None:
            j, liking = asked
            if len(held[j]) < seats[j]:
                heappush(held[j], (liking, i))
                break
            if seats[j] and held[j][0][0] < liking:
                i = heapreplace(held[j], (liking, i))[1]
    return sorted((i, j) for j, chosen in enumerate(held) for _liking, i in chosen)
