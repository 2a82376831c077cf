"""The market: the fast way and the plain way make the same of the same people."""

import pytest

from hub.matching.markets import plain
from hub.matching.markets.suggesting import Suggestions
from tests.makers.matching import crowd, profile, terms


@pytest.mark.parametrize("seed", range(6))
def test_numpy_makes_the_same_market(seed):
    blocks = pytest.importorskip("hub.matching.markets.blocks")
    people = crowd(60, 50, seed)
    asked = terms(kind=("mentor", "peer", "reverse")[seed % 3], context=("similar", "different", "no matter")[seed % 3], interpreter=seed == 5,
                  gender_conditions=True, least_quarters=2, bans=frozenset({(1, 1001)}))
    one, other = plain.market_of(*people, asked), blocks.market_of(*people, asked)
    assert one.size > 20
    assert (one.starts, one.failed, one.terms.means) == (other.starts, other.failed, other.terms.means)
    assert [one.row(i) for i in range(60)] == [other.row(i) for i in range(60)]


def test_the_order_people_come_in_changes_nothing():
    mentees, mentors = crowd(20, 20, 1)
    one, other = plain.market_of(mentees, mentors, terms()), plain.market_of(mentees[::-1], mentors[::-1], terms())
    assert one.size and [one.row(i) for i in range(20)] == [other.row(i) for i in range(20)]


def test_every_pair_is_in_the_market_or_failed_a_rule():
    mentees, mentors = crowd(30, 25, 2)
    market = plain.market_of(mentees, mentors, terms())
    for i in range(30):
        assert len(market.row(i)) + sum(market.failed[i].values()) == 25


def test_nobody_on_one_side_makes_an_empty_market():
    blocks = pytest.importorskip("hub.matching.markets.blocks")
    for make in (plain.market_of, blocks.market_of):
        assert make([], [profile(1)], terms()).size == 0
        assert make([profile(1)], [], terms()).starts == [0, 0]


def test_suggestions_put_the_best_first():
    best, worse = profile(11, offers={1: 4}), profile(12, offers={1: 2})
    found = Suggestions([worse, best], terms()).of(profile(1, offers={}))
    assert [one.id for _score, one in found] == [11, 12]


@pytest.mark.parametrize("seed", range(3))
def test_suggestions_are_the_row_of_the_market(seed):
    mentees, mentors = crowd(20, 60, seed)
    market = plain.market_of(mentees, mentors, terms())
    suggestions = Suggestions(mentors[::-1], market.terms)
    for i, mentee in enumerate(market.mentees):
        row = {market.mentors[j].id: s for j, _u, _v, s in market.row(i)}
        assert {one.id: found.s for found, one in suggestions.of(mentee, 100)} == row
