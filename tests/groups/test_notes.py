"""What groups write comes into the session notes, and closing the session closes them first."""

from tests.live.test_sockets import KEY


def test_the_notes_of_groups_stand_in_the_session_notes(room, signed_in):
    first, second = room.opened()
    for live, text in ((first, "- Buy seals together\n"), (second, "- Ask the mechanic\n")):
        assert room.host.ask("notes:write", live=live, base=0, start=0, gone=0, text=text, client_id=KEY + str(live))["ok"]
    item = room.ask(room.host, "live:close")["path"]
    page = signed_in(room.cast.member).get(item).words
    assert "Group 1" in page and "Buy seals together" in page and "Ask the mechanic" in page
    assert not room.host.ask("live:enter", live=first)["ok"]


def test_who_is_in_a_group_is_still_there_in_the_session(room):
    first, _second = room.opened()
    room.ask(room.member, "live:leave")
    room.member.ask("live:enter", live=first)
    assert room.member.ask("live:here", live=room.live.id)["ok"]
    people = room.ask(room.host, "live:enter")["state"]["people"]
    assert room.cast.member.id in [one["id"] for one in people]
