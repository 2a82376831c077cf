"""The pages of matching as people meet them, without a script."""

import pytest

from hub.matching import queries
from hub.storage.unit import unit_of_work
from tests.makers import matching as make
from tests.makers import membership, person
from tests.makers import mentorship as make_mentorship


def test_a_profile_is_saved_step_by_step_and_gone_on_with_another_day(signed_in, cast):
    page = signed_in(cast.member)
    assert page.post("/matching/profile/skills", {"want_1": "Health: Malaria", "need_1": "3", "offer_1": "Budgets"}, follow=True).status == 200
    page.post("/matching/profile/style", {"style_0": "2"})
    again = page.get("/matching/profile")
    assert "Malaria" in again and "Budgets" in again and "2 / 6" in again
    with unit_of_work(write=False):
        skills = {one.name: one for one in queries.tree()}
        assert skills["Malaria"].parent_id == skills["Health"].id and queries.profile_of(cast.member.id).steps == ["skills", "style"]


def test_the_account_fills_in_what_it_knows(signed_in, cast):
    with unit_of_work() as db:
        one = db.merge(cast.member)
        one.languages, one.levels, one.connection = ["fr"], {"fr": "native"}, "weak"
    form = signed_in(cast.member).get("/matching/profile/languages").form_to("/matching/profile/languages")
    assert (form.fields["language_1"], form.fields["speak_1"]) == ("fr", "6")


def test_what_is_wrong_stays_in_the_form_with_its_reason(signed_in, cast):
    page = signed_in(cast.member)
    answer = page.post("/matching/profile/wishes", {"not_with": "@nobody-of-that-name"})
    assert answer.status == 422 and "Nobody here is called @nobody-of-that-name." in answer and "@nobody-of-that-name" in str(answer.forms)


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_as_often_for_one_as_for_three(signed_in, cast, queries, count):
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
        for _n in range(count):
            one = person()
            membership(cast.wells, one)
            make.matching_profile(one, offers=["Pumps"])
            make.participant(programme, one, "mentor")
    page = signed_in(cast.facilitator)
    page.get(f"/matching/{programme.id}/desk")
    with queries() as seen:
        assert page.get(f"/matching/{programme.id}/desk").status == 200
    assert len(seen) <= 9


def test_a_coordinators_afternoon(signed_in, cast, run_jobs):
    desk, today = signed_in(cast.facilitator), "2027-01-01"
    answer = desk.post("/matching/new", {"name": "Nurses", "closes_on": today, "starts_on": today, "ends_on": "2027-06-30"})
    at = answer.location.rpartition("/matching/")[2]
    for who, role, skills in ((cast.member, "mentee", {"wants": ["Pumps"]}), (cast.other, "mentor", {"offers": ["Pumps"]})):
        make.matching_profile(who, **skills)
        page = signed_in(who)
        page.post(f"/matching/{at}/part", {"role": role}, on=f"/matching/{at}")
    run = desk.post(f"/matching/{at}/run", on=f"/matching/{at}/desk").location.rpartition("/")[2]
    assert "Waiting to be run" in desk.get(f"/matching/runs/{run}")
    run_jobs()
    page = desk.get(f"/matching/runs/{run}")
    assert "Side by side" in page and cast.member.name in page
    assert "Offers 1 of 1 wanted skills: Pumps" in desk.get(f"/matching/runs/{run}/why/{cast.member.id}/{cast.other.id}")
    assert "Nobody was left over" in desk.get(f"/matching/runs/{run}/left")
    assert "1 pair is published" in desk.post(f"/matching/runs/{run}/publish", on=f"/matching/runs/{run}", follow=True)
    assert "Your mentor" in signed_in(cast.member).get(f"/matching/{at}") and cast.other.name in signed_in(cast.member).get("/mentoring/")


def test_the_mentors_page_suggests_who_suits_and_why(signed_in, cast):
    with unit_of_work():
        make_mentorship.mentor_profile(cast.other)
        make.matching_profile(cast.other, offers=["Pumps"])
        make.matching_profile(cast.member, wants=["Pumps"])
    page = signed_in(cast.member).get("/mentoring/mentors")
    assert "They would suit you best" in page and "Offers 1 of 1 wanted skills: Pumps" in page


def test_conditions_and_exclusions_are_on_nobody_elses_page(signed_in, cast):
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
        make.matching_profile(cast.member, wants=["Pumps"], conditions={"countries": ["GH"]})
        make.participant(programme, cast.member, "mentee")
    work_done = [signed_in(cast.other).get(path) for path in (f"/matching/{programme.id}", "/matching/", f"/matching/{programme.id}/desk")]
    assert [one.status for one in work_done] == [200, 200, 403] and all("Ghana" not in one and cast.member.name not in one for one in work_done)


def test_a_programme_of_a_private_community_exists_for_members_alone(cast, signed_in):
    with unit_of_work() as db:
        programme = make.programme(cast.wells, cast.facilitator)
        db.merge(cast.wells).access = "private"
    assert signed_in(cast.member).get(f"/matching/{programme.id}").status == 200
    assert signed_in(cast.outsider).get(f"/matching/{programme.id}").status == 404


def test_what_one_other_weight_would_change(signed_in, cast):
    """Two mentors, one who teaches more and one with more shared hours: who comes out turns with the weight of time."""
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator, weights={"skill": [1, 1], "give": [0, 0], "time": [0, 0]})
        skilled, free = person("Skilled"), person("Free")
        make.matching_profile(cast.member, wants=["Pumps", "Pipes"])
        make.matching_profile(skilled, offers=["Pumps", "Pipes"], slots=[[0, 480, 540]])
        make.matching_profile(free, offers=["Pumps"])
        for who, role in ((cast.member, "mentee"), (skilled, "mentor"), (free, "mentor")):
            make.participant(programme, who, role)
        run = make.run(programme, [])
    page = signed_in(cast.facilitator)
    assert "1 mentee would have another mentor" in page.get(f"/matching/runs/{run.id}/what-if?feature=time&points=100")
    assert "0 mentees would have another mentor" in page.get(f"/matching/runs/{run.id}/what-if?feature=style&points=1")
    assert "number" in page.get(f"/matching/runs/{run.id}/what-if?feature=time&points=900")


@pytest.mark.parametrize("path", ["part", "rulings", "run"])
def test_the_address_of_a_refused_form_can_be_opened(signed_in, cast, path):
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
    page = signed_in(cast.facilitator)
    assert page.send(f"/matching/{programme.id}/{path}", {}).status in (302, 422)
    assert page.get(f"/matching/{programme.id}/{path}").status == 302


def test_how_groups_fared_stands_side_by_side_for_every_way(signed_in, cast, run_jobs):
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
        for n in range(5):
            for role, facts in (("mentee", {"wants": ["Pumps"]}), ("mentor", {"offers": ["Pumps"]})):
                one = person(organisation=f"{role}{n}", country="GH")
                membership(cast.wells, one), make.matching_profile(one, **facts), make.participant(programme, one, role)
    desk = signed_in(cast.facilitator)
    run = desk.post(f"/matching/{programme.id}/run", on=f"/matching/{programme.id}/desk").location.rpartition("/")[2]
    run_jobs()
    page = desk.get(f"/matching/runs/{run}/left")
    assert "Stable: matched, median" in page and "Best total: matched, median" in page and "Country: Ghana" in page
    assert "Western Africa" in page
