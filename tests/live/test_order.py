"""Order in a room: rights by name, the lobby, the lock, removing, quiet and slow chat; over sockets and without script, with an outsider."""

from datetime import timedelta

import pytest

from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden
from hub.live import actions, rules
from hub.live import queries as found
from hub.live.models import Fact, LiveSession, Standing
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.live.test_sockets import KEY, Room
from tests.makers import membership, person
from tests.makers.live import live, live_role


@pytest.fixture
def room(cast, socket):
    """An open session of a private community, its host and a member inside, and somebody who does not belong."""
    return Room(cast, socket)


def do(someone, live_id, act, *values):
    with acting_as(someone) as by:
        return act(by, found.seat_for(by, live_id, lock=True), *values)


def rights_of(someone, live_id):
    with unit_of_work(write=False):
        return rules.rights(by_of(someone), found.any_seat_for(by_of(someone), live_id))


def test_rights_come_from_membership_and_roles(cast):
    opened = live(cast.wells, cast.facilitator)
    live_role(opened, cast.other, "speaker")
    assert rights_of(cast.facilitator, opened.id) == {"observe", "message", "speak", "caption", "moderate"}
    assert rights_of(cast.other, opened.id) == {"observe", "message", "speak"}
    assert rights_of(cast.member, opened.id) == {"observe", "message"}
    assert rights_of(cast.muted, opened.id) == rights_of(cast.outsider, opened.id) == {"observe"}


EACH_FACT = {
    "order:set": ("order:switch", {"name": "locked", "on": True}),
    "right:changed": ("right:change", {"person_id": "member", "right": "caption", "on": True}),
    "person:removed": ("person:remove", {"person_id": "member"}),
    "hand:called": ("hand:next", {"client_id": KEY + "next"}),
}


@pytest.mark.parametrize("fact", EACH_FACT)
def test_a_fact_about_order_is_heard_inside_and_not_outside(fact, room):
    command, values = EACH_FACT[fact]
    values = {name: getattr(room.cast, value).id if value == "member" else value for name, value in values.items()}
    room.ask(room.member, "hand:raise", client_id=KEY + "1")
    assert room.ask(room.member, command, **values)["error"] == "forbidden"
    assert room.ask(room.outsider, command, **values)["error"] == "not_found"
    assert room.ask(room.host, command, **values)["ok"]
    heard = room.host.heard(fact)
    assert len(heard) == 1 and room.member.heard(fact) == heard
    assert [one for one in room.outsider.heard() if ":" in one["fact"] and one["fact"] != "notices:counted"] == []


def test_a_removed_person_is_out_at_once_and_every_later_command_is_refused(room):
    assert room.ask(room.member, "chat:say", text="Before", client_id=KEY + "1")["ok"]
    assert room.ask(room.host, "person:remove", person_id=room.cast.member.id)["ok"]
    room.member.heard()
    late = {"chat:say": {"text": "After", "client_id": KEY + "2"}, "live:enter": {}, "live:missed": {"after": 0}, "chat:earlier": {"before": 99},
            "live:more": {"part": "chat"}, "hand:raise": {"client_id": KEY + "3"}, "live:me": {}, "floor:ask": {"tab": KEY + "t"}}
    assert {room.ask(room.member, command, **values)["error"] for command, values in late.items()} == {"forbidden"}
    assert room.ask(room.host, "chat:say", text="Among us", client_id=KEY + "4")["ok"]
    assert room.member.heard() == [] and "After" not in str(room.host.heard())


def test_a_removed_person_loses_hand_stay_and_the_text_page_until_let_in_again(room, signed_in):
    room.ask(room.member, "hand:raise", client_id=KEY + "1")
    room.ask(room.host, "person:remove", person_id=room.cast.member.id)
    state = room.ask(room.host, "live:more", part="hands")
    assert state["part"] == [] and room.cast.member.id not in [one["id"] for one in room.ask(room.host, "live:more", part="people")["part"]]
    page = signed_in(room.cast.member)
    text = page.get(f"/live/{room.live.id}/text").html
    assert "You were removed" in text and 'id="talk"' not in text and page.get(f"/live/{room.live.id}/segments.json").status == 403
    assert page.send(f"/live/{room.live.id}/here").status == 403 and page.get(f"/live/{room.live.id}").status == 200
    assert room.ask(room.host, "person:readmit", person_id=room.cast.member.id)["ok"]
    assert 'id="talk"' in page.get(f"/live/{room.live.id}/text").html and room.ask(room.member, "live:enter")["ok"]


def test_who_moderates_is_not_removed(cast):
    opened = live(cast.wells, cast.facilitator)
    live_role(opened, cast.other, "host")
    with pytest.raises(Conflict):
        do(cast.facilitator, opened.id, actions.remove, cast.other.id)
    do(cast.facilitator, opened.id, actions.arrive)
    do(cast.member, opened.id, actions.arrive)
    do(cast.facilitator, opened.id, actions.change_right, cast.member.id, "moderate", True)
    with pytest.raises(Conflict):
        do(cast.other, opened.id, actions.remove, cast.member.id)


def test_two_hosts_remove_and_let_in_at_once_and_the_last_word_holds(cast):
    opened = live(cast.wells, cast.facilitator)
    live_role(opened, cast.other, "host")
    do(cast.member, opened.id, actions.arrive)
    for host in (cast.facilitator, cast.other):
        do(host, opened.id, actions.remove, cast.member.id)
    do(cast.other, opened.id, actions.readmit, cast.member.id)
    assert "message" in rights_of(cast.member, opened.id)
    with unit_of_work(write=False):
        assert db.query(Standing).count() == 1


def test_before_the_lobby_one_waits_reads_nothing_and_is_let_in(room, signed_in):
    """The other member waits; nothing of the room reaches them by socket or page."""
    room.ask(room.host, "order:switch", name="lobby", on=True)
    assert room.ask(room.member, "live:enter")["ok"], "who is inside stays"
    other, page = room.line("other"), signed_in(room.cast.other)
    room.ask(room.member, "chat:say", text="Among us", client_id=KEY + "1")
    assert {room.ask(other, command, **values)["error"] for command, values in {
        "live:enter": {}, "live:missed": {"after": 0}, "live:more": {"part": "chat"}, "chat:earlier": {"before": 99},
        "chat:say": {"text": "x", "client_id": KEY + "2"}}.items()} == {"forbidden"}
    assert "Among us" not in page.get(f"/live/{room.live.id}/text").html and "/door" in page.get(f"/live/{room.live.id}/room").location
    page.post(f"/live/{room.live.id}/knock", on=f"/live/{room.live.id}/door")
    assert "You asked to come in" in page.get(f"/live/{room.live.id}/door").html
    assert [one["data"] for one in room.host.heard("lobby:changed")] == [{"waiting": 1}]
    assert room.ask(room.member, "lobby:admit")["error"] == "forbidden" and room.ask(room.host, "lobby:admit")["admitted"] == 1
    assert room.ask(other, "live:enter")["ok"] and "Among us" in page.get(f"/live/{room.live.id}/text").html


def test_into_a_locked_room_nobody_new_comes_and_lines_come_back(room, signed_in):
    room.ask(room.host, "order:switch", name="locked", on=True)
    room.member.close()
    assert room.ask(room.line("member"), "live:enter")["ok"]
    assert room.ask(room.line("other"), "live:enter")["error"] == "forbidden"
    page = signed_in(room.cast.other)
    assert "locked" in page.get(f"/live/{room.live.id}/text").html and page.send(f"/live/{room.live.id}/knock").status == 403
    room.ask(room.host, "order:switch", name="locked", on=False)
    assert room.ask(room.line("other"), "live:enter")["ok"]


def test_in_quiet_chat_only_who_moderates_writes(room):
    room.ask(room.host, "order:switch", name="paused", on=True)
    said = room.ask(room.member, "chat:say", text="Psst", client_id=KEY + "1")
    assert said["error"] == "forbidden" and "moderates" in said["message"]
    assert room.ask(room.member, "hand:raise", client_id=KEY + "2")["ok"] and room.ask(room.host, "chat:say", text="Listen", client_id=KEY + "3")["ok"]


def test_in_slow_chat_a_second_line_waits_and_says_how_long(cast):
    opened = live(cast.wells, cast.facilitator, orders=["slow"])
    do(cast.member, opened.id, actions.say, "One")
    with pytest.raises(Conflict, match="30"):
        do(cast.member, opened.id, actions.say, "Two")
    with unit_of_work():
        db.query(Fact).one().at -= timedelta(seconds=31)
    do(cast.member, opened.id, actions.say, "Two")
    do(cast.facilitator, opened.id, actions.say, "Mine")
    do(cast.facilitator, opened.id, actions.say, "Mine again")


def test_a_right_taken_mutes_and_a_right_given_lets_caption(cast):
    opened = live(cast.wells, cast.facilitator)
    do(cast.member, opened.id, actions.arrive)
    do(cast.member, opened.id, actions.raise_hand)
    do(cast.facilitator, opened.id, actions.change_right, cast.member.id, "message", False)
    with pytest.raises(Forbidden, match="muted"):
        do(cast.member, opened.id, actions.say, "x")
    do(cast.facilitator, opened.id, actions.change_right, cast.member.id, "caption", True)
    assert rights_of(cast.member, opened.id) == {"observe", "caption"}
    with unit_of_work(write=False):
        assert found.hands_of(opened.id) == []


def test_who_moderates_by_a_given_right_passes_no_such_right_on(cast):
    opened = live(cast.wells, cast.facilitator)
    for one in (cast.member, cast.other):
        do(one, opened.id, actions.arrive)
    do(cast.facilitator, opened.id, actions.change_right, cast.member.id, "moderate", True)
    do(cast.member, opened.id, actions.change_right, cast.other.id, "message", False)
    with pytest.raises(Forbidden):
        do(cast.member, opened.id, actions.change_right, cast.other.id, "moderate", True)
    with pytest.raises(Conflict):
        do(cast.member, opened.id, actions.change_right, cast.facilitator.id, "message", False)


def test_a_hand_carries_a_word_a_way_and_how_often_one_spoke(room):
    for number in range(2):
        asked = room.ask(room.member, "hand:ask", word="The seal", kind="note", language="fr", client_id=f"{KEY}{number}")
        room.ask(room.host, "hand:next", client_id=f"{KEY}next{number}")
        room.ask(room.member, "hand:lower", client_id=f"{KEY}down{number}")
    assert asked["fact"]["data"] == {"word": "The seal", "way": "note", "lang": "fr", "turns": 1}
    assert room.ask(room.member, "hand:ask", word="x" * 141, kind="note", language="", client_id=KEY + "9")["error"] == "invalid"


def test_without_script_order_is_kept_from_one_page(cast, signed_in):
    opened = live(cast.wells, cast.facilitator)
    do(cast.member, opened.id, actions.arrive)
    host, path = signed_in(cast.facilitator), f"/live/{opened.id}"
    host.send(f"{path}/order", {"name": "slow", "on": "1"})
    host.send(f"{path}/people/{cast.member.id}", {"act": "give", "right": "caption"})
    html = host.get(f"{path}/order").html
    assert "may caption" in html and "Take: may caption" in html and signed_in(cast.member).get(f"{path}/order").status == 403
    host.send(f"{path}/people/{cast.member.id}", {"act": "remove"})
    assert "Let in again" in host.get(f"{path}/order").html
    assert host.send(f"{path}/people/{cast.member.id}", {"act": "fly"}).status == 422


def test_without_script_a_hand_is_raised_with_a_word_and_the_next_is_called(cast, signed_in):
    opened = live(cast.wells, cast.facilitator)
    member, host, path = signed_in(cast.member), signed_in(cast.facilitator), f"/live/{opened.id}"
    assert 'name="word"' in member.get(f"{path}/text?write=hand").html
    member.post(f"{path}/hand", {"word": "Spare parts", "kind": "text"}, on=f"{path}/text?write=hand")
    html = host.get(f"{path}/text").html
    assert "Spare parts" in html and "in writing" in html and "in the order of raising" in html
    host.post(f"{path}/next", on=f"{path}/text")
    assert "has the word" in member.get(f"{path}/text").html


def test_the_page_of_order_asks_the_same_for_one_and_for_many(cast, signed_in, queries):
    opened = live(cast.wells, cast.facilitator)
    do(cast.member, opened.id, actions.arrive)
    host = signed_in(cast.facilitator)
    with queries() as one:
        host.get(f"/live/{opened.id}/order")
    with unit_of_work():
        for _ in range(3):
            newcomer = person()
            membership(db.merge(cast.wells), newcomer)
            db.flush()
            actions.arrive(by_of(newcomer), found.seat_for(by_of(newcomer), opened.id, lock=True))
    with queries() as many:
        host.get(f"/live/{opened.id}/order")
    assert len(many) == len(one)


def test_orders_survive_in_the_session_and_end_with_it(cast):
    opened = live(cast.wells, cast.facilitator, orders=["lobby"])
    with unit_of_work(write=False):
        assert not rules.may_enter(by_of(cast.member), found.any_seat_for(by_of(cast.member), opened.id))
        assert rules.may_enter(by_of(cast.facilitator), found.seat_for(by_of(cast.facilitator), opened.id))
        assert db.get(LiveSession, opened.id).orders == ["lobby"]


def test_who_is_removed_is_out_of_the_groups_too(cast):
    opened = live(cast.wells, cast.facilitator)
    group = live(cast.wells, cast.facilitator, main_id=opened.id, needs_approval=True)
    for place in (opened, group):
        with acting_as(cast.member) as by:
            actions.arrive(by, found.seat_of(place.id))
    do(cast.facilitator, opened.id, actions.remove, cast.member.id)
    with unit_of_work(write=False):
        assert found.count_there(group.id) == found.count_there(opened.id) == 0
    with pytest.raises(Forbidden):
        do(cast.facilitator, group.id, actions.set_order, "slow", True)
