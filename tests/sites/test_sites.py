"""What in-person rooms promise: counted over time, in the queue by themselves, votes within the headcount, a roster for two."""

from datetime import timedelta

import pytest

from hub.clock import now
from hub.errors import Conflict, Forbidden, Invalid, NotFound, TooMany
from hub.live import actions as live_actions
from hub.live import queries as live_queries
from hub.live.actions import Asked
from hub.polls import actions as polls
from hub.polls import queries as poll_queries
from hub.polls.sites import cap_of
from hub.sites import actions
from hub.sites import queries as found
from hub.sites.codes import new_code, read_code
from hub.sites.models import SiteCount, SiteName
from hub.sites.part import record
from hub.storage.unit import db, unit_of_work
from hub.text.writing import Written
from tests.cast import acting_as
from tests.live.test_actions import all_at_once
from tests.makers import sign_in
from tests.makers.live import live
from tests.makers.sites import site


@pytest.fixture
def opened(cast):
    """An open session."""
    return live(cast.wells, cast.facilitator)


def do(someone, place, act, *values):
    with acting_as(someone) as by:
        seat = live_queries.seat_for(by, place.live_id, lock=True)
        return act(by, seat, found.site_for(by, seat, place.id), *values)


def test_who_may_write_brings_one_room_and_a_second_is_refused(cast, opened):
    site(opened, cast.member)
    with pytest.raises(Conflict):
        site(opened, cast.member, "Kampala")
    with pytest.raises(Forbidden):
        site(opened, cast.outsider)
    with pytest.raises(Forbidden):
        site(opened, cast.muted)


def test_a_form_sent_twice_is_one_room(cast, opened):
    def bring(_number):
        with acting_as(cast.member) as by:
            return actions.bring(by, live_queries.seat_for(by, opened.id, lock=True), actions.Room("Kisumu", key="the-one-form"))
    all_at_once(bring, 8)
    with unit_of_work(write=False):
        assert [one.name for one in found.sites_of(opened.id)] == ["Kisumu"]


def test_headcounts_are_a_series_and_one_can_ask_for_any_moment(cast, opened):
    room = site(opened, cast.member, total=38)
    do(cast.member, room, actions.count, actions.Heads(42, 20, 11, "The bus came"))
    with unit_of_work():
        first, second = db.query(SiteCount).order_by(SiteCount.id)
        first.at = db.merge(room).made_at = now() - timedelta(minutes=30)
        assert (first.total, second.total, second.women, second.youth) == (38, 42, 20, 11)
    with unit_of_work(write=False):
        room = found.sites_of(opened.id)[0]
        moments = [now() - timedelta(hours=1), now() - timedelta(minutes=10), now()]
        assert [found.headcount_at(room, moment) for moment in moments] == [0, 38, 42]
        assert [(span.site.id, span.most) for span in found.site_spans(opened)] == [(room.id, 42)]


@pytest.mark.parametrize("heads, field", [
    (actions.Heads(-1), "total"), (actions.Heads(5001), "total"), (actions.Heads(10, women=11), "women"), (actions.Heads(10, youth=-1), "youth"),
])
def test_a_count_that_cannot_be_is_refused_at_its_field(cast, opened, heads, field):
    room = site(opened, cast.member)
    with pytest.raises(Invalid) as refused:
        do(cast.member, room, actions.count, heads)
    assert refused.value.field == field


def test_only_its_facilitator_and_who_moderates_count(cast, opened):
    room = site(opened, cast.member)
    with pytest.raises(Forbidden):
        do(cast.other, room, actions.count, actions.Heads(1))
    do(cast.facilitator, room, actions.count, actions.Heads(40))
    with unit_of_work(write=False):
        assert found.sites_of(opened.id)[0].present == 40


def test_a_room_has_its_own_place_beside_its_facilitators(cast, opened):
    room = site(opened, cast.member)
    do(cast.member, room, actions.raise_for, Asked("The seal", who="Atieno"), "key-of-a-hand")
    do(cast.member, room, actions.raise_for, Asked(who="Somebody else"))
    with acting_as(cast.member) as by:
        live_actions.raise_hand(by, live_queries.seat_for(by, opened.id, lock=True))
    with unit_of_work(write=False):
        assert [(hand.site, hand.who) for hand in live_queries.hands_of(opened.id)] == [("Kisumu", "Atieno"), ("", "")]


def test_the_word_goes_in_turn_between_rooms_and_remote_people(cast, opened):
    room = site(opened, cast.member)
    for someone in (cast.other, cast.facilitator):
        with acting_as(someone) as by:
            live_actions.raise_hand(by, live_queries.seat_for(by, opened.id, lock=True))
    do(cast.member, room, actions.raise_for, Asked(who="Atieno"))
    called = []
    for _ in range(3):
        with acting_as(cast.facilitator) as by:
            called.append(live_actions.call_next(by, live_queries.seat_for(by, opened.id, lock=True)).data)
    assert [(one["person_id"], one.get("site", 0)) for one in called] == [(cast.other.id, 0), (cast.member.id, room.id), (cast.facilitator.id, 0)]


def test_the_called_room_may_speak_on_its_device(cast, opened):
    room = site(opened, cast.member)
    do(cast.member, room, actions.raise_for, Asked(who="Atieno"))
    with acting_as(cast.facilitator) as by:
        live_actions.call(by, live_queries.seat_for(by, opened.id, lock=True), cast.member.id, room.id)
    with acting_as(cast.member) as by:
        assert live_actions.ask_for_floor(by, live_queries.seat_for(by, opened.id, lock=True), "a-tab-of-theirs")


def a_poll(cast, opened):
    with acting_as(cast.facilitator) as by:
        seat = live_queries.seat_for(by, opened.id, lock=True)
        poll = polls.prepare(by, seat, polls.Draft("one", "Which pump?", ["Hand", "Solar"], True, "all"))
        polls.open_poll(by, seat, poll)
        return poll.id


def vote_together(someone, opened, poll_id, counts):
    with acting_as(someone) as by:
        seat = live_queries.seat_for(by, opened.id, lock=True)
        polls.vote_for_site(by, seat, poll_queries.poll_for(by, seat, poll_id), counts, cap_of(by, seat))


def vote_alone(someone, opened, poll_id):
    with acting_as(someone) as by:
        seat = live_queries.seat_for(by, opened.id, lock=True)
        polls.vote(by, seat, poll_queries.poll_for(by, seat, poll_id), [0])


def accompany(someone, room):
    with acting_as(someone) as by:
        seat, place = actions.try_code(by, room.code)
        return actions.join(by, live_queries.seat_for(by, seat.live.id, lock=True), place)


def test_votes_of_a_room_stay_within_its_headcount(cast, opened):
    site(opened, cast.member, total=38)
    poll = a_poll(cast, opened)
    with pytest.raises(Invalid, match="38"):
        vote_together(cast.member, opened, poll, [20, 19])
    vote_together(cast.member, opened, poll, [20, 18])
    with unit_of_work(write=False):
        assert poll_queries.counts_of([poll])[poll] == [20, 18]
    with pytest.raises(Forbidden):
        vote_together(cast.other, opened, poll, [1, 0])


def test_a_companions_own_vote_takes_one_from_the_rooms(cast, opened):
    room, poll = site(opened, cast.member, total=2), a_poll(cast, opened)
    accompany(cast.other, room)
    vote_alone(cast.other, opened, poll)
    with pytest.raises(Invalid, match="1"):
        vote_together(cast.member, opened, poll, [1, 1])
    vote_together(cast.member, opened, poll, [0, 1])
    with unit_of_work(write=False):
        assert poll_queries.counts_of([poll])[poll] == [1, 1]


def test_nobody_votes_alone_after_the_room_has_voted_for_them(cast, opened):
    room, poll = site(opened, cast.member, total=2), a_poll(cast, opened)
    accompany(cast.other, room)
    vote_together(cast.member, opened, poll, [2, 0])
    with pytest.raises(Conflict, match="twice"):
        vote_alone(cast.other, opened, poll)
    vote_alone(cast.facilitator, opened, poll)


def test_votes_of_one_moment_leave_those_of_a_room_that_voted_to_be_asked_one_by_one(cast, opened):
    room, poll = site(opened, cast.member, total=2), a_poll(cast, opened)
    accompany(cast.other, room)
    people = [sign_in(one) for one in (cast.other, cast.member, cast.facilitator)]
    asked = [polls.Asked(token, opened.id, poll, "0", "") for token in people]
    with unit_of_work():
        assert polls.vote_together(asked[:1]) == [True]
    vote_together(cast.member, opened, poll, [1, 0])
    with unit_of_work():
        assert polls.vote_together(asked) == [False, False, True]


def test_a_phone_is_with_one_room_and_parts_again(cast, opened):
    first, second = site(opened, cast.member), site(opened, cast.facilitator, "Kampala")
    accompany(cast.other, first)
    assert accompany(cast.other, first) is None and accompany(cast.other, second)
    with acting_as(cast.other) as by:
        assert found.companion(opened.id, by.id).site_id == second.id
        assert actions.part(by, live_queries.seat_for(by, opened.id, lock=True)) and found.companion(opened.id, by.id) is None


def test_codes_are_read_as_people_type_them_and_many_wrong_ones_end(cast, opened):
    code = new_code()
    assert read_code(f" {code[:4].lower()}-{code[4:]} ") == code and read_code("ABC") == read_code("OOOO0000") == ""
    with acting_as(cast.other) as by:
        for _ in range(20):
            with pytest.raises(NotFound):
                actions.try_code(by, "WRONGONE")
        with pytest.raises(TooMany):
            actions.try_code(by, site(opened, cast.member).code)


def test_the_roster_needs_agreement_and_is_read_by_two(cast, opened):
    room = site(opened, cast.member)
    with pytest.raises(Invalid) as refused:
        do(cast.member, room, actions.write_names, ["Atieno"], False)
    assert refused.value.field == "agreed"
    assert do(cast.member, room, actions.write_names, ["Atieno", " atieno ", f"@{cast.other.handle}", ""], True) == 2
    assert [one.name for one in do(cast.facilitator, room, found.roster_for)] == ["Atieno", cast.other.name]
    with pytest.raises(Forbidden):
        do(cast.other, room, found.roster_for)
    with pytest.raises(Invalid, match="@nobody"):
        do(cast.member, room, actions.write_names, ["@nobody"], True)


def test_a_room_let_go_takes_hand_and_phones_along_and_keeps_its_counts(cast, opened):
    room = site(opened, cast.member)
    accompany(cast.other, room)
    do(cast.member, room, actions.raise_for)
    do(cast.member, room, actions.let_go)
    with unit_of_work(write=False):
        assert found.sites_of(opened.id) == [] and live_queries.hands_of(opened.id) == [] and found.companions_of(opened.id) == []
        assert db.query(SiteCount).count() == 1


def test_the_session_notes_tell_counts_and_no_names(cast, opened, signed_in):
    room = site(opened, cast.member)
    do(cast.member, room, actions.count, actions.Heads(42, 20, 11, "Secret note"))
    do(cast.member, room, actions.write_names, ["Atieno Odhiambo"], True)
    with acting_as(cast.facilitator) as by:
        lines = record(live_queries.seat_for(by, opened.id).live)
        item = live_actions.close(by, live_queries.seat_for(by, opened.id, lock=True), Written("", ""))
        path = f"/library/{item.id}"
    assert lines[0][1][0][0] == "Kisumu, County hall: 42 people at most"
    html = signed_in(cast.member).get(path).html
    assert "42 people" in html and "20 women" in html and "Atieno" not in html and "Secret note" not in html
    with unit_of_work(write=False):
        assert db.query(SiteName).count() == 1


def test_who_was_removed_joins_no_room(cast, opened):
    room = site(opened, cast.member)
    with acting_as(cast.other) as by:
        live_actions.arrive(by, live_queries.seat_for(by, opened.id, lock=True))
    with acting_as(cast.facilitator) as by:
        live_actions.remove(by, live_queries.seat_for(by, opened.id, lock=True), cast.other.id)
    with pytest.raises(Forbidden):
        accompany(cast.other, room)
