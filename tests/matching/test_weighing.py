"""Two people weighed: points that add up, hours that hold when clocks change, rules and what nobody said."""

from datetime import date
from itertools import product

import pytest

from hub.matching.markets.plain import market_of
from hub.matching.weighing.account import account
from hub.matching.weighing.features import UNKNOWN, features
from hub.matching.weighing.hard import failed
from hub.matching.weighing.hours import masks_of, overlap, seasons
from hub.matching.weighing.profiles import Conditions, Slot, Tongue
from hub.matching.weighing.scoring import score, scored
from hub.matching.weighing.sheets import sheets_of
from tests.makers.matching import crowd, profile, terms


def two(mentee: dict, mentor: dict, **asked):
    """The sheets of two people who would fit but for what is said here, and the terms."""
    (left,), (right,) = sheets_of(([profile(1, **mentee)], [profile(2, **mentor)]), terms(**asked))
    return left, right, terms(**asked)


@pytest.mark.parametrize("seed", range(5))
def test_points_add_up_to_the_score(seed):
    mentees, mentors = crowd(25, 25, seed)
    market = market_of(mentees, mentors, terms())
    left, right = sheets_of((market.mentees, market.mentors), market.terms)
    assert market.size > 50
    for i in range(25):
        for j, u, v, s in market.row(i):
            told = account(left[i], right[j], market.terms)
            assert sum(points for _name, points, _possible in told["mentee"]) == u
            assert sum(points for _name, points, _possible in told["mentor"]) == v
            assert abs(s - (u * v) ** 0.5) <= 0.5 and all(points >= 0 for side in ("mentee", "mentor") for _name, points, _possible in told[side])


ZONES = ("Africa/Nairobi", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")


@pytest.mark.parametrize("one, other", list(product(ZONES, repeat=2)))
def test_overlap_is_the_same_from_both_sides(one, other):
    people = [profile(1, zone=one), profile(2, zone=other, slots=(Slot(0, 6 * 60, 20 * 60), Slot(6, 0, 1440)))]
    settings = seasons((one, other), date(2026, 1, 1), date(2026, 12, 31))
    mine, theirs = (masks_of(person, settings) for person in people)
    assert overlap(mine, theirs) == overlap(theirs, mine)


def test_a_change_of_clocks_counts_at_its_worst():
    berlin, nairobi = (profile(n, zone=zone, slots=(Slot(0, *hours),)) for n, zone, hours in
                       ((1, "Europe/Berlin", (8 * 60, 10 * 60)), (2, "Africa/Nairobi", (10 * 60, 12 * 60))))
    def shared(start, end):
        settings = seasons(("Europe/Berlin", "Africa/Nairobi"), start, end)
        return overlap(masks_of(berlin, settings), masks_of(nairobi, settings))
    assert (shared(date(2026, 1, 5), date(2026, 2, 5)), shared(date(2026, 6, 5), date(2026, 7, 5))) == (8, 4)
    assert shared(date(2026, 3, 1), date(2026, 4, 30)) == 4


def test_hours_run_past_midnight_and_past_sunday():
    late, early = profile(1, zone="America/New_York", slots=(Slot(6, 20 * 60, 24 * 60),)), profile(2, zone="UTC", slots=(Slot(0, 0, 6 * 60),))
    settings = seasons(("America/New_York", "UTC"), date(2026, 1, 5), date(2026, 1, 6))
    assert overlap(masks_of(late, settings), masks_of(early, settings)) == 16


def test_an_hour_on_a_quarter_past_counts_in_full():
    people = profile(1, zone="Asia/Kathmandu", slots=(Slot(0, 12 * 60, 13 * 60),)), profile(2, zone="UTC", slots=(Slot(0, 6 * 60 + 15, 7 * 60 + 15),))
    settings = seasons(("Asia/Kathmandu", "UTC"), date(2026, 1, 5), date(2026, 1, 6))
    assert overlap(*(masks_of(one, settings) for one in people)) == 4


@pytest.mark.parametrize("rule, mentee, mentor, asked", [
    ("organisation", {"organisation": "a"}, {"organisation": "a"}, {}),
    ("line", {"reports_to": frozenset({2})}, {}, {}),
    ("excluded", {"excludes": frozenset({2})}, {}, {}),
    ("excluded", {}, {"excludes": frozenset({1})}, {}),
    ("excluded", {}, {}, {"bans": frozenset({(1, 2)})}),
    ("language", {"tongues": {"en": Tongue(2, 6)}}, {}, {}),
    ("language", {"tongues": {}}, {}, {}),
    ("channel", {"connection": "weak", "channels": frozenset({"video"})}, {}, {}),
    ("skill", {"wants": {2: 1}}, {}, {}),
    ("skill", {"wants": {}}, {}, {}),
    ("hours", {"slots": ()}, {}, {}),
    ("hours", {"slots": (Slot(0, 660, 715),)}, {}, {}),
    ("condition", {"country": "KE"}, {"conditions": Conditions(frozenset({"GH"}))}, {}),
    ("condition", {"gender": "m"}, {"conditions": Conditions(genders=frozenset({"f"}))}, {"gender_conditions": True}),
    ("condition", {"seniority": 1}, {"conditions": Conditions(least_seniority=3)}, {}),
    ("places", {}, {"capacity": 0}, {}),
    ("places", {"is_here": False}, {}, {}),
])
def test_each_rule_removes_whom_it_should_and_nobody_else(rule, mentee, mentor, asked):
    assert failed(*two({}, {})) == "" and failed(*two(mentee, mentor, **asked)) == rule


def test_who_writes_needs_no_hours_but_writing():
    assert failed(*two({"slots": (), "in_writing": True}, {})) == ""
    assert failed(*two({"slots": (), "in_writing": True, "tongues": {"en": Tongue(6, 2)}}, {})) == "language"


def test_a_gender_is_no_condition_where_the_programme_does_not_allow_it():
    assert failed(*two({"gender": "m"}, {"conditions": Conditions(genders=frozenset({"f"}))})) == ""


def test_what_nobody_said_draws_to_the_mean_and_no_further():
    left, right, asked = two({"style": (1,) * 6}, {"style": (2,) * 6}, means=(60.0, 60.0))
    values = features(left, right, asked)
    full, empty = scored(values, asked), scored((UNKNOWN,) * 10, asked)
    assert values[8] == (0, 6) and (empty.u, empty.v) == (6000, 6000) and full.known[0] < 1
    assert scored((*values[:8], UNKNOWN, values[9]), asked).u > full.u


def test_no_protected_trait_is_ever_scored():
    plain, said = (score(*two({}, traits)) for traits in ({}, {"gender": "f", "country": "GH"}))
    assert plain == said
