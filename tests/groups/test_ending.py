"""Groups end at their time: everybody is warned a minute before and brought back, with script and without, also by a process that starts anew."""

from hub.background.queue import JOBS
from hub.groups import actions


def test_groups_are_warned_once_a_minute_before_the_end_and_brought_back_at_it(frozen, room):
    first, _second = room.opened(minutes=10)
    room.member.ask("live:enter", live=first)
    frozen.shift(8 * 60)
    actions.look_at_clock()
    assert room.member.heard("groups:warned") == []
    frozen.shift(70)
    for _look in range(2):
        actions.look_at_clock()
    assert {one["live"] for one in room.member.heard("groups:warned")} == {room.live.id, first} and len(room.host.heard("groups:warned")) == 1
    frozen.shift(60)
    JOBS["groups.clock"]()
    assert [one["live"] for one in room.member.heard("live:closed")] == [first] and room.host.heard("groups:closed")
    assert room.value(room.host) is None


def test_time_that_was_given_counts_and_groups_without_an_end_stay(frozen, room):
    room.opened(minutes=2)
    frozen.shift(90)
    actions.look_at_clock()
    assert room.ask(room.host, "groups:lengthen", minutes=5, client_id=room.key())["ok"]
    frozen.shift(60)
    actions.look_at_clock()
    assert room.value(room.host)["state"] == "open"
    room.host.heard()
    frozen.shift(3 * 60 + 40)
    actions.look_at_clock()
    assert len(room.host.heard("groups:warned")) == 1
    frozen.shift(60)
    actions.look_at_clock()
    assert room.value(room.host) is None
    room.opened(minutes=0)
    frozen.shift(3 * 3600)
    actions.look_at_clock()
    assert room.value(room.host)["state"] == "open"


def test_without_script_one_reads_how_long_it_lasts_and_comes_back(frozen, room, signed_in):
    first, _second = room.opened(minutes=3)
    member = signed_in(room.cast.member)
    assert "3 min left" in member.get(f"/live/{first}/text").words and "3 min left" in member.get(f"/live/{room.live.id}/text").words
    frozen.shift(2 * 60 + 5)
    assert "One minute left" in member.get(f"/live/{first}/text").words
    frozen.shift(60)
    actions.look_at_clock()
    answer = member.get(f"/live/{first}/text")
    assert answer.status == 302 and answer.headers["Location"] == f"/live/{room.live.id}/text"
    assert "Everybody is back" in member.get(f"/live/{room.live.id}/text").words
