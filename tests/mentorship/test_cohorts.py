"""Cohorts: begun by who facilitates a community, filled by who looks after the pairs, or by publishing a programme."""

from datetime import date

import pytest

from hub.communities.queries import by_of
from hub.errors import Forbidden, Invalid
from hub.mentorship import actions, matched, queries
from hub.mentorship.drafts import Round
from hub.mentorship.models import Coordinator, Mentorship
from hub.storage.unit import db, unit_of_work
from tests.makers import matching
from tests.makers import mentorship as make

SPRING = Round("Spring", date(2027, 3, 1), date(2027, 9, 1), kind="peer", key="spring-round")


def test_a_facilitator_begins_a_round_once(cast):
    with unit_of_work():
        by = by_of(cast.facilitator)
        first = actions.begin_cohort(by, cast.wells, SPRING)
        assert actions.begin_cohort(by, cast.wells, SPRING).id == first.id
        with pytest.raises(Forbidden):
            actions.begin_cohort(by_of(cast.member), cast.wells, SPRING)
        for wrong in (Round("", SPRING.starts_on, SPRING.ends_on), Round("X", SPRING.ends_on, SPRING.starts_on), Round("X", *(date(2027, 1, 1), date(2027, 2, 1)), kind="x")):
            with pytest.raises(Invalid):
                actions.begin_cohort(by, cast.wells, wrong)


def test_a_pair_put_into_a_round_is_looked_after_by_its_facilitator(cast, signed_in):
    """Before, the facilitator does not know of the pair; a site coordinator puts it there."""
    with unit_of_work():
        db.add(Coordinator(person_id=cast.outsider.id))
        pair = make.pair(cast.member, cast.other)
        cohort = actions.begin_cohort(by_of(cast.facilitator), cast.wells, SPRING)
    facilitator, path = signed_in(cast.facilitator), f"/mentoring/overview/{pair.id}"
    assert facilitator.get(path).status == 404
    assert signed_in(cast.outsider).post(f"{path}/cohort", {"cohort": str(cohort.id)}, on=path).status == 302
    assert facilitator.get(path).status == 200
    with unit_of_work(write=False):
        found = db.get(Mentorship, pair.id)
        assert (found.kind, found.ends_on, found.cohort_id) == ("peer", date(2027, 9, 1), cohort.id)
        assert [one.id for one in queries.scope_of(by_of(cast.facilitator)).cohorts] == [cohort.id]


def test_the_page_begins_a_round(cast, signed_in):
    visitor = signed_in(cast.facilitator)
    values = {"name": "Spring", "starts_on": "2027-03-01", "ends_on": "2027-02-01", "cadence_days": "14"}
    page = visitor.post("/communities/wells/mentoring/new", values)
    assert page.status == 422 and "It ends after it begins" in page
    assert visitor.post("/communities/wells/mentoring/new", values | {"ends_on": "2027-09-01"}).status == 302
    assert "Spring" in visitor.get("/mentoring/overview")


def test_published_pairs_become_a_pair_in_the_cohort_when_both_say_yes(cast, signed_in):
    """Proposed to both; the first yes waits for the second; the facilitator of the programme's community looks after it from the start."""
    with unit_of_work():
        programme = matching.programme(cast.wells, cast.facilitator, name="Autumn")
        matched.publish(by_of(cast.facilitator), [(cast.other.id, cast.member.id, {})], programme)
        matched.publish(by_of(cast.facilitator), [(cast.other.id, cast.muted.id, {})], programme)
    with unit_of_work(write=False):
        pair = queries.open_between(cast.member.id, cast.other.id)
        assert pair.state == "proposed" and len(queries.scope_of(by_of(cast.facilitator)).cohorts) == 1
    mentor, mentee, path = signed_in(cast.member), signed_in(cast.other), f"/mentoring/{pair.id}"
    for visitor, state in ((mentee, "proposed"), (mentor, "agreed")):
        assert "Your answer" in visitor.get(path)
        assert visitor.post(f"{path}/answer", {"answer": "accept"}, on=path).status == 302
        with unit_of_work(write=False):
            assert db.get(Mentorship, pair.id).state == state
    assert "Autumn" in signed_in(cast.facilitator).get("/mentoring/overview") and signed_in(cast.facilitator).get(f"/mentoring/overview/{pair.id}").status == 200


def test_who_declines_a_proposal_is_asked_nothing_more(cast, signed_in):
    with unit_of_work():
        pair = make.pair(cast.member, cast.other, state="proposed", began_at=None, answered_at=None)
    path = f"/mentoring/{pair.id}"
    assert signed_in(cast.other).post(f"{path}/answer", {"answer": "decline", "words": "Not this year"}, on=path).status == 302
    with unit_of_work(write=False):
        assert db.get(Mentorship, pair.id).state == "declined"
    assert signed_in(cast.member).send(f"{path}/answer", {"answer": "accept"}).status == 403
