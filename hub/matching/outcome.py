"""What the worker makes of a programme: the market, every mode's pairs with their figures, and the reports. Pure but for the progress told."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from hub.matching import reporting
from hub.matching.markets.making import market_of
from hub.matching.markets.market import Market
from hub.matching.regions import region_of
from hub.matching.solving import judging
from hub.matching.solving.flow import is_here
from hub.matching.solving.matching import SMALL, final, matched, talked
from hub.matching.weighing.account import account
from hub.matching.weighing.scoring import score
from hub.matching.weighing.sheets import sheets_of

MOST_PRICED = 10  # pins whose cost is worked out
WAYS = ("stable", "best")


@dataclass
class Outcome:
    """What is kept of a run."""

    inputs: str
    totals: dict = field(default_factory=dict)
    unmatched: list = field(default_factory=list)
    proposals: list = field(default_factory=list)
    solver: str = "plain"


def worked_out(given, mode: str, seed: int, groups: dict, progress: Callable) -> Outcome:
    """Every mode over what was gathered; reports are of the mode asked for. `groups` is id -> {kind: group} for the fairness report."""
    market = market_of(given.mentees, given.mentors, given.terms, progress)
    places = {one.id: i for i, one in enumerate(market.mentees)}, {one.id: j for j, one in enumerate(market.mentors)}
    pins = [(places[0][one], places[1][other]) for one, other in given.pins]
    found = Outcome(given.inputs, solver="ortools" if market.size > SMALL and is_here() else "plain")
    ways = {one: matched(market, one, seed, pins) for one in WAYS} | _steps(market, given, mode, seed, (places, pins))
    for name, pairs in ways.items():
        found.proposals += _proposals(market, given, name, pairs)
    left = reporting.left_over(market, ways[mode])
    found.unmatched = left
    found.totals = {
        "modes": {name: _figures(market, given, (name, pairs), seed) for name, pairs in ways.items()}, "means": list(market.terms.means),
        "mentees": len(market.mentees), "mentors": len(market.mentors), "eligible": market.size, "funnel": reporting.funnel(market),
        "recruiting": reporting.recruiting(market, left), "fairness": {name: reporting.fairness(market, pairs, groups) for name, pairs in ways.items()},
        "capacity": reporting.capacity(market, {one: region_of(facts.get("country", "")) for one, facts in groups.items()}),
        "pins": _prices(market, given, mode, seed, pins) if market.size <= SMALL else [],
    }
    return found


def _steps(market: Market, given, mode: str, seed: int, settled: tuple) -> dict:
    # The step asked for of the way in two: whom to talk with, or what comes of the talks.
    places, pins = settled
    if mode == "talks":
        return {mode: matched(market, "shortlist", seed, pins)}
    return {mode: final(market, _placed(given, places), given.ratings, seed, pins)} if mode == "final" else {}


def _placed(given, places: tuple) -> list[tuple[int, int]]:
    return [(places[0][one], places[1][other]) for one, other in given.shortlist if one in places[0] and other in places[1]]


def _figures(market: Market, given, way: tuple, seed: int) -> dict:
    name, pairs = way
    found = asdict(judging.figures(market, pairs, seed))
    if name == "talks":
        found["switching"] = None
    if name == "final":
        places = {one.id: i for i, one in enumerate(market.mentees)}, {one.id: j for j, one in enumerate(market.mentors)}
        found["switching"] = len(judging.switching(talked(market, _placed(given, places), given.ratings), pairs, seed))
    return found


def _proposals(market: Market, given, mode: str, pairs: list) -> list[dict]:
    left, right = sheets_of((market.mentees, market.mentors), market.terms)
    pinned, found = set(given.pins), []
    for i, j in pairs:
        ids = market.mentees[i].id, market.mentors[j].id
        told = score(left[i], right[j], market.terms)
        origin = "kept" if ids in given.kept else "pin" if ids in pinned else "solver"
        found.append({"mode": mode, "mentee_id": ids[0], "mentor_id": ids[1], "u": told.u, "v": told.v, "s": told.s, "origin": origin,
                      "points": account(left[i], right[j], market.terms)})
    return found


def _prices(market: Market, given, mode: str, seed: int, pins: list) -> list[list]:
    # [mentee's id, mentor's id, hundredths the total would gain without this pin]; what is published already is no choice any more.
    def total(kept):
        return sum(int(market.s[place]) for i, j in matched(market, mode, seed, kept) if (place := market.place(i, j)) is not None)
    chosen = [pin for pin in pins if (market.mentees[pin[0]].id, market.mentors[pin[1]].id) not in given.kept][:MOST_PRICED]
    if not chosen:
        return []
    whole = total(pins)
    return [[market.mentees[i].id, market.mentors[j].id, total([pin for pin in pins if pin != (i, j)]) - whole] for i, j in chosen]
