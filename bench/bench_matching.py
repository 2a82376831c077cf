"""Matching at full size: `python -m bench.bench_matching [--small]`. Ends with one line of figures.

A synthetic market of 10,000 mentees and 10,000 mentors (--small: 1,000 each): every pair weighed, the stable pairs, the best total over all
pairs that pass the rules, and one person against all mentors. What is promised is checked too: nobody would rather switch, the prices of the
best total rule every other pair out. Scoring and best total use the extra `matching` where it is installed, as a hub would.
"""

import resource
import sys
import time
from statistics import median

from bench.figures import Figures
from bench.matching_market import people, terms
from bench.mentors_page import page_of_fifty
from hub.matching.markets.making import market_of
from hub.matching.markets.suggesting import Suggestions
from hub.matching.solving import judging
from hub.matching.solving.flow import is_here
from hub.matching.solving.matching import matched

SPENT: list[float] = []
COUNT = 1_000 if "--small" in sys.argv else 10_000


def main() -> None:
    """One market, every figure."""
    mentees, mentors = people(COUNT, 1), people(COUNT, 2, COUNT + 1)
    market, score_s = _timed(lambda: market_of(mentees, mentors, terms()))
    steady, stable_s = _timed(lambda: matched(market, "stable", 1))
    greatest, best_s = _timed(lambda: matched(market, "best", 1))
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    suggestions = Suggestions(mentors, terms())
    found = suggestions.of(mentees[0])
    suggest = median(_timed(lambda n=n: suggestions.of(mentees[n]))[1] for n in range(20))
    queries, page_ms = page_of_fifty()
    told = Figures(f"Matching {COUNT} mentees and {COUNT} mentors, {market.size / COUNT / COUNT:.1%} of pairs pass; with the extra: {is_here()}")
    _tell(told, market, steady, greatest)
    told.tell("processor seconds of weighing, stable, best total", ", ".join(f"{spent:.1f}" for spent in SPENT[:3]))
    told.property("mentors suggested to one person", len(found), bool(found), "> 0")
    told.time("weighing every pair", score_s, 30, "s")
    told.time("stable pairs", stable_s, 2, "s")
    told.time("best total, exact", best_s, 5, "s")
    told.time("one person's suggestions", suggest * 1000, 100)
    told.property("memory", f"{rss:.0f} MB", rss < 1024, "< 1024 MB")
    told.property("queries of the page of a mentor with 50 mentees", queries, queries <= 12, "<= 12")
    told.time("that page", page_ms, 10)
    told.end()
    print(f"score_s={score_s:.1f} stable_s={stable_s:.2f} best_s={best_s:.2f} suggest_ms={suggest * 1000:.0f} rss_mb={rss:.0f} "
          f"page_queries={queries} page_ms={page_ms:.1f}")


def _tell(told: Figures, market, steady, greatest) -> None:
    one, other = judging.figures(market, steady, 1), judging.figures(market, greatest, 1)
    told.property("stable: pairs who would both rather switch", one.switching, one.switching == 0)
    told.property("the best total is above the stable one", f"{other.total / 100:.0f}", other.total >= one.total, f">= {one.total / 100:.0f}")
    for name, figures in (("stable", one), ("best total", other)):
        told.tell(f"{name}: matched, median, 5th percentile", f"{figures.matched}, {figures.median / 100:.1f}, {figures.low / 100:.1f}")
    told.tell("best total: pairs who would both rather switch", other.switching)


def _timed(work) -> tuple:
    began, used = time.perf_counter(), time.process_time()
    found = work()
    SPENT.append(time.process_time() - used)
    return found, time.perf_counter() - began


if __name__ == "__main__":
    main()
