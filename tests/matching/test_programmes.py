"""A programme from applications to the second wave, as coordinators and members meet it (stories 1 and 2 of the design)."""

import pytest
from sqlalchemy import select

from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden, Invalid
from hub.matching import actions, queries, reports
from hub.matching.drafts import Part
from hub.matching.jobs import run as work
from hub.matching.models import MatchingProfile, Proposal, Run
from hub.mentorship import actions as mentoring
from hub.mentorship.models import Mentorship
from hub.storage.unit import db, unit_of_work
from tests.makers import matching as make
from tests.makers import membership, person


@pytest.fixture
def scene(cast):
    """Wells with a programme: three mentees and two mentors, all alike but that one mentee is free on Saturday evenings alone."""
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
        people = {}
        for name, role, slots in (("Nurse", "mentee", [[5, 1020, 1200]]), ("Ann", "mentee", None), ("Ben", "mentee", None), ("Dan", "mentor", None),
                                  ("Eve", "mentor", None)):
            people[name] = person(name, organisation=name)
            membership(cast.wells, people[name])
            hours = {"slots": slots} if slots else {}
            make.matching_profile(people[name], wants=["Pumps"] if role == "mentee" else [], offers=["Pumps"] if role == "mentor" else [], **hours)
            make.participant(programme, people[name], role)
        return cast, programme.id, people


def drafted(cast, programme_id: int, mode: str = "stable", key: str = "draft-number-1") -> int:
    """A run of the programme that is worked out."""
    with unit_of_work():
        by = by_of(cast.facilitator)
        made = actions.begin_run(by, queries.programme_for(by, programme_id), mode, 7, key).id
    work(made)
    return made


def pairs_of(run_id: int, mode: str = "stable") -> dict:
    """Mentee's name -> mentor's name."""
    with unit_of_work(write=False):
        return {one.mentee.name: one.mentor.name for one in queries.proposals_of(queries.run_by_id(run_id), mode)}


def published(cast, run_id: int, mode: str = "stable", **how) -> int:
    """The draft, published by the facilitator."""
    with unit_of_work():
        return actions.publish(by_of(cast.facilitator), queries.run_by_id(run_id), mode, **how)


def test_the_unmatched_report_says_which_rule_removed_whom_and_one_more_slot_helps(scene):
    cast, programme, people = scene
    first = drafted(cast, programme)
    with unit_of_work(write=False):
        found = reports.left(queries.run_by_id(first), lambda code: code)
        (who, steps, left), = found["people"]
        assert (who.name, left) == ("Nurse", 0) and [(gone, after) for _rule, gone, after in steps] == [(2, 0)]
        assert found["recruiting"] == [("Pumps", "en", found["recruiting"][0][2], 1)]
    before = pairs_of(first)
    published(cast, first)
    with unit_of_work():
        db.get(MatchingProfile, people["Eve"].id).slots = [[day, 480, 720] for day in range(5)] + [[5, 1020, 1200]]
        parts = queries.all_participants(queries.programme_by_id(programme))
        next(one for one in parts if one.person_id == people["Eve"].id).capacity = 2
    after = pairs_of(drafted(cast, programme, key="draft-number-2"))
    assert after == before | {"Nurse": "Eve"}


def test_two_ways_side_by_side_pins_and_a_wave_that_touches_only_who_was_freed(scene):
    cast, programme, people = scene
    with unit_of_work():
        by, found = by_of(cast.facilitator), queries.programme_by_id(programme)
        parts = {one.person.name: one for one in queries.all_participants(found)}
        actions.rule(by, queries.programme_for(by, programme), "pin", (parts["Ann"], parts["Eve"]), "They know each other")
    first = drafted(cast, programme, "best")
    with unit_of_work(write=False):
        modes = queries.run_by_id(first).totals["modes"]
        assert {"matched", "median", "low", "switching"} <= modes["stable"].keys() & modes["best"].keys()
    assert pairs_of(first, "best") == pairs_of(first) == {"Ann": "Eve", "Ben": "Dan"}
    assert published(cast, first, "best") == 2
    with unit_of_work():
        pair = db.scalar(select(Mentorship).where(Mentorship.mentee_id == people["Ben"].id).options(*queries_with_people()))
        mentoring.decline(by_of(people["Dan"]), pair)
        parts = queries.all_participants(queries.programme_by_id(programme))
        next(one for one in parts if one.person_id == people["Eve"].id).capacity = 2
    second = drafted(cast, programme, key="draft-number-2")
    assert pairs_of(second) == {"Ann": "Eve", "Ben": "Eve"}
    assert published(cast, second) == 1


def queries_with_people():
    """The options that load a pair with its two people."""
    from hub.mentorship.queries.pairs import WITH_PEOPLE

    return WITH_PEOPLE


def test_publishing_proposes_the_pairs_to_both_once(scene):
    cast, programme, people = scene
    run = drafted(cast, programme)
    assert published(cast, run) == 2
    with pytest.raises(Conflict, match="published already"):
        published(cast, run)
    with unit_of_work(write=False):
        assert [one.state for one in db.scalars(select(Mentorship))] == ["proposed", "proposed"]


def test_an_older_draft_is_refused_after_another_was_published(scene):
    cast, programme, _people = scene
    first = drafted(cast, programme)
    second = drafted(cast, programme, key="draft-number-2")
    published(cast, second)
    with pytest.raises(Conflict, match="Another draft"):
        published(cast, first)


def test_a_withdrawn_person_in_a_draft_stops_it_whole(scene):
    cast, programme, people = scene
    run = drafted(cast, programme)
    with unit_of_work():
        by = by_of(people["Ann"])
        actions.withdraw(by, queries.programme_for(by, programme))
    with pytest.raises(Conflict, match="Ann no longer"):
        published(cast, run, anyway=True)
    with unit_of_work(write=False):
        assert list(db.scalars(select(Mentorship))) == [] and queries.run_by_id(run).state == "done"


def test_a_no_and_a_farewell_are_stronger_than_a_pin_and_stop_no_later_draft(scene):
    cast, programme, people = scene
    with unit_of_work():
        for mentee, mentor in (("Ann", "Dan"), ("Ben", "Eve")):
            make.ruling(queries.programme_by_id(programme), people[mentee], people[mentor], "pin")
    published(cast, drafted(cast, programme))
    with unit_of_work():
        dans = select(Mentorship).where(Mentorship.mentor_id == people["Dan"].id).options(*queries_with_people())
        mentoring.decline(by_of(people["Dan"]), db.scalar(dans))
        actions.withdraw(by_of(people["Eve"]), queries.programme_for(by_of(people["Eve"]), programme))
    second = drafted(cast, programme, key="draft-number-2")
    assert pairs_of(second) == {"Ben": "Eve"}
    assert published(cast, second) == 0


def test_yesterdays_data_is_said_and_published_only_when_meant(scene):
    cast, programme, people = scene
    run = drafted(cast, programme)
    with unit_of_work():
        db.get(MatchingProfile, people["Ann"].id).seniority = 4
    with pytest.raises(Conflict, match="something changed"):
        published(cast, run)
    assert published(cast, run, anyway=True) == 2


def test_the_same_seed_makes_the_same_draft(scene):
    cast, programme, _people = scene
    first, second = drafted(cast, programme), drafted(cast, programme, key="draft-number-2")
    assert pairs_of(first) and pairs_of(first) == pairs_of(second)
    with unit_of_work(write=False):
        assert queries.run_by_id(first).inputs == queries.run_by_id(second).inputs != ""


def test_why_not_is_one_sentence_that_tells_nobody_s_reason(scene):
    cast, programme, people = scene
    with unit_of_work():
        actions.exclude(by_of(people["Dan"]), [people["Ann"]])
    run = drafted(cast, programme)
    with unit_of_work(write=False):
        found, place = queries.run_by_id(run), queries.programme_by_id(programme)
        answers = [reports.why(found, place, (people["Ann"].id, people[name].id), ("stable", "UTC", str)) for name in ("Dan", "Eve")]
        assert answers[0].why_not == "Dan is not available to you in this programme." and answers[1].proposal is not None
        nurse = reports.why(found, place, (people["Nurse"].id, people["Dan"].id), ("stable", "UTC", str))
        assert "few free hours" in nurse.why_not


def test_only_coordinators_run_and_publish(scene):
    cast, programme, people = scene
    run = drafted(cast, programme)
    with unit_of_work():
        by = by_of(people["Ann"])
        place = queries.programme_for(by, programme)
        for act in (lambda: actions.begin_run(by, place, "stable", 1, "another-key-1"), lambda: actions.publish(by, queries.run_by_id(run), "stable"),
                    lambda: queries.run_for(by, run), lambda: actions.set_terms(by, place, {})):
            with pytest.raises(Forbidden):
                act()


def test_a_run_asked_for_twice_is_one(scene):
    cast, programme, _people = scene
    with unit_of_work():
        by = by_of(cast.facilitator)
        place = queries.programme_for(by, programme)
        first = actions.begin_run(by, place, "stable", 1, "the-same-key")
        assert actions.begin_run(by, place, "stable", 1, "the-same-key") is first
        with pytest.raises(Conflict, match="worked out already"):
            actions.begin_run(by, place, "best", 1, "another-key-2")


def test_a_run_that_fails_keeps_nothing_and_lets_another_begin(scene, monkeypatch):
    cast, programme, _people = scene
    monkeypatch.setattr("hub.matching.jobs.worked_out", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        drafted(cast, programme)
    with unit_of_work(write=False):
        assert [one.state for one in db.scalars(select(Run))] == ["failed"] and list(db.scalars(select(Proposal))) == []
    monkeypatch.undo()
    assert pairs_of(drafted(cast, programme, key="draft-number-2"))


def test_nobody_takes_part_with_an_empty_profile(cast):
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
        with pytest.raises(Invalid, match="languages"):
            actions.take_part(by_of(cast.member), programme, Part("mentee"))
        make.matching_profile(cast.member, wants=["Pumps"], slots=[])
        with pytest.raises(Invalid, match="hours"):
            actions.take_part(by_of(cast.member), programme, Part("mentee"))
        with pytest.raises(Invalid, match="help with"):
            actions.take_part(by_of(cast.member), programme, Part("mentor"))


def test_places_of_nobody_and_exclusion_of_everybody_leave_a_draft_without_pairs(scene):
    cast, programme, people = scene
    with unit_of_work():
        for one in queries.all_participants(queries.programme_by_id(programme)):
            one.capacity = 0 if one.person.name == "Eve" else 1
        actions.exclude(by_of(people["Dan"]), list(people.values()))
    run = drafted(cast, programme)
    assert pairs_of(run) == {} and published(cast, run) == 0


def test_terms_keep_their_limits_and_something_has_to_count(scene):
    cast, programme, _people = scene
    with unit_of_work():
        by = by_of(cast.facilitator)
        place = queries.programme_for(by, programme)
        actions.set_terms(by, place, {"least_hours": 3})
        assert queries.gathered(place).terms.least_quarters == 12
        with pytest.raises(Invalid, match="has to count"):
            actions.set_terms(by, place, {}, {"skill": [0, 0]})
