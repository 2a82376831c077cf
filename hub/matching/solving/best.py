"""The pairs of greatest total, exact, in plain Python: one mentee after the other along a shortest augmenting path (Jonker and Volgenant 1987)."""

from heapq import heappop, heappush

from hub.matching.markets.market import Market
from hub.matching.solving.stable import capacities

DUE = 10**9  # what filling a lower bound is worth: more than any total of scores
SINK = -1


def best(market: Market, free=None, least=None) -> list[tuple[int, int]]:
    """The pairs (mentee's place, mentor's place) of greatest worth within `free` places; bounds `least` are filled as far as they can be."""
    search = _Search(market, free or capacities(market), least or bounds(market))
    for i in range(len(market.mentees)):
        for _ in range(search.places[i]):
            search.insert(i)
    return sorted((i, j) for i, chosen in enumerate(search.chosen) for j in chosen)


def bounds(market: Market) -> tuple[list[int], list[int]]:
    """How many each mentee and each mentor is to have at least."""
    return [min(one.least, one.capacity) for one in market.mentees], [min(one.least, one.capacity) for one in market.mentors]


def worths(market: Market, wishes: dict, i: int) -> dict[int, int]:
    """Mentor's place -> worth of each pair of mentee i that reaches the programme's floor."""
    terms, extra = market.terms, market.terms.bonus + (market.terms.tier_bonus if market.mentees[i].tier else 0)
    found = {j: s + extra for j, _u, _v, s in market.row(i) if s >= terms.floor}
    for j in found if wishes else ():
        found[j] += wishes.get((i, j), 0)
    return found


class _Search:
    """A flow from mentees to mentors with prices (potentials) that keep every reduced cost at zero or above."""

    def __init__(self, market: Market, free, least):
        wishes = market.wishes
        self.edges = [worths(market, wishes, i) for i in range(len(market.mentees))]
        self.places, self.seats = free
        self.least, self.due = least
        self.chosen: list[set] = [set() for _ in self.edges]
        self.held: list[set] = [set() for _ in self.seats]
        self.price = [DUE if due else 0 for due in self.due]
        self.own = [max((w + self.price[j] for j, w in row.items()), default=0) for row in self.edges]

    def insert(self, i: int) -> None:
        """Let one more place of mentee i count, and mend the flow along the cheapest path if that gains anything."""
        reward = DUE if len(self.chosen[i]) < self.least[i] else 0
        found = self._path(i)
        if found is not None and self.own[i] + reward > 0:
            self._flip(*found)

    def _path(self, start: int):
        # Nodes: mentee i as (0, i), mentor j as (1, j). Ends at a free place, or at a mentee who had better go without.
        nearest, done, before, heap = {(0, start): 0}, {}, {}, [(0, 0, start)]
        end, last = None, None
        while heap:
            distance, side, n = heappop(heap)
            if end is not None and distance >= end:
                break
            if (side, n) in done:
                continue
            done[side, n] = distance
            step = self._from_mentor if side else self._from_mentee
            for cost, node in step(n):
                total = distance + cost
                if end is not None and total >= end:
                    continue
                if node == SINK:
                    end, last = total, (side, n)
                elif total < nearest.get(node, total + 1):
                    nearest[node] = total
                    before[node] = (side, n)
                    heappush(heap, (total, *node))
        if end is None:
            return None
        for (side, n), distance in done.items():
            if distance < end:
                prices = self.price if side else self.own
                prices[n] += distance - end
        return last, before

    def _from_mentee(self, i: int):
        own, price, chosen = self.own[i], self.price, self.chosen[i]
        for j, worth in self.edges[i].items():
            if j not in chosen:
                yield own - worth - price[j], (1, j)
        if chosen:
            yield own + (DUE if len(chosen) <= self.least[i] else 0), SINK

    def _from_mentor(self, j: int):
        price = self.price[j]
        for i in self.held[j]:
            yield self.edges[i][j] + price - self.own[i], (0, i)
        if len(self.held[j]) < self.seats[j]:
            yield price - (DUE if len(self.held[j]) < self.due[j] else 0), SINK

    def _flip(self, node: tuple, before: dict) -> None:
        path = [node]
        while path[-1] in before:
            path.append(before[path[-1]])
        path.reverse()
        for (side, n), (_other, m) in zip(path, path[1:], strict=False):
            if side == 0:
                self.chosen[n].add(m)
                self.held[m].add(n)
            else:
                self.chosen[m].remove(n)
                self.held[n].remove(m)
