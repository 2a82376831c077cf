"""What the actions of a room promise under many hands: each key once, no gap, order of commits, counts that are right."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from hub.communities.queries import by_of
from hub.live import actions, queries
from hub.live.models import Attendance, Fact, LiveSession, Registration
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers.live import live, live_role


def all_at_once(act, count=20):
    """Run `act(number)` in as many threads; errors are raised here."""
    failed, start = [], threading.Barrier(count)

    def run(number):
        start.wait()
        try:
            act(number)
        except Exception as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for one in (*(thread.start for thread in threads), *(thread.join for thread in threads)):
        one()
    assert failed == []


def do(person, live_id, act):
    with acting_as(person) as by:
        return act(by, queries.seat_for(by, live_id, lock=True))


def facts():
    with unit_of_work(write=False):
        return list(db.scalars(select(Fact).order_by(Fact.seq)))


def test_one_line_sent_twenty_times_at_once_is_one_line(cast):
    room = live(cast.wells, cast.facilitator)
    all_at_once(lambda _n: do(cast.member, room.id, lambda by, seat: actions.say(by, seat, "Once", "the-one-key")))
    assert [(fact.seq, fact.data["text"]) for fact in facts()] == [(1, "Once")]


def test_twenty_lines_at_once_have_twenty_numbers(cast):
    room = live(cast.wells, cast.facilitator)
    all_at_once(lambda n: do((cast.member, cast.other)[n % 2], room.id, lambda by, seat: actions.say(by, seat, f"{n}", f"key-number-{n}")))
    assert [fact.seq for fact in facts()] == list(range(1, 21)) and len({fact.data["text"] for fact in facts()}) == 20


def test_a_reader_never_sees_a_number_before_a_smaller_one(cast):
    room, done, seen = live(cast.wells, cast.facilitator), threading.Event(), []

    def read():
        while not done.is_set():
            with unit_of_work(write=False):
                seen.append([fact.seq for fact in db.scalars(select(Fact).order_by(Fact.seq))])

    reader = threading.Thread(target=read)
    reader.start()
    try:
        all_at_once(lambda n: [do(cast.member, room.id, lambda by, seat, k=k: actions.say(by, seat, "x", f"key-{n}-{k}-long")) for k in range(8)], 6)
    finally:
        done.set()
        reader.join()
    assert len(seen) > 3 and all(seqs == list(range(1, len(seqs) + 1)) for seqs in seen) and len(facts()) == 48


def test_registering_twenty_times_at_once_counts_once(cast):
    room = live(cast.wells, cast.facilitator, state="planned")
    all_at_once(lambda _n: do(cast.member, room.id, actions.register))
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Registration)) == 1 == db.get(LiveSession, room.id).registered_count


def test_twenty_closings_at_once_make_one_set_of_notes(cast):
    from hub.library.models import Item
    from hub.text.writing import Written

    room = live(cast.wells, cast.facilitator)
    all_at_once(lambda _n: do(cast.facilitator, room.id, lambda by, seat: actions.close(by, seat, Written("", ""))))
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Item)) == 1
    assert [fact.kind for fact in facts()] == ["live:closed"]


def test_the_same_hand_raised_at_once_stands_once(cast):
    room = live(cast.wells, cast.facilitator)
    all_at_once(lambda n: do(cast.member, room.id, lambda by, seat: actions.raise_hand(by, seat, f"key-number-{n}")))
    with unit_of_work(write=False):
        assert len(queries.room_of(queries.seat_for(by_of(cast.member), room.id).live).hands) == 1


def test_a_stay_is_one_span_and_ends_when_last_heard_of(cast, frozen):
    room = live(cast.wells, cast.facilitator)
    do(cast.member, room.id, actions.arrive)
    frozen.shift(timedelta(seconds=60))
    do(cast.member, room.id, actions.still_here)
    frozen.shift(timedelta(minutes=10))
    with unit_of_work():
        assert actions.let_go_of_the_silent() == 1
    with unit_of_work(write=False):
        span = db.scalar(select(Attendance))
        assert span.left_at - span.joined_at == timedelta(seconds=60)
    assert [fact.kind for fact in facts()] == ["person:came", "person:left"]


def test_who_beats_on_is_not_let_go(cast, frozen):
    room = live(cast.wells, cast.facilitator)
    do(cast.member, room.id, actions.arrive)
    for _ in range(5):
        frozen.shift(timedelta(minutes=1))
        do(cast.member, room.id, actions.still_here)
    with unit_of_work():
        assert actions.let_go_of_the_silent() == 0


@pytest.mark.parametrize("state", ["planned", "closed", "cancelled"])
def test_only_an_open_room_takes_what_is_said(state, cast):
    from hub.errors import Forbidden

    room = live(cast.wells, cast.facilitator, state=state)
    for act in (lambda by, seat: actions.say(by, seat, "x"), actions.raise_hand, lambda by, seat: actions.point(by, seat, 0)):
        with pytest.raises(Forbidden):
            do(cast.facilitator, room.id, act)
    assert facts() == []


def test_a_session_keeps_a_host(cast):
    from hub.errors import Invalid

    room = live(cast.wells, cast.facilitator)
    with pytest.raises(Invalid, match="at least one host"):
        do(cast.facilitator, room.id, lambda by, seat: actions.give(by, seat, actions.Part(cast.facilitator.id, "host", False)))
    live_role(room, cast.member, "host")
    assert do(cast.facilitator, room.id, lambda by, seat: actions.give(by, seat, actions.Part(cast.facilitator.id, "host", False)))


def test_a_host_who_is_muted_leads_no_more(cast):
    from hub.errors import Forbidden

    room = live(cast.wells, cast.muted)
    with pytest.raises(Forbidden):
        do(cast.muted, room.id, lambda by, seat: actions.point(by, seat, 0))
