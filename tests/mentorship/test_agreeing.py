"""Agreeing in writing: both sign the same version, a change asks both again; goals from a baseline; learning both ways."""

import pytest

from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden, Invalid
from hub.mentorship import actions, queries
from hub.mentorship.drafts import Aim, Lesson, Progress, Terms
from hub.mentorship.models import Mentorship
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person


@pytest.fixture
def two(app):
    """A pair that has said yes and agreed on nothing yet: mentor, mentee, its number."""
    with unit_of_work():
        mentor, mentee = person("Amina"), person("Moussa")
        return mentor, mentee, make.pair(mentor, mentee, state="agreed", began_at=None).id


def test_a_pair_is_active_once_both_signed_the_same_version(two):
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentor), pair_id)
        first = actions.draft_terms(by_of(mentor), pair, Terms("Safe wells", cadence_days=21, mode="async"))
        actions.sign(by_of(mentor), pair, first)
        assert pair.state == "agreed" and not first.is_signed and pair.cadence_days == 14
        actions.sign(by_of(mentee), pair, first)
        assert (pair.state, pair.cadence_days, pair.mode) == ("active", 21, "async") and pair.began_at is not None


def test_a_change_asks_both_again_and_the_old_version_holds_meanwhile(two):
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentor), pair_id)
        first = actions.draft_terms(by_of(mentor), pair, Terms("Safe wells"))
        second = actions.draft_terms(by_of(mentee), pair, Terms("Safe wells and springs", cadence_days=7))
        with pytest.raises(Conflict, match="newer version"):
            actions.sign(by_of(mentee), pair, first)
        assert (first.version, second.version, pair.state, second.mentor_signed_at) == (1, 2, "agreed", None)
        actions.sign(by_of(mentor), pair, second)
        third = actions.draft_terms(by_of(mentor), pair, Terms("Springs", cadence_days=30))
        assert pair.cadence_days == 7 and not third.is_signed and pair.state == "active"


def test_nobody_signs_for_another(two):
    mentor, _mentee, pair_id = two
    with unit_of_work():
        stranger = person()
        pair = queries.pair_for(by_of(mentor), pair_id)
        version = actions.draft_terms(by_of(mentor), pair, Terms("Safe wells"))
        with pytest.raises(Forbidden):
            actions.sign(by_of(stranger), pair, version)
        elsewhere = make.pair(mentor, stranger)
        with pytest.raises(Forbidden):
            actions.sign(by_of(stranger), elsewhere, version)


def test_a_goal_moves_from_its_baseline_to_its_target(two):
    """Two steps of four are half of it; reached stands at the target, whatever was typed."""
    mentor, _mentee, pair_id = two
    with unit_of_work():
        by, pair = by_of(mentor), queries.pair_for(by_of(mentor), pair_id)
        goal = actions.aim(by, pair, Aim("Test wells", baseline=1, target=5))
        actions.note_progress(by, pair, goal, Progress(0, "open", "Half way", level=3))
        assert (goal.percent, goal.level) == (50, 3)
        actions.note_progress(by, pair, goal, Progress(10, "reached"))
        assert (goal.percent, goal.level, goal.state) == (100, 5, "reached")
        for wrong in (Aim("X", baseline=3), Aim("X", baseline=3, target=3), Aim("X", baseline=5, target=2)):
            with pytest.raises(Invalid):
                actions.aim(by, pair, wrong)


def test_both_note_what_they_learned(two):
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentor), pair_id)
        actions.learn(by_of(mentor), pair, Lesson("How villages vote", "from_mentee", "political", "key-one-two"))
        again = actions.learn(by_of(mentor), pair, Lesson("How villages vote", "from_mentee", "political", "key-one-two"))
        actions.learn(by_of(mentee), pair, Lesson("To read a turbidity tube", "from_mentor", "technical"))
        assert [one.kind for one in queries.workspace_for(by_of(mentee), pair).learnings] == ["technical", "political"]
        assert again.mentorship_id == pair_id and db.get(Mentorship, pair_id).state == "agreed"


def test_the_pages_of_an_agreement(two, signed_in):
    """The mentor writes it with what is proposed, the mentee reads and signs it; the page of the pair says what waits for whom."""
    mentor, mentee, pair_id = two
    first, second, path = signed_in(mentor), signed_in(mentee), f"/mentoring/{pair_id}"
    assert "Agree on how you work" in first.get(path)
    assert first.get(f"{path}/agreement").status == 302
    assert first.post(f"{path}/agreement/new", {"purpose": "Safe wells"}).status == 302
    assert "Read and sign" in second.get(path) and "waits for Moussa" in first.get(path)
    assert "Safe wells" in second.get(f"{path}/agreement")
    assert second.post(f"{path}/agreement/1/sign", on=f"{path}/agreement").status == 302
    assert "signed by both" in first.get(f"{path}/agreement") and "waits for" not in first.get(path)
