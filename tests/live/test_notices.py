"""Who is told what of live sessions, once each."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.accounts.models import Person
from hub.background.queue import JOBS
from hub.clock import now
from hub.communities.models import Membership
from hub.live import actions, queries
from hub.live.models import LiveSession
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from hub.text.writing import Written
from tests.cast import acting_as
from tests.makers.live import live


def told(kind):
    with unit_of_work(write=False):
        return sorted(db.scalars(select(Notice.person_id).where(Notice.kind == kind)))


@pytest.fixture
def planned(cast, frozen):
    """A session in two days, with one person registered."""
    one = live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=2))
    with acting_as(cast.member) as by:
        actions.register(by, queries.seat_for(by, one.id, lock=True))
    return one


def led(cast, one, act):
    with acting_as(cast.facilitator) as by:
        return act(by, queries.seat_for(by, one.id, lock=True))


def reminded(*kinds):
    JOBS["live.remind"]()
    JOBS["live.remind"]()
    return tuple(len(told(f"live:in-a-{kind}")) for kind in kinds)


def test_a_reminder_comes_a_week_ahead_to_who_had_registered_by_then(cast, frozen):
    one = live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=20))
    for person, ahead in ((cast.member, 20), (cast.other, 6)):
        frozen.move_to(one.starts_at - timedelta(days=ahead))
        with acting_as(person) as by:
            actions.register(by, queries.seat_for(by, one.id, lock=True))
    assert reminded("week", "day") == (1, 0) and told("live:in-a-week") == [cast.member.id]
    frozen.move_to(one.starts_at - timedelta(hours=23))
    assert reminded("week", "day", "hour") == (1, 2, 0)


def test_a_session_moved_a_little_reminds_nobody_again_and_one_moved_far_does(planned, cast, frozen):
    frozen.move_to(planned.starts_at - timedelta(hours=23))
    assert reminded("day") == (1,)
    for later, times in ((timedelta(hours=1), 1), (timedelta(days=9), 2)):
        with unit_of_work():
            db.get(LiveSession, planned.id).starts_at = planned.starts_at + later
        frozen.move_to(planned.starts_at + later - timedelta(hours=22))
        assert reminded("day") == (times,)


def test_a_session_called_off_reminds_nobody(planned, cast, frozen):
    led(cast, planned, actions.call_off)
    frozen.move_to(planned.starts_at - timedelta(hours=20))
    assert reminded("week", "day", "hour") == (0, 0, 0)


def test_a_reminder_is_written_in_the_readers_language_and_zone(planned, cast, frozen, outbox, run_jobs):
    with unit_of_work():
        person = db.get(Person, cast.member.id)
        person.zone, person.language = "Asia/Kathmandu", "fr"
    frozen.move_to(planned.starts_at - timedelta(hours=23))
    reminded("day")
    run_jobs()
    (letter,) = [one for one in outbox(cast.member) if "Pumps that last" in one.subject]
    assert "jeu. 26 nov. 2026, 17:45 (Asia/Kathmandu)" in letter.text and "Dans Wells" in letter.text


def test_who_follows_nothing_of_the_community_gets_the_reminder_without_mail(planned, cast, frozen):
    with unit_of_work():
        db.scalar(select(Membership).where(Membership.person_id == cast.member.id)).following = "none"
    frozen.move_to(planned.starts_at - timedelta(hours=23))
    assert reminded("day") == (1,)
    with unit_of_work(write=False):
        assert db.scalar(select(Notice.mail).where(Notice.kind == "live:in-a-day")) == "none"


def test_reminders_go_out_a_day_and_an_hour_ahead_and_once(planned, cast, frozen):
    for ahead, kinds in ((timedelta(days=2), (0, 0)), (timedelta(hours=20), (1, 0)), (timedelta(minutes=40), (1, 1))):
        frozen.move_to(planned.starts_at - ahead)
        JOBS["live.remind"]()
        JOBS["live.remind"]()
        assert (len(told("live:in-a-day")), len(told("live:in-a-hour"))) == kinds
    assert told("live:in-a-hour") == [cast.member.id]


def test_who_registered_hears_that_it_opens_and_where_the_notes_are(planned, cast):
    led(cast, planned, actions.open_doors)
    with acting_as(cast.other) as by:
        actions.arrive(by, queries.seat_for(by, planned.id, lock=True))
    led(cast, planned, lambda by, seat: actions.close(by, seat, Written("", "")))
    assert told("live:opened") == [cast.member.id] and told("notes:ready") == sorted([cast.member.id, cast.other.id])


def test_who_registered_hears_that_it_is_called_off(planned, cast):
    led(cast, planned, actions.call_off)
    led(cast, planned, actions.call_off)
    assert told("live:cancelled") == [cast.member.id]


def test_members_hear_of_a_new_session_and_of_no_draft(cast, signed_in, frozen):
    wanted = {"title": "Pumps that last", "on": "2026-12-03", "at": "15:00", "zone": "Africa/Nairobi", "minutes": "60"}
    facilitator = signed_in(cast.facilitator)
    facilitator.post("/communities/wells/live/new", wanted | {"is_draft": "y"})
    assert told("live:planned") == []
    drafted = facilitator.get("/live/").links
    path = next(link for link in drafted if link.startswith("/live/") and link[6:].isdecimal())
    facilitator.send(f"{path}/edit", wanted | {"is_draft": ""})
    assert cast.member.id in told("live:planned") and cast.outsider.id not in told("live:planned")


def test_a_new_time_is_told_to_who_registered(planned, cast, signed_in):
    signed_in(cast.facilitator).post(f"/live/{planned.id}/edit", {"at": "18:00"})
    assert told("live:moved") == [cast.member.id]
    signed_in(cast.facilitator).post(f"/live/{planned.id}/edit", {"title": "Another name"})
    assert told("live:moved") == [cast.member.id]
