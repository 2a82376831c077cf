"""Seats: who comes too late waits in order, who cancels makes room for the first, and the last seat goes to one."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.accounts.hearing import say
from hub.clock import now
from hub.communities.actions import leave
from hub.communities.queries import by_of
from hub.errors import Forbidden
from hub.live import actions, queries
from hub.live.models import LiveSession, Registration
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers import membership, person
from tests.makers.live import live


@pytest.fixture
def full(cast, signed_in, frozen):
    """A session with one seat, which the member has; the other one and the outsider wait."""
    one = live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=2), seats=1)
    for someone in (cast.member, cast.other, cast.outsider):
        signed_in(someone).post(f"/live/{one.id}/register", on=f"/live/{one.id}")
    return one


def places() -> dict[int, str]:
    with unit_of_work(write=False):
        return dict(db.execute(select(Registration.person_id, Registration.place)).all())


def told(kind) -> list[int]:
    with unit_of_work(write=False):
        return sorted(db.scalars(select(Notice.person_id).where(Notice.kind == kind)))


def test_who_comes_too_late_waits_and_reads_so(full, cast, signed_in):
    assert places() == {cast.member.id: "coming", cast.other.id: "waiting", cast.outsider.id: "waiting"}
    page = signed_in(cast.outsider).get(f"/live/{full.id}")
    assert "You wait for one" in page and "1 person waits before you" in page and "Wait no longer" in page
    assert "1 person" in page and "2 people" in page


def test_a_seat_that_becomes_free_goes_to_the_first_who_waits_and_is_told_by_mail(full, cast, signed_in, outbox, run_jobs):
    signed_in(cast.member).post(f"/live/{full.id}/unregister", on=f"/live/{full.id}")
    assert places() == {cast.other.id: "coming", cast.outsider.id: "waiting"} and told("live:seat") == [cast.other.id]
    run_jobs()
    assert any("A seat is free, and it is yours" in letter.text for letter in outbox(cast.other)) and outbox(cast.outsider) == []


def test_who_waits_no_longer_makes_room_for_nobody(full, cast, signed_in):
    signed_in(cast.other).post(f"/live/{full.id}/unregister", on=f"/live/{full.id}")
    assert places() == {cast.member.id: "coming", cast.outsider.id: "waiting"} and told("live:seat") == []


def test_more_seats_let_in_who_waits_and_fewer_take_none_away(full, cast, signed_in):
    host = signed_in(cast.facilitator)
    host.post(f"/live/{full.id}/edit", {"seats": "2"})
    assert places()[cast.other.id] == "coming" and places()[cast.outsider.id] == "waiting"
    host.post(f"/live/{full.id}/edit", {"seats": "1"})
    assert places()[cast.other.id] == "coming"
    host.post(f"/live/{full.id}/edit", {"seats": ""})
    assert set(places().values()) == {"coming"} and told("live:seat") == sorted([cast.other.id, cast.outsider.id])


def test_who_has_no_seat_does_not_enter_but_may_read(full, cast, signed_in):
    with unit_of_work():
        db.get(LiveSession, full.id).state = "open"
    with pytest.raises(Forbidden, match="has a seat"), acting_as(cast.other) as by:
        actions.arrive(by, queries.seat_for(by, full.id, lock=True))
    for someone in (cast.member, cast.facilitator):
        with acting_as(someone) as by:
            actions.arrive(by, queries.seat_for(by, full.id, lock=True))
    waits = signed_in(cast.other)
    assert waits.get(f"/live/{full.id}/room").status == 302 and waits.get(f"/live/{full.id}/text").status == 200
    assert f"/live/{full.id}/room" not in waits.get(f"/live/{full.id}").links


def test_who_waits_hears_of_a_new_time_and_of_the_end_but_is_not_reminded(full, cast, signed_in, frozen):
    from hub.background.queue import JOBS

    signed_in(cast.facilitator).post(f"/live/{full.id}/edit", {"at": "20:00"})
    frozen.shift(timedelta(days=2, hours=2))
    JOBS["live.remind"]()
    assert told("live:moved") == sorted([cast.member.id, cast.other.id, cast.outsider.id])
    assert told("live:in-a-day") == [cast.member.id] or told("live:in-a-hour") == [cast.member.id]


def test_who_closes_their_account_leaves_the_seat_to_who_waits(full, cast, signed_in):
    with unit_of_work():
        say("closed", db.get(type(cast.member), cast.member.id))
    assert places() == {cast.other.id: "coming", cast.outsider.id: "waiting"} and told("live:seat") == [cast.other.id]


@pytest.mark.parametrize("access, left", [("open", "coming"), ("private", None)])
def test_who_leaves_a_closed_community_leaves_the_seat_too(access, left, full, cast):
    with unit_of_work():
        db.get(type(cast.wells), cast.wells.id).access = access
    with acting_as(cast.member) as by:
        leave(by, db.get(type(cast.wells), cast.wells.id))
    assert places().get(cast.member.id) == left


def test_twenty_at_once_for_one_seat_and_one_gets_it(cast):
    one = live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=2), seats=1)
    people = [person() for _ in range(20)]
    for someone in people:
        membership(cast.wells, someone)

    def register(someone):
        with unit_of_work():
            by = by_of(someone)
            actions.register(by, queries.seat_for(by, one.id, lock=True))

    threads = [threading.Thread(target=register, args=(someone,)) for someone in people]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    with unit_of_work(write=False):
        assert db.get(LiveSession, one.id).registered_count == 1
    assert sorted(places().values()) == ["coming", *["waiting"] * 19]
