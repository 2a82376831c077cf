"""The pairs of greatest total as a flow of least cost, by OR-tools where it is installed: the same answer as `best`, for thousands of people."""

from hub.matching.markets.market import Market
from hub.matching.solving.best import DUE, bounds
from hub.matching.solving.stable import capacities

KEPT = 50  # best pairs of each person on either side that are tried first; the rest are tried against the prices found
NEAR = 300  # hundredths; where one pair was missed, those nearly as good are brought back with it


def is_here() -> bool:
    """Whether OR-tools is installed."""
    try:
        import ortools.graph.python.min_cost_flow  # noqa: F401
    except ImportError:
        return False
    return True


def flowing(market: Market, free=None, least=None) -> list[tuple[int, int]]:
    """The pairs (mentee's place, mentor's place) of greatest worth within `free` places; exact over every pair of the market."""
    import numpy

    columns = _Columns(market, free or capacities(market), least or bounds(market), numpy)
    tried = columns.kept(KEPT)
    while True:
        chosen = columns.solved(numpy.flatnonzero(tried))
        better = columns.better(chosen, tried)
        if not better.any():
            return sorted(zip(columns.i[chosen].tolist(), columns.j[chosen].tolist(), strict=True))
        tried |= better


class _Columns:
    """The market's pairs as columns of numpy, and the flow through some of them."""

    def __init__(self, market: Market, free, least, numpy):
        self.numpy, self.market = numpy, market
        starts = numpy.asarray(market.starts)
        self.i = numpy.repeat(numpy.arange(len(market.mentees)), numpy.diff(starts))
        self.j = numpy.asarray(market.mentor, dtype=numpy.int64)
        scores = numpy.asarray(market.s, dtype=numpy.int64)
        extra = numpy.asarray([market.terms.bonus + (market.terms.tier_bonus if one.tier else 0) for one in market.mentees], dtype=numpy.int64)
        self.w = scores + extra[self.i] if len(scores) else scores
        for (i, j), more in market.wishes.items():
            if (place := market.place(i, j)) is not None:
                self.w[place] += more
        self.fit = scores >= market.terms.floor
        self.places, self.seats = (numpy.asarray(one, dtype=numpy.int64) for one in free)
        self.least, self.due = (numpy.asarray(one, dtype=numpy.int64) for one in least)

    def kept(self, most: int):
        """Which pairs are among the best of either of their people."""
        numpy = self.numpy
        worth = numpy.where(self.fit, self.w, -DUE)
        across = numpy.argsort(self.j.astype(numpy.uint16) if len(self.seats) < 1 << 16 else self.j, kind="stable")
        found = self._above(worth, numpy.asarray(self.market.starts), most)
        found[across] |= self._above(worth[across], numpy.searchsorted(self.j[across], numpy.arange(len(self.seats) + 1)), most)
        return found & self.fit

    def _above(self, worth, starts, most: int):
        bars = [self.numpy.partition(worth[low:high], -most)[-most] if high - low > most else -DUE for low, high in zip(starts, starts[1:], strict=False)]
        return worth >= self.numpy.repeat(self.numpy.array(bars, dtype=self.numpy.int64), self.numpy.diff(starts))

    def solved(self, tried):
        """Places of the pairs chosen among those tried."""
        from ortools.graph.python import min_cost_flow

        numpy, n, m = self.numpy, len(self.places), len(self.seats)
        source, sink, flow = n + m, n + m + 1, min_cost_flow.SimpleMinCostFlow()
        left, right = numpy.arange(n), n + numpy.arange(m)
        arcs = flow.add_arcs_with_capacity_and_unit_cost
        arcs(self.i[tried], n + self.j[tried], numpy.ones(len(tried), dtype=numpy.int64), -self.w[tried])
        for node, bound, most in ((left, self.least, self.places), (right, self.due, self.seats)):
            ends = (numpy.full(len(node), source), node) if node is left else (node, numpy.full(len(node), sink))
            arcs(*ends, bound, numpy.full(len(node), -DUE))
            arcs(*ends, most - bound, numpy.zeros(len(node), dtype=numpy.int64))
        total = int(self.places.sum())
        arcs(numpy.asarray([source]), numpy.asarray([sink]), numpy.asarray([total]), numpy.asarray([0]))
        flow.set_node_supply(source, total)
        flow.set_node_supply(sink, -total)
        if flow.solve() != flow.OPTIMAL:
            raise RuntimeError("the flow was not solved")
        return tried[flow.flows(numpy.arange(len(tried))) > 0]

    def better(self, chosen, tried):
        """Which pairs not tried the prices of this solution do not rule out; none proves it is the best over all pairs."""
        numpy, others = self.numpy, tried.copy()
        others[chosen] = False
        own, price = self._prices(chosen, numpy.flatnonzero(others))
        left = self.w - own[self.i]
        left -= price[self.j]
        left[tried | ~self.fit] = -DUE
        return left > -NEAR if (left > 0).any() else left > 0

    def _prices(self, chosen, others):
        # The least prices that support the solution: by turns, what a place must cost, and what each mentee could have elsewhere.
        numpy = self.numpy
        own, i, j, w = numpy.zeros(len(self.places), dtype=numpy.int64), self.i[chosen], self.j[chosen], self.w[chosen]
        mentees, mentors, worth = self.i[others], self.j[others], self.w[others]
        own -= DUE * (self.least > 0) * (numpy.bincount(i, minlength=len(own)) <= self.least)
        taken = numpy.bincount(j, minlength=len(self.seats))
        most = numpy.where(taken < self.seats, numpy.where(taken < self.due, -DUE, 0), 2 * DUE)
        price = numpy.full(len(self.seats), 4 * DUE)
        while True:
            now = most.copy()
            numpy.minimum.at(now, j, w - own[i])
            moved = numpy.flatnonzero((now != price)[mentors])
            if not len(moved):
                return own, price
            price = now
            numpy.maximum.at(own, mentees[moved], worth[moved] - price[mentors[moved]])
