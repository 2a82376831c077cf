"""What a run says of a whole group: who was left and why, whom to recruit, and whether some fared worse; small cells are hidden. Pure."""

from collections import Counter, defaultdict
from statistics import median

from hub.matching.markets.market import Market
from hub.matching.weighing.hard import RULES

SMALLEST = 5  # people a cell must hold to be shown
MOST_LISTED = 300
GROUPS = ("country", "gender", "income", "connection", "organisation_kind")


def left_over(market: Market, pairs: list) -> list[dict]:
    """Mentees nobody was found for, those nearest to a match first: id, how many candidates were left after each rule, and whether any passed."""
    matched = {i for i, _j in pairs}
    found = []
    for i, one in enumerate(market.mentees):
        if i in matched or not one.capacity or not one.is_here:
            continue
        left, steps = len(market.mentors), []
        for rule in RULES:
            if gone := market.failed[i].get(rule, 0):
                left -= gone
                steps.append([rule, gone, left])
        found.append({"id": one.id, "steps": steps, "left": left})
    return sorted(found, key=lambda one: (-one["left"], one["id"]))[:MOST_LISTED]


def recruiting(market: Market, left: list[dict]) -> list[list]:
    """[skill's id, language, part of the day in UTC, how many] of what those who were left over lack, most first: whom to look for."""
    people = {one.id: one for one in market.mentees}
    wanted: Counter = Counter()
    for one in left:
        mentee = people[one["id"]]
        skill = max(mentee.wants, key=lambda skill: (mentee.wants[skill], -skill), default=None)
        language = max(mentee.tongues, key=lambda code: (mentee.tongues[code].preferred, mentee.tongues[code].speak, code), default="")
        if skill is not None:
            wanted[skill, language, part_of_day(mentee)] += 1
    return [[*what, count] for what, count in sorted(wanted.items(), key=lambda one: (-one[1], str(one[0])))[:20]]


def part_of_day(one) -> str:
    """When somebody is mostly free, on their own clock: morning, afternoon, evening, weekend, or 'writing'."""
    if one.in_writing or not one.slots:
        return "writing"
    minutes: Counter = Counter()
    for slot in one.slots:
        name = "weekend" if slot.weekday > 4 else "morning" if slot.start < 12 * 60 else "afternoon" if slot.start < 17 * 60 else "evening"
        minutes[name] += slot.end - slot.start
    return max(sorted(minutes), key=lambda name: minutes[name])


def funnel(market: Market) -> list[list]:
    """[rule, pairs it removed, pairs left] over the whole market, from all pairs on."""
    left, found = len(market.mentees) * len(market.mentors), []
    for rule in RULES:
        gone = sum(counts.get(rule, 0) for counts in market.failed)
        left -= gone
        found.append([rule, gone, left])
    return found


def fairness(market: Market, pairs: list, groups: dict) -> list[list]:
    """[kind of group, group, people, matched share in percent, median score] of mentees; `groups` is id -> {kind: group}.

    A cell of fewer than five people is left out, and with it the next smallest where it alone would tell (by subtraction) of the hidden one.
    """
    score = {market.mentees[i].id: int(market.s[place]) if (place := market.place(i, j)) is not None else 0 for i, j in pairs}
    cells: dict = defaultdict(list)
    for one in market.mentees:
        for kind, group in groups.get(one.id, {}).items():
            cells[kind, group].append(score.get(one.id))
    return [_cell(kind, group, cells[kind, group]) for kind, group in sorted(_shown(cells), key=str)]


def _shown(cells: dict) -> list:
    shown = []
    for kind in {kind for kind, _group in cells}:
        sizes = sorted((len(people), str(group), group) for (one, group), people in cells.items() if one == kind)
        hidden = sum(size < SMALLEST for size, _name, _group in sizes)
        if hidden == 1 and len(sizes) > 1:
            hidden = 2
        shown += [(kind, group) for _size, _name, group in sizes[hidden:]]
    return shown


def _cell(kind: str, group: str, scores: list) -> list:
    matched = [one for one in scores if one is not None]
    return [kind, group, len(scores), round(100 * len(matched) / len(scores)), median(matched) if len(matched) >= SMALLEST else None]


def capacity(market: Market, regions: dict) -> list[list]:
    """[language, region, mentees' places, mentors' places] where either asks or offers, by their preferred language; small cells left out."""
    counts: dict = defaultdict(lambda: [0, 0, 0])
    for side, group in enumerate((market.mentees, market.mentors)):
        for one in group:
            language = max(one.tongues, key=lambda code: (one.tongues[code].preferred, one.tongues[code].speak, code), default="")
            cell = counts[language, regions.get(one.id, "")]
            cell[side] += one.capacity
            cell[2] += 1
    return [[*where, *cell[:2]] for where, cell in sorted(counts.items(), key=lambda one: (-one[1][0], one[0])) if cell[2] >= SMALLEST]
