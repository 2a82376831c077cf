"""Runs as coordinators read them: what changed since the run before, who was left, why two people and why not two others."""

from dataclasses import dataclass, field

from hub.accounts.queries import people_by_ids
from hub.errors import NotFound
from hub.matching import explaining, queries, words
from hub.matching.markets.making import market_of
from hub.matching.regions import place_name
from hub.matching.solving.judging import worth
from hub.matching.solving.matching import matched
from hub.matching.weighing.account import account
from hub.matching.weighing.hard import failed
from hub.matching.weighing.scoring import score
from hub.text.languages import language

SMALL = 40_000  # pairs of people up to which the cost of one other pair is worked out for the page


@dataclass(frozen=True)
class Difference:
    """A run beside the one before: how many mentees have another mentor, gain or lose, and what the total does (hundredths)."""

    changed: int
    gaining: int
    losing: int
    new: int
    dropped: int
    total: int
    switching: int


@dataclass(frozen=True)
class Answer:
    """Why two people: both sides' sentences and points; or `why_not` in one sentence, and the `rule` for the coordinator alone."""

    mentee: object
    mentor: object
    proposal: object = None
    sides: dict = field(default_factory=dict)
    account: dict = field(default_factory=dict)
    why_not: str = ""
    rule: str = ""
    scores: tuple = ()


def difference(run, mode: str) -> Difference | None:
    """What publishing this run's mode would change against the run before it; None for the first."""
    before = queries.previous_run(run)
    if before is None:
        return None
    old, new = ({one.mentee_id: one for one in queries.proposals_of(which, of)} for which, of in ((before, before.mode), (run, mode)))
    both = [(old[one], new[one]) for one in old.keys() & new.keys()]
    figures = [which.totals["modes"][of] for which, of in ((before, before.mode), (run, mode))]
    return Difference(
        changed=sum(was.mentor_id != now.mentor_id for was, now in both), gaining=sum(now.u > was.u for was, now in both),
        losing=sum(now.u < was.u for was, now in both), new=len(new.keys() - old.keys()), dropped=len(old.keys() - new.keys()),
        total=figures[1]["total"] - figures[0]["total"], switching=(figures[1]["switching"] or 0) - (figures[0]["switching"] or 0),
    )


def left(run, name_of) -> dict:
    """Names and words for the report on who was left over: `name_of` says a language's name."""
    people = people_by_ids(one["id"] for one in run.unmatched)
    skills = queries.skill_names(row[0] for row in run.totals.get("recruiting", []))
    return {
        "people": [(people[one["id"]], [(words.RULE_WORDS[rule], gone, after) for rule, gone, after in one["steps"]], one["left"])
                   for one in run.unmatched if one["id"] in people],
        "recruiting": [(skills.get(skill, "?"), name_of(code), words.PART_WORDS[part], count) for skill, code, part, count in run.totals["recruiting"]],
        "fairness": _side_by_side(run),
        "capacity": [(name_of(code) if code else "–", place_name(place, language()), *both) for code, place, *both in run.totals["capacity"]],
        "funnel": [(words.RULE_WORDS[rule], gone, after) for rule, gone, after in run.totals["funnel"]],
    }


def _side_by_side(run) -> list[tuple]:
    # (words of the kind, kind, group, people, {mode: (share, median)}); runs before this report was of all modes hold that of one.
    found = run.totals["fairness"]
    cells: dict = {}
    for mode, lines in (found if isinstance(found, dict) else {run.mode: found}).items():
        for kind, group, n, share, middle in lines:
            cells.setdefault((kind, group, n), {})[mode] = share, middle
    return [(words.GROUP_WORDS[kind], kind, group, n, modes) for (kind, group, n), modes in cells.items()]


def why(run, programme, pair: tuple[int, int], how: tuple) -> Answer:
    """Why the pair (mentee's id, mentor's id) is in this run's mode, or why not; `how` is (mode, reader's zone, name of a language)."""
    mode, zone, name_of = how
    found = queries.proposal(run, *pair, mode)
    if found is None:
        return _why_not(run, programme, pair, mode)
    facts = found.points["facts"]
    names = queries.skill_names({*facts["taught"], *facts["passed_on"], *facts["learned"]})
    sides = {side: explaining.why(found.points, side, names, zone, name_of) for side in ("mentee", "mentor")}
    return Answer(found.mentee, found.mentor, found, sides, found.points, scores=(found.u, found.v, found.s))


def _why_not(run, programme, pair: tuple[int, int], mode: str) -> Answer:
    people = people_by_ids(pair)
    given = queries.gathered(programme)
    mentee, mentor, terms = queries.sheets_for(given, *pair)
    if mentee is None or mentor is None:
        raise NotFound()
    name = people[pair[1]].name
    if rule := failed(mentee, mentor, terms):
        return Answer(people[pair[0]], people[pair[1]], why_not=explaining.why_not(rule, mode, name), rule=words.RULE_WORDS[rule])
    told = score(mentee, mentor, terms)
    own = [one for one in queries.proposals_of(run, mode) if one.mentee_id == pair[0]]
    prefers = bool(own) and (own[0].mentor_id in mentee.of.ranks or own[0].u >= told.u) and mentor.of.id not in mentee.of.ranks[:1]
    if mode in ("talks", "final"):
        return Answer(
            people[pair[0]], people[pair[1]], account=account(mentee, mentor, terms), scores=(told.u, told.v, told.s),
            why_not=explaining.why_not_after_talks(mode, name, pair in given.shortlist),
        )
    cost = _cost(given, run, pair) if mode == "best" and len(given.mentees) * len(given.mentors) <= SMALL else None
    return Answer(
        people[pair[0]], people[pair[1]], account=account(mentee, mentor, terms), scores=(told.u, told.v, told.s),
        why_not=explaining.why_not("", mode, name, prefers=prefers, cost=cost),
    )


def _cost(given, run, pair: tuple[int, int]) -> int:
    market = market_of(given.mentees, given.mentors, given.terms)
    places = {one.id: i for i, one in enumerate(market.mentees)}, {one.id: j for j, one in enumerate(market.mentors)}
    pins = [(places[0][one], places[1][other]) for one, other in given.pins]
    asked = (places[0][pair[0]], places[1][pair[1]])
    free = [pin for pin in pins if market.place(*pin) is not None]
    without = worth(market, [one for one in matched(market, "best", run.seed, pins) if market.place(*one) is not None])
    return max(0, without - worth(market, [one for one in matched(market, "best", run.seed, [*free, asked]) if market.place(*one) is not None]))


def why_not_me(by, programme, mentor) -> str:
    """Why `by`, a mentee of the programme, is not with a mentor after what was published; who takes no part is simply not available."""
    run = queries.run_by_id(programme.published_run_id)
    mentee, other, terms = queries.sheets_for(given := queries.gathered(programme), by.id, mentor.id)
    if run is None or mentee is None:
        raise NotFound()
    if (by.id, mentor.id) in given.kept:
        return explaining.together(mentor.name)
    rule = "excluded" if other is None else failed(mentee, other, terms)
    return explaining.why_not_me(rule, run.mode, mentor.name, (by.id, mentor.id) in given.shortlist)
