"""Cohorts: begun by who facilitates a community, filled by who looks after the pairs, or by publishing a programme."""

from datetime import date

import pytest

from hub.communities.queries import by_of
from hub.errors import Forbidden, Invalid
from hub.mentorship import actions, queries
from hub.mentorship.drafts import Round
from hub.mentorship.models import Coordinator, Mentorship
from hub.storage.unit import db, unit_of_work
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
