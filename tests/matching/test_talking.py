"""Two steps: a shortlist both sides are told of, talks, ratings in private, and a last round made of them."""

import pytest
from sqlalchemy import select, update

from hub.accounts.queries import own_data
from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden, Invalid, NotFound
from hub.matching import actions, queries, rules
from hub.matching.jobs import run as work
from hub.matching.models import Participant, Talk
from hub.mentorship.models import Mentorship
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.makers import matching as make
from tests.makers import membership, person

PEOPLE = (("Ann", "mentee"), ("Ben", "mentee"), ("Dan", "mentor"), ("Eve", "mentor"))


@pytest.fixture
def scene(cast):
    """Wells with a programme of two mentees and two mentors, all alike."""
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
        people = {name: person(name, organisation=name) for name, _role in PEOPLE}
        for name, role in PEOPLE:
            membership(cast.wells, people[name])
            make.matching_profile(people[name], **{"wants" if role == "mentee" else "offers": ["Pumps"]})
            make.participant(programme, people[name], role)
        return cast, programme.id, people


def drafted(scene, mode: str) -> int:
    """A run of that mode, worked out."""
    cast, programme, _people = scene
    with unit_of_work():
        by = by_of(cast.facilitator)
        made = actions.begin_run(by, queries.programme_for(by, programme), mode, 7, f"a-draft-{mode}").id
    work(made)
    return made


def published(scene, mode: str) -> int:
    """That draft, published by the facilitator."""
    made = drafted(scene, mode)
    with unit_of_work():
        return actions.publish(by_of(scene[0].facilitator), queries.run_by_id(made), mode)


def rate(scene, who: str, other: str, rating: int | None, reach: str = "") -> None:
    """`who` says how the talk with `other` was."""
    _cast, programme, people = scene
    with unit_of_work():
        by = by_of(people[who])
        talks = queries.own_talks(by, queries.programme_for(by, programme))
        talk = next(one for one in talks if people[other].id in (one.mentee_id, one.mentor_id))
        actions.rate(by, *queries.talk_for(by, talk.id), rating, reach)


def close(scene) -> None:
    """The facilitator closes the talks."""
    with unit_of_work():
        by = by_of(scene[0].facilitator)
        actions.close_talks(by, queries.programme_for(by, scene[1]))


def test_from_the_shortlist_to_pairs_that_follow_the_ratings(scene):
    assert published(scene, "talks") == 4
    with unit_of_work(write=False):
        told = list(db.scalars(select(Notice.person_id).where(Notice.kind == "matching:talks")))
        assert sorted(told) == sorted(one.id for one in scene[2].values()) and list(db.scalars(select(Mentorship))) == []
    for who, likes, other in (("Ann", "Eve", "Dan"), ("Ben", "Dan", "Eve"), ("Dan", "Ben", "Ann"), ("Eve", "Ann", "Ben")):
        rate(scene, who, likes, 5), rate(scene, who, other, 2)
    close(scene)
    assert published(scene, "final") == 2
    with unit_of_work(write=False):
        pairs = {(one.mentee_id, one.mentor_id) for one in db.scalars(select(Mentorship))}
        assert pairs == {(scene[2]["Ann"].id, scene[2]["Eve"].id), (scene[2]["Ben"].id, scene[2]["Dan"].id)}


@pytest.mark.parametrize("rating, expected", [(5, "Eve"), (1, "Dan")])
def test_one_rating_counts_against_what_is_unknown(scene, rating, expected):
    """Ann rates Eve alone: the unrated Dan is unknown, neither better than a five nor worse than a one."""
    published(scene, "talks")
    rate(scene, "Ann", "Eve", rating)
    close(scene)
    with unit_of_work():  # room for both with each, so that no lottery decides
        db.execute(update(Participant).where(Participant.role == "mentor").values(capacity=2))
    made = drafted(scene, "final")
    with unit_of_work(write=False):
        assert {one.mentee.name: one.mentor.name for one in queries.proposals_of(queries.run_by_id(made), "final")}["Ann"] == expected


def test_who_rates_nobody_is_placed_by_the_profiles(scene):
    published(scene, "talks")
    close(scene)
    assert published(scene, "final") == 2


def test_ratings_are_for_the_rater_and_coordinators_and_the_line_for_the_other(scene, signed_in):
    cast, programme, people = scene
    published(scene, "talks")
    rate(scene, "Ann", "Dan", 1, "Ring 555 on Monday")
    with unit_of_work(write=False):
        by = by_of(people["Dan"])
        talk = next(one.id for one in queries.own_talks(by, queries.programme_for(by, programme)) if one.mentee_id == people["Ann"].id)
    seen = [signed_in(people[name]).get(f"/matching/talks/{talk}") for name in ("Ann", "Dan", "Ben")]
    assert [one.status for one in seen] == [200, 200, 404] and "Ring 555 on Monday" in seen[1]
    assert [one.form_to(f"/matching/talks/{talk}").fields["rating"] for one in seen[:2]] == ["1", "0"]
    desk = signed_in(cast.facilitator).get(f"/matching/{programme}/ratings")
    assert "Only if nobody else is left" in desk and "Ring 555" not in desk
    assert signed_in(people["Dan"]).get(f"/matching/{programme}/ratings").status == 403
    assert signed_in(cast.facilitator).get(f"/matching/talks/{talk}").status == 404


def test_after_closing_nobody_rates_and_before_it_nobody_is_paired(scene):
    published(scene, "talks")
    with pytest.raises(Conflict, match="still talking"):
        published(scene, "stable")
    with pytest.raises(Conflict, match="made from the talks"):
        drafted(scene, "final")
    close(scene), close(scene)
    with pytest.raises(Forbidden, match="over"):
        rate(scene, "Ann", "Dan", 4)


def test_ratings_have_their_limits_and_others_have_no_talk(scene):
    published(scene, "talks")
    with pytest.raises(Invalid):
        rate(scene, "Ann", "Dan", 6)
    with unit_of_work(write=False), pytest.raises(NotFound):
        queries.talk_for(by_of(scene[0].member), db.scalar(select(Talk.id)))
    with unit_of_work(), pytest.raises(Forbidden):
        by = by_of(scene[2]["Ann"])
        actions.close_talks(by, queries.programme_for(by, scene[1]))


def test_the_programme_says_where_it_stands(scene, signed_in):
    member, at = signed_in(scene[2]["Ann"]), f"/matching/{scene[1]}"
    assert "Applications are open" in member.get(at)
    published(scene, "talks")
    assert "Shortlists are out" in member.get(at) and "not rated yet" in member.get(at)
    close(scene)
    assert "the last round is being made" in member.get(at)
    published(scene, "final")
    assert "Pairs are published" in member.get(at)


def test_a_talk_on_a_phone_without_script(scene, signed_in):
    cast, programme, people = scene
    desk = signed_in(cast.facilitator)
    made = drafted(scene, "talks")
    assert "4 talks are on the shortlist" in desk.post(f"/matching/runs/{made}/publish", on=f"/matching/runs/{made}", follow=True)
    page = signed_in(people["Ann"])
    path = next(link for link in page.get(f"/matching/{programme}").links if "/matching/talks/" in link)
    assert page.post(path, {"rating": "4", "reach": "Call me"}).status == 302
    assert "Gladly" in page.get(f"/matching/{programme}") and page.post(path, {"rating": "9"}).status == 422
    assert "talks are closed" in desk.post(f"/matching/{programme}/ratings/close", on=f"/matching/{programme}/ratings", follow=True)
    assert "the talks are over" in str(page.get("/notices/")).lower() or "the talks are over" in str(page.get("/notices")).lower()


def test_talks_are_in_the_download_of_who_had_them_without_the_others_rating(scene):
    published(scene, "talks")
    rate(scene, "Ann", "Dan", 5, "Ring 555")
    with unit_of_work(write=False):
        mine, theirs = (own_data(by_of(scene[2][name]))["matching"]["talks"] for name in ("Ann", "Dan"))
        assert {"with": "Dan", "rating": 5, "reach": "Ring 555"} in mine and "5" not in str([one["rating"] for one in theirs])


def test_a_mentee_asks_why_not_and_hears_one_sentence_without_anybodys_reason(scene, signed_in):
    cast, programme, people = scene
    with unit_of_work():
        actions.exclude(by_of(people["Eve"]), [people["Ann"]])
    assert "Why not somebody else?" not in signed_in(people["Ann"]).get(f"/matching/{programme}")
    published(scene, "best")
    page = signed_in(people["Ann"])
    asked = {one: page.get(f"/matching/{programme}?why_not=@{handle}") for one, handle in
             (("Eve", people["Eve"].handle), ("Dan", people["Dan"].handle), ("outsider", cast.outsider.handle), ("nobody", "nobody-at-all"))}
    assert "Eve is not available to you in this programme." in asked["Eve"] and "You were put together with Dan." in asked["Dan"]
    assert f"{cast.outsider.name} is not available to you in this programme." in asked["outsider"]
    assert "Nobody here is called @nobody-at-all." in asked["nobody"]
    assert "Why not somebody else?" not in signed_in(people["Dan"]).get(f"/matching/{programme}?why_not=@{people['Ann'].handle}")


def test_the_step_is_told_by_what_happened(scene):
    with unit_of_work(write=False):
        programme = queries.programme_by_id(scene[1])
        assert rules.step_of(programme, programme.closes_on) == "open" and rules.step_of(programme, programme.ends_on) == "draft"
