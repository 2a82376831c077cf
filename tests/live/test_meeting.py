"""What goes with a meeting: timed points, a meeting elsewhere, being recorded; over sockets and without script."""

import pytest

from hub.errors import Invalid
from hub.live import queries, sounding, timing
from hub.live.outside import checked
from hub.storage.unit import unit_of_work
from tests.live.test_sockets import KEY, Room
from tests.makers.live import live_role

LINK = "https://meet.example.org/pumps?pwd=secret"
NOON, LATER = "2026-11-22T12:00:00+00:00", "2026-11-22T12:07:00+00:00"


@pytest.fixture
def room(cast, socket):
    """An open session of a private community; its member is a speaker."""
    room = Room(cast, socket)
    live_role(room.live, cast.member, "speaker")
    return room


def timer(room) -> dict:
    return room.member.ask("live:enter", live=room.live.id)["state"]["timer"]


def test_the_running_point_is_timed_and_given_more(room):
    room.ask(room.host, "agenda:point", point=1)
    assert room.ask(room.host, "agenda:extend", minutes=5, client_id=KEY + "m")["ok"]
    assert room.ask(room.host, "agenda:extend", minutes=5, client_id=KEY + "m")["ok"]
    heard = room.member.heard("agenda:extended")
    assert [one["data"] for one in heard] == [{"point": 1, "more": 5}] and room.outsider.heard("agenda:extended") == []
    now = timer(room)
    assert now["point"] == 1 and now["at"] and now["more"] == {"1": 5}
    assert timing.planned(room.live.agenda, now, 1) == 35


def test_only_who_leads_gives_more_time_or_goes_on(room):
    room.ask(room.host, "agenda:point", point=0)
    for command, values in (("agenda:extend", {"minutes": 5, "client_id": KEY + "m"}), ("agenda:next", {"client_id": KEY + "n"})):
        assert room.ask(room.member, command, **values)["error"] == "forbidden"
        assert room.ask(room.outsider, command, **values)["error"] == "not_found"
    first, again = (room.ask(room.host, "agenda:next", client_id=KEY + "n") for _twice in range(2))
    assert first["fact"]["data"] == {"point": 1} and again["fact"]["seq"] == first["fact"]["seq"]
    assert room.ask(room.host, "agenda:next", client_id=KEY + "o")["unchanged"]


def test_two_who_lead_and_press_at_once_go_one_step(room):
    live_role(room.live, room.cast.other, "host")
    other = room.line("other")
    other.ask("live:enter", live=room.live.id)
    for line, key in ((room.member, "a"), (other, "b")):
        room.ask(line, "hand:raise", client_id=KEY + key)
    after = room.ask(room.host, "live:here")["seq"]
    for command, values in (("agenda:next", {}), ("hand:next", {}), ("agenda:extend", {"minutes": 5})):
        seen = after if command != "agenda:extend" else room.ask(room.host, "live:here")["seq"]
        told = [room.ask(line, command, after=seen, client_id=f"{KEY}{command.replace(':', '-')}{number}", **values) for number, line in enumerate((room.host, other))]
        assert told[0]["fact"] and told[1].get("unchanged"), (command, told)
    assert timer(room)["point"] == 0 and timer(room)["more"] == {"0": 5}


def test_a_point_taken_up_again_goes_on_where_it_was():
    facts = [{"kind": "agenda:pointed", "at": NOON, "data": {"point": 0}}, {"kind": "agenda:pointed", "at": LATER, "data": {"point": 1}},
             {"kind": "agenda:pointed", "at": LATER, "data": {"point": 0}}]
    assert timing.played(facts) == {"point": 0, "at": LATER, "used": {"0": 420, "1": 0}, "more": {}}


def test_time_is_read_and_given_without_script(room, signed_in):
    room.ask(room.host, "agenda:point", point=1)
    member, host, path = signed_in(room.cast.member), signed_in(room.cast.facilitator), f"/live/{room.live.id}/text"
    assert "30 minutes left for this point" in member.get(path).words and "5 minutes more" not in member.get(path).words
    host.post(f"/live/{room.live.id}/agenda/more", on=path)
    assert "35 minutes left for this point" in member.get(path).words
    assert member.send(f"/live/{room.live.id}/agenda/next").status == 403


def test_a_key_tapped_twice_without_script_counts_once(room, signed_in):
    room.ask(room.host, "agenda:point", point=0)
    host, path = signed_in(room.cast.facilitator), f"/live/{room.live.id}/text"
    for what in ("more", "next"):
        form = host.get(path).form_to(f"/live/{room.live.id}/agenda/{what}")
        assert [host.send(form.action, form.fields).status for _twice in range(2)] == [302, 302]
    assert [one["fact"] for one in room.member.heard() if one["fact"].startswith("agenda:")] == ["agenda:pointed", "agenda:extended", "agenda:pointed"]
    assert timer(room)["more"] == {"0": 5} and timer(room)["point"] == 1


def test_a_link_elsewhere_is_known_inside_and_only_there(room, signed_in):
    assert room.ask(room.host, "outside:set", url=LINK)["ok"]
    assert [one["data"] for one in room.member.heard("outside:set")] == [{"host": "meet.example.org"}]
    assert room.outsider.heard("outside:set") == [] and "secret" not in str(room.member.ask("live:enter", live=room.live.id))
    path = f"/live/{room.live.id}/elsewhere"
    page = signed_in(room.cast.member).get(path)
    assert LINK in page.links and 'rel="noopener noreferrer"' in page.html and "500 to 1,000 MB" in page.words
    assert signed_in(room.cast.outsider).get(path).status == 404
    assert "Meeting at meet.example.org" in signed_in(room.cast.member).get(f"/live/{room.live.id}/text").words


def test_who_leads_sets_the_link_without_script_and_nobody_else_does(room, signed_in):
    path, host, member = f"/live/{room.live.id}/elsewhere", signed_in(room.cast.facilitator), signed_in(room.cast.member)
    assert member.get(path).status == 404 and member.send(path, {"url": LINK, "key": KEY + "1"}).status == 403
    assert host.post(path, {"url": "http://meet.example.org"}, on=path).status == 422
    host.post(path, {"url": LINK}, on=path)
    assert member.get(path).status == 200
    host.post(path, {"url": ""}, on=path)
    assert member.get(path).status == 404 and [one["data"]["host"] for one in room.member.heard("outside:set")] == ["meet.example.org", ""]


@pytest.mark.parametrize("bad", [
    "javascript:alert(1)", "http://meet.example.org/x", "https://user:pass@meet.example.org", "https://localhost/x", "https://", "https://[::1",
    "https://meet.example.org/\"><script>", "https://meet.example.org/a b", "https://meet.example.org:99999999/", "meet.example.org", "https://meet.example.org/" + "x" * 600,
])
def test_what_is_no_safe_link_is_refused(bad):
    assert checked(f" {LINK} ") == LINK
    with pytest.raises(Invalid):
        checked(bad)


def test_who_has_not_agreed_is_not_given_the_floor_while_it_is_recorded(room):
    room.ask(room.host, "record:start")
    assert room.ask(room.member, "floor:ask", tab=KEY + "tab")["error"] == "forbidden"
    assert room.ask(room.member, "consent:say", choice="left_out")["choice"] == "left_out"
    assert room.ask(room.member, "floor:ask", tab=KEY + "tab")["error"] == "forbidden"
    assert room.ask(room.member, "consent:say", choice="agreed")["ok"] and room.ask(room.member, "floor:ask", tab=KEY + "tab")["ok"]
    room.ask(room.host, "record:stop")


def test_without_a_recording_nobody_is_asked(room):
    assert room.ask(room.member, "floor:ask", tab=KEY + "tab")["ok"]
    assert room.member.ask("live:enter", live=room.live.id)["state"]["consent"] == {"on": False, "by": 0}


def test_who_speaks_unasked_loses_the_floor_as_a_recording_starts(room):
    room.ask(room.member, "floor:ask", tab=KEY + "tab")
    room.ask(room.host, "record:start")
    assert [one["fact"] for one in room.host.heard()][-2:] == ["floor:closed", "record:started"]
    told = [one["fact"] for one in room.member.heard()]
    assert told.index("floor:unrecorded") < told.index("floor:closed")  # the reason, for them alone
    assert not sounding.VOICES[room.live.id].stage.floor.turns


def test_who_starts_the_recording_has_agreed(room):
    room.ask(room.host, "record:start")
    assert room.host.ask("live:me", live=room.live.id)["you"]["consent"] == {"choice": "agreed"}
    assert room.member.ask("live:me", live=room.live.id)["you"]["consent"] == {"choice": ""}
    assert room.ask(room.host, "floor:ask", tab=KEY + "tab")["ok"]


def test_who_changes_their_mind_is_heard_no_more(room):
    room.ask(room.member, "consent:say", choice="agreed")
    room.ask(room.host, "record:start")
    assert room.ask(room.member, "floor:ask", tab=KEY + "tab")["ok"] and sounding.VOICES[room.live.id].stage.floor.turns
    room.ask(room.member, "consent:say", choice="left_out")
    assert not sounding.VOICES[room.live.id].stage.floor.turns
    assert room.member.heard("floor:unrecorded") == [{"live": room.live.id}] and room.host.heard("floor:unrecorded") == []


def test_one_agrees_without_script_and_who_leads_reads_every_word(room, signed_in):
    member, path = signed_in(room.cast.member), f"/live/{room.live.id}/consent"
    for choice in ("agreed", "agreed", "left_out"):
        member.send(path, {"choice": choice})
    assert "Your voice is left out" in member.get(path).words and member.send(path, {"choice": "maybe"}).status == 422
    host = signed_in(room.cast.facilitator)
    page, table = host.get(f"/live/{room.live.id}/consents"), host.get(f"/live/{room.live.id}/consents.csv").html
    assert "Moussa Traoré" in page.words and "changed later" in page.words
    assert [line.split(",")[1] for line in table.split("\r\n")[1:] if line] == ["agreed", "left_out"]
    for person, status in ((room.cast.member, 403), (room.cast.outsider, 404)):
        assert {signed_in(person).get(f"/live/{room.live.id}/consents{end}").status for end in ("", ".csv")} == {status}
    assert signed_in(room.cast.outsider).send(path, {"choice": "agreed"}).status == 404


def test_what_one_said_is_in_ones_own_download(room, cast):
    room.ask(room.member, "consent:say", choice="left_out")
    with unit_of_work(write=False):
        assert [one["choice"] for one in queries.own_part(cast.by("member"))["being_recorded"]] == ["left_out"]
