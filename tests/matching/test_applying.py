"""Applying to a programme: the coordinator's own questions, places that are limited, and who waits for one."""

from datetime import timedelta

import pytest

from hub.accounts.hearing import say
from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Invalid
from hub.matching import actions, queries
from hub.matching.drafts import Part
from hub.matching.rounds import waiting_of
from hub.storage.unit import unit_of_work
from tests.makers import matching as make
from tests.makers import membership, person

ASKED = [
    {"words": "Why now?", "kind": "text", "choices": [], "must": True},
    {"words": "Where do you work?", "kind": "one", "choices": ["Clinic", "Hospital"], "must": True},
    {"words": "May we call you?", "kind": "yes", "choices": [], "must": False},
]
TYPED = {"q0": "A new ward opens", "q1": "Clinic", "role": "mentee", "capacity": "1"}


@pytest.fixture
def round_of(cast):
    """A programme of Wells that asks, with one place for mentees; `somebody(name)` is a member whose profile is complete."""
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator, questions=ASKED, capacity=1).id

    def somebody(name: str):
        with unit_of_work():
            one = person(name)
            membership(cast.wells, one)
            make.matching_profile(one, wants=["Pumps"], offers=["Wells"])
        return one

    return programme, somebody


def applied(programme: int, who, at=None) -> None:
    """They apply as a mentee, with answers."""
    with unit_of_work():
        by = by_of(who)
        actions.take_part(by, queries.programme_for(by, programme), Part("mentee", answers=(["It is time"], ["Clinic"])))


def waiting(programme: int, who) -> int:
    """As which number they wait."""
    with unit_of_work(write=False):
        return queries.places_for(by_of(who), queries.programme_for(by_of(who), programme)).number


def test_what_is_asked_is_answered_kept_and_read_by_them_and_coordinators_alone(cast, round_of, signed_in):
    programme, somebody = round_of
    ann, ben = somebody("Ann"), somebody("Ben")
    page = signed_in(ann)
    assert page.post(f"/matching/{programme}/part", TYPED, on=f"/matching/{programme}").status == 302
    assert "A new ward opens" in page.get(f"/matching/{programme}")
    desk = signed_in(cast.facilitator)
    assert "What they answered" in desk.get(f"/matching/{programme}/desk") and "A new ward opens" in desk.get(f"/matching/{programme}/answers")
    other = signed_in(ben)
    assert other.get(f"/matching/{programme}/answers").status == 403 and "A new ward opens" not in other.get(f"/matching/{programme}")
    assert signed_in(cast.outsider).get(f"/matching/{programme}/answers").status in (403, 404)


@pytest.mark.parametrize(("wrong", "words"), [({"q0": " "}, "Fill this in."), ({"q1": "Moon"}, "Choose one of those offered."), ({"q0": "x" * 1001}, "1000")])
def test_an_answer_that_does_not_fit_is_refused_beside_its_question_and_the_rest_is_kept(round_of, signed_in, wrong, words):
    programme, somebody = round_of
    page = signed_in(somebody("Ann"))
    refused = page.post(f"/matching/{programme}/part", TYPED | {"q2": "yes"} | wrong, on=f"/matching/{programme}")
    assert refused.status == 422 and words in refused and refused.form_to(f"/matching/{programme}/part").fields["q2"] == "yes"
    with unit_of_work(write=False):
        assert queries.waiting_in(queries.programme_by_id(programme)) == set()
    assert "You take part as" not in page.get(f"/matching/{programme}")


def test_who_comes_when_all_places_are_taken_waits_and_moves_up(round_of, signed_in, outbox, run_jobs):
    programme, somebody = round_of
    ann, ben, eve = somebody("Ann"), somebody("Ben"), somebody("Eve")
    for one in (ann, ben, eve):
        applied(programme, one)
    assert [waiting(programme, one) for one in (ann, ben, eve)] == [0, 1, 2]
    assert "as number 1" in signed_in(ben).get(f"/matching/{programme}") and "All 1 are taken" in signed_in(eve).get(f"/matching/{programme}")
    assert signed_in(ann).post(f"/matching/{programme}/withdraw", on=f"/matching/{programme}").status == 302
    assert [waiting(programme, one) for one in (ben, eve)] == [0, 1]
    run_jobs()
    assert [letter.to_address for letter in outbox() if "place is free" in letter.subject] == [ben.address]
    applied(programme, ann)
    assert waiting(programme, ann) == 2


def test_more_places_let_in_who_waits_and_fewer_are_said(cast, round_of, signed_in):
    programme, somebody = round_of
    ann, ben = somebody("Ann"), somebody("Ben")
    for one in (ann, ben):
        applied(programme, one)
    desk, path = signed_in(cast.facilitator), f"/matching/{programme}/change"
    assert "waits for a place" in desk.get(f"/matching/{programme}/desk")
    today = now().date()
    typed = {"name": "Wells 2026", "kind": "mentor", "closes_on": str(today), "starts_on": str(today), "ends_on": str(today + timedelta(days=90))}
    assert desk.post(path, typed | {"capacity": "0"}).status == 422
    assert desk.post(path, typed | {"capacity": "2", "questions-0-words": "Still there?", "questions-0-kind": "yes"}).status == 302
    assert waiting(programme, ben) == 0 and "Still there?" in signed_in(ann).get(f"/matching/{programme}")
    assert "It is time" in desk.get(f"/matching/{programme}/answers")
    assert signed_in(ann).get(path).status == 403


def test_who_waits_is_in_no_draft(cast, round_of):
    programme, somebody = round_of
    ann, ben, dan = somebody("Ann"), somebody("Ben"), somebody("Dan")
    for one in (ann, ben):
        applied(programme, one)
    with unit_of_work():
        make.participant(queries.programme_by_id(programme), dan, "mentor", capacity=2)
    with unit_of_work(write=False):
        found = queries.gathered(queries.programme_by_id(programme))
        assert {one.id: one.is_here for one in (*found.mentees, *found.mentors)} == {ann.id: True, ben.id: False, dan.id: True}


def test_who_was_left_over_comes_first_in_the_next_round(cast, round_of):
    programme, somebody = round_of
    ann, ben = somebody("Ann"), somebody("Ben")
    with unit_of_work():
        before = make.programme(cast.wells, cast.facilitator, name="Before", published_run_id=1)
        make.participant(before, ben, "mentee")
    applied(programme, ann)
    applied(programme, ben)
    assert [waiting(programme, one) for one in (ann, ben)] == [1, 0]


def test_a_pair_that_exists_keeps_its_place_where_places_are_taken_back():
    class One:
        role, is_here, tier = "mentee", True, 0

        def __init__(self, number):
            self.id = self.person_id = self.applied_at = number

    parts = [One(1), One(2), One(3)]
    assert waiting_of(parts, 1) == [2, 3] and waiting_of(parts, 1, {3}) == [1, 2] and waiting_of(parts, None) == []


def test_questions_that_are_none_are_refused_and_what_was_typed_stays(cast, signed_in):
    desk, today = signed_in(cast.facilitator), now().date()
    typed = {"community": str(cast.wells.id), "name": "Wells", "kind": "mentor", "closes_on": str(today), "starts_on": str(today),
             "ends_on": str(today + timedelta(days=90)), "questions-0-words": "Which?", "questions-0-kind": "one", "questions-0-choices": "Only one"}
    page = desk.post("/matching/new", typed)
    assert page.status == 422 and "needs two to" in page and "Only one" in page


def test_answers_go_with_the_account_and_come_with_the_download(round_of):
    programme, somebody = round_of
    ann = somebody("Ann")
    applied(programme, ann)
    with unit_of_work():
        assert queries.own_matching(by_of(ann))["applications"][0]["answers"][0] == {"words": "Why now?", "answer": ["It is time"]}
        say("closed", ann)
        assert queries.all_participants(queries.programme_by_id(programme))[0].answers == []


def test_a_place_of_who_closes_their_account_goes_to_who_waits(round_of, outbox, run_jobs):
    programme, somebody = round_of
    ann, ben = somebody("Ann"), somebody("Ben")
    for one in (ann, ben):
        applied(programme, one)
    with unit_of_work():
        say("closed", ann)
    run_jobs()
    assert waiting(programme, ben) == 0 and [letter.to_address for letter in outbox() if "place is free" in letter.subject] == [ben.address]


def test_nothing_is_kept_of_who_does_not_answer(cast, round_of):
    programme, somebody = round_of
    ann = somebody("Ann")
    with unit_of_work(), pytest.raises(Invalid):
        actions.take_part(by_of(ann), queries.programme_for(by_of(ann), programme), Part("mentee"))
    with unit_of_work(write=False):
        assert queries.all_participants(queries.programme_by_id(programme)) == []
