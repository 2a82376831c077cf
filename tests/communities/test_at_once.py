"""Many at the same moment: every effect once, every count exact."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from hub.communities import actions, queries
from hub.communities.models import Community, Invitation, Membership
from hub.errors import Refusal
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as, make_cast
from tests.makers import membership, person
from tests.makers.communities import invitation, join_request

PEOPLE = 20


def at_once(act, whom) -> list:
    """Let everybody act in a thread of their own; what each got, refusals too."""

    def one(someone):
        try:
            with acting_as(someone) as by:
                return act(by)
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(PEOPLE) as threads:
        return list(threads.map(one, whom))


def counted(cast) -> tuple[int, int]:
    """The number a community says, and the number there is."""
    with unit_of_work(write=False):
        rows = db.scalar(select(func.count()).select_from(Membership).where(Membership.community_id == cast.wells.id))
        return db.get(Community, cast.wells.id).members_count, rows


def join(by):
    return actions.join(by, queries.community_for(by, "wells"))


def test_twenty_people_join_at_once(cast):
    at_once(join, [person() for _ in range(PEOPLE)])
    assert counted(cast) == (24, 24)


def test_one_person_joins_twenty_times_at_once(cast):
    assert not [got for got in at_once(join, [cast.outsider] * PEOPLE) if isinstance(got, Refusal)]
    assert counted(cast) == (5, 5)


@pytest.mark.parametrize(("same", "uses", "members", "left"), [(True, 5, 5, 4), (False, 7, 11, 0)])
def test_an_invitation_redeemed_twenty_times_at_once(app, same, uses, members, left):
    cast = make_cast(access="private")
    asked = invitation(cast.wells, uses_left=uses)
    whom = [cast.outsider] * PEOPLE if same else [person() for _ in range(PEOPLE)]
    got = at_once(lambda by: actions.redeem(by, queries.invitation_by_token(by, asked.token)), whom)
    assert counted(cast) == (members, members)
    assert sum(isinstance(one, Refusal) for one in got) == (0 if same else PEOPLE - uses)
    with unit_of_work(write=False):
        assert db.get(Invitation, asked.id).uses_left == left


def test_the_last_two_facilitators_do_not_leave_at_once(cast):
    second = person()
    membership(cast.wells, second, role="facilitator")
    got = at_once(lambda by: actions.leave(by, queries.community_for(by, "wells")), [cast.facilitator, second])
    assert sorted(isinstance(one, Refusal) for one in got) == [False, True]
    assert counted(cast) == (4, 4)


def test_everybody_leaves_at_once(cast):
    many = [person() for _ in range(PEOPLE)]
    for one in many:
        membership(cast.wells, one)
    at_once(lambda by: actions.leave(by, queries.community_for(by, "wells")), many)
    assert counted(cast) == (4, 4)


def test_two_facilitators_answer_at_once(app):
    cast = make_cast(access="request")
    second = person()
    membership(cast.wells, second, role="facilitator")
    join_request(cast.wells, cast.outsider)

    def answer(by):
        place = queries.community_for(by, "wells")
        act = actions.accept if by.id == second.id else actions.decline
        return act(by, place, queries.open_request_of(place, "olu"))

    got = at_once(answer, [cast.facilitator, second])
    assert sum(isinstance(one, Refusal) for one in got) == 1
    said, there_are = counted(cast)
    assert said == there_are
