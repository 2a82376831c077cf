"""Two coordinators at once, and people about whom there is little to match: said clearly, nothing half-published."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from hub.accounts.models import Person
from hub.communities.queries import by_of
from hub.errors import Conflict
from hub.matching import actions, queries
from hub.matching.jobs import run as work
from hub.matching.models import Exclusion, MatchingProfile, Participant, Programme
from hub.mentorship.models import Mentorship
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.makers import matching as make
from tests.makers import membership, person


@pytest.fixture
def scene(cast):
    """(cast, programme's id): three mentees and three mentors of Wells, all alike."""
    with unit_of_work():
        programme = make.programme(cast.wells, cast.facilitator)
        for number in range(6):
            one, role = person(f"Person {number}", organisation=f"Place {number}"), "mentee" if number < 3 else "mentor"
            membership(cast.wells, one)
            make.matching_profile(one, wants=["Pumps"] if role == "mentee" else [], offers=["Pumps"] if role == "mentor" else [])
            make.participant(programme, one, role)
        return cast, programme.id


def drafted(who, programme_id: int, key: str = "draft-number-1") -> int:
    """A run that is worked out."""
    with unit_of_work():
        by = by_of(db.get(Person, who.id))
        made = actions.begin_run(by, queries.programme_for(by, programme_id), "stable", 7, key).id
    work(made)
    return made


def test_of_two_coordinators_who_publish_at_once_one_does(scene):
    """The other is told; each pair is proposed once, each person told once."""
    cast, programme = scene
    run = drafted(cast.facilitator, programme)

    def publish(who) -> str:
        try:
            with unit_of_work():
                by = by_of(db.get(Person, who.id))
                actions.publish(by, queries.run_for(by, run)[0], "stable")
        except Conflict as refusal:
            return refusal.message
        return "done"

    with ThreadPoolExecutor(2) as pool:
        came = sorted(pool.map(publish, (cast.facilitator, cast.admin)))
    assert came[1] == "done" and "published already" in came[0]
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Mentorship)) == 3 and db.get(Programme, programme).wave == 1
        assert db.scalar(select(func.count()).where(Notice.kind == "mentorship:proposed")) == 6


def test_who_has_no_free_hours_stands_in_the_report_with_that_reason(scene, signed_in):
    cast, programme = scene
    with unit_of_work():
        lonely = db.scalar(select(Person).where(Person.name == "Person 0"))
        db.get(MatchingProfile, lonely.id).slots = []
    run = drafted(cast.facilitator, programme)
    with unit_of_work(write=False):
        assert len(queries.proposals_of(queries.run_by_id(run), "stable")) == 2
    page = signed_in(cast.facilitator).get(f"/matching/runs/{run}")
    assert page.status == 200 and "Person 0" in page
    part = signed_in(lonely).get(f"/matching/{programme}")
    assert part.status == 200


@pytest.mark.parametrize("change", ["excludes everybody", "no profile", "no places", "gone"])
def test_a_draft_without_anybody_to_pair_says_so_and_publishes_nothing(change, scene, signed_in):
    cast, programme = scene
    with unit_of_work():
        parts = list(db.scalars(select(Participant).where(Participant.role == "mentee")))
        mentors = list(db.scalars(select(Participant.person_id).where(Participant.role == "mentor")))
        for one in parts:
            if change == "excludes everybody":
                _exclude(one, mentors)
            elif change == "no profile":
                db.delete(db.get(MatchingProfile, one.person_id))
            elif change == "no places":
                one.capacity = 0
            else:
                one.is_here = False
    run = drafted(cast.facilitator, programme)
    page = signed_in(cast.facilitator).get(f"/matching/runs/{run}")
    assert page.status == 200 and signed_in(cast.facilitator).get(f"/matching/{programme}/desk").status == 200
    with unit_of_work(write=False):
        assert queries.proposals_of(queries.run_by_id(run), "stable") == []


def _exclude(one, mentors) -> None:
    db.add_all(Exclusion(person_id=one.person_id, other_id=other) for other in mentors)


def test_a_zone_that_is_gone_stops_no_run(scene, signed_in):
    """Zones are renamed now and then; a profile with an old name counts by UTC."""
    cast, programme = scene
    with unit_of_work():
        one = db.scalar(select(Participant).where(Participant.role == "mentee"))
        db.get(MatchingProfile, one.person_id).zone = "Mars/Olympus"
    run = drafted(cast.facilitator, programme)
    assert signed_in(cast.facilitator).get(f"/matching/runs/{run}").status == 200
