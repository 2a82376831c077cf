"""Groups over sockets: a small room of their own, found by its people and who leads, and by nobody else."""

from tests.live.test_sockets import KEY


def test_groups_are_told_inside_and_not_outside(room):
    room.made()
    assert [one["data"]["how"] for one in room.member.heard("groups:made")] == ["hand"]
    assert room.outsider.heard("groups:made") == [] and room.ask(room.outsider, "groups:join")["error"] == "not_found"
    for command, values in {"groups:make": {"count": 2, "how": "random", "client_id": KEY + "x"}, "groups:open": {}, "groups:close": {}, "groups:who": {},
                            "groups:tell": {"text": "So", "client_id": KEY + "y"}, "groups:place": {"person_id": room.cast.member.id, "number": 1}}.items():
        assert room.ask(room.member, command, **values)["error"] == "forbidden", command


def test_making_again_with_the_same_key_makes_no_other_groups(room):
    values = {"count": 3, "how": "random", "client_id": KEY + "same"}
    first, again = (room.ask(room.host, "groups:make", **values) for _time in range(2))
    assert first["fact"] == again["fact"] and len(room.value(room.member)["groups"]) == 3


def test_people_who_are_there_are_dealt_by_lot_and_the_host_is_not(room):
    room.made("random")
    people = room.ask(room.host, "groups:who")["people"]
    assert {one["id"]: one["number"] > 0 for one in people} == {room.cast.member.id: True, room.cast.other.id: True}
    assert sorted(one["number"] for one in people) == [1, 2]


def test_in_the_room_of_a_group_its_people_talk_and_others_do_not_find_it(room):
    first, second = room.opened()
    assert room.member.ask("live:enter", live=first)["ok"] and room.other.ask("live:enter", live=second)["ok"]
    assert room.member.ask("chat:say", live=first, text="Among us", client_id=KEY + "say")["ok"]
    assert room.member.ask("hand:raise", live=first, client_id=KEY + "hand")["ok"]
    for line in (room.other, room.outsider):
        assert line.ask("live:enter", live=first)["error"] == "not_found" and line.ask("live:missed", live=first, after=0)["error"] == "not_found"
        assert line.heard("chat:said") == []
    assert room.host.ask("live:enter", live=first)["state"]["chat"][0]["text"] == "Among us"


def test_a_group_has_a_voice_of_its_own(room):
    first, _second = room.opened()
    room.host.ask("live:enter", live=first), room.member.ask("live:enter", live=first)
    assert room.host.ask("floor:ask", live=first, tab=KEY + "tab")["ok"]
    assert room.member.heard("floor:opened")[0]["live"] == first and room.other.heard("floor:opened") == []
    assert room.host.ask("record:start", live=first)["error"] == "forbidden"


def test_before_they_are_open_nobody_goes_in(room):
    first, _second = room.made()
    room.ask(room.host, "groups:place", person_id=room.cast.member.id, number=1)
    assert room.member.ask("chat:say", live=first, text="Early", client_id=KEY + "say")["error"] == "forbidden"


def test_who_is_moved_is_out_of_the_other_group_at_once(room):
    first, second = room.opened()
    room.member.ask("live:enter", live=first), room.host.ask("live:enter", live=first)
    assert room.ask(room.host, "groups:place", person_id=room.cast.member.id, number=2)["ok"]
    room.member.heard()
    room.host.ask("chat:say", live=first, text="Without them", client_id=KEY + "say")
    assert room.member.heard("chat:said") == [] and room.member.ask("live:enter", live=first)["error"] == "not_found"
    assert room.member.ask("live:enter", live=second)["ok"]


def test_who_comes_late_goes_into_the_smallest_group(room):
    first, second = room.opened()
    room.ask(room.host, "groups:place", person_id=room.cast.other.id, number=1)
    late = room.line("muted")
    assert room.ask(late, "live:enter")["you"]["groups"] == {"lead": False, "number": 0, "live": 0, "left": None}
    assert room.ask(late, "groups:join") == {"ok": True, "number": 2, "live": second}
    assert late.ask("live:enter", live=second)["ok"] and first


def test_where_everybody_chooses_one_goes_where_one_likes_and_elsewhere_not(room):
    room.made("choice")
    assert room.ask(room.member, "groups:join", number=2)["number"] == 2 and room.ask(room.member, "groups:join", number=1)["number"] == 1
    room.made("hand")
    room.ask(room.host, "groups:place", person_id=room.cast.member.id, number=2)
    assert room.ask(room.member, "groups:join", number=1)["number"] == 2


def test_a_call_for_help_reaches_who_leads_and_is_answered(room):
    first, _second = room.opened()
    room.member.ask("live:enter", live=first)
    assert room.member.ask("groups:call", live=first, called=True)["ok"]
    assert {"number": 1, "called": True} in [one["data"] for one in room.host.heard("groups:called")]
    assert room.value(room.host)["groups"][0]["called"] and room.value(room.member, first)["called"]
    assert room.other.ask("groups:call", live=first, called=True)["error"] == "not_found"
    assert room.ask(room.host, "groups:answer", number=1)["ok"] and not room.value(room.member, first)["called"]


def test_what_is_said_to_all_is_heard_in_every_group(room):
    first, second = room.opened()
    room.member.ask("live:enter", live=first), room.other.ask("live:enter", live=second)
    assert room.ask(room.host, "groups:tell", text="Two minutes left", client_id=KEY + "tell")["ok"]
    for line, live in ((room.member, first), (room.other, second)):
        assert [one["data"]["text"] for one in line.heard("groups:told") if one["live"] == live] == ["Two minutes left"]
        assert room.value(line, live)["told"]["text"] == "Two minutes left"
    assert room.outsider.heard("groups:told") == []


def test_all_are_given_more_time(room):
    first, _second = room.opened()
    before = room.value(room.member, first)["until"]
    assert room.ask(room.host, "groups:lengthen", minutes=5, client_id=KEY + "more")["ok"]
    assert room.value(room.member, first)["until"] == room.value(room.host)["until"] > before


def test_closing_brings_everybody_back(room):
    first, _second = room.opened()
    room.member.ask("live:enter", live=first)
    assert room.ask(room.host, "groups:close")["ok"]
    assert [one["data"]["path"] for one in room.member.heard("live:closed")] == [f"/live/{room.live.id}/room"]
    assert room.value(room.member) is None and not room.member.ask("live:enter", live=first)["ok"]
    assert room.member.ask("chat:say", live=first, text="Still", client_id=KEY + "say")["error"] == "forbidden"
    assert room.ask(room.member, "chat:say", text="Back", client_id=KEY + "back")["ok"]


def test_a_groups_room_is_not_closed_alone_and_has_no_groups(room):
    first, _second = room.opened()
    assert room.host.ask("live:close", live=first)["error"] == "forbidden"
    assert room.host.ask("groups:make", live=first, count=2, how="random", client_id=KEY + "in")["error"] == "forbidden"


def test_open_groups_are_not_made_anew_and_ready_ones_are(room):
    first = room.made()
    assert room.made(count=3) != first and len(room.value(room.member)["groups"]) == 3
    room.ask(room.host, "groups:open")
    assert room.ask(room.host, "groups:make", count=2, how="hand", client_id=KEY + "z")["error"] == "conflict"


def test_what_does_not_fit_is_refused_and_the_session_goes_on(room):
    for values in ({"count": 1}, {"count": 21}, {"how": "magic"}, {"minutes": 999}):
        assert not room.ask(room.host, "groups:make", **{"count": 2, "how": "hand", "minutes": 5, "client_id": KEY + "bad"} | values)["ok"]
    assert room.ask(room.host, "groups:open")["error"] == "conflict" and room.member.heard() == []
    room.made()
    assert room.ask(room.host, "groups:place", person_id=room.cast.outsider.id, number=1)["error"] == "not_found"
    assert room.ask(room.host, "groups:place", person_id=room.cast.member.id, number=9)["error"] == "not_found"
