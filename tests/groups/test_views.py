"""Groups without script: made, opened, led and closed by who leads; one's own found, followed and left by everybody else."""


def host_and_member(room, signed_in):
    return signed_in(room.cast.facilitator), signed_in(room.cast.member), f"/live/{room.live.id}"


def test_a_round_of_groups_by_plain_forms(room, signed_in):
    host, member, path = host_and_member(room, signed_in)
    assert member.get(f"{path}/groups").status == 403
    host.post(f"{path}/groups", {"count": "2", "how": "random", "minutes": "10"}, on=f"{path}/groups")
    assert "You will be in group" in member.get(f"{path}/text").words
    host.post(f"{path}/groups/open", on=f"{path}/groups")
    own = next(link for link in member.get(f"{path}/text").links if link.endswith("/text") and not link.startswith(path))
    assert "You are in group" in member.get(own).words and signed_in(room.cast.outsider).get(own).status == 404
    host.post(f"{path}/groups/close", on=f"{path}/groups")
    assert member.get(own).location == f"{path}/text" and member.get(own.removesuffix("/text")).location == path


def test_a_call_for_help_by_plain_forms(room, signed_in):
    host, member, path = host_and_member(room, signed_in)
    first, _second = room.opened()
    member.post(f"/live/{first}/groups/call", on=f"/live/{first}/text")
    assert "Help is called" in member.get(f"/live/{first}/text").words
    assert "Group 1 calls for help" in host.get(f"{path}/text").words and "calls for help" not in member.get(f"{path}/text").words
    assert host.post(f"{path}/groups/1/answer", on=f"{path}/text").location == f"/live/{first}/text"
    assert "calls for help" not in host.get(f"{path}/groups").words


def test_people_are_moved_and_late_ones_go_in_by_plain_forms(room, signed_in):
    host, member, path = host_and_member(room, signed_in)
    first, second = room.opened()
    assert host.send(f"{path}/groups/place", {"person": str(room.cast.member.id), "number": "2"}).status == 302
    assert member.get(f"/live/{first}/text").status == 404 and member.get(f"/live/{second}/text").status == 200
    late = signed_in(room.cast.muted)
    assert late.post(f"{path}/groups/join", on=f"{path}/text").location == f"/live/{first}/text"


def test_what_is_said_to_all_stands_in_every_group(room, signed_in):
    host, member, path = host_and_member(room, signed_in)
    first, _second = room.opened()
    host.post(f"{path}/groups/tell", {"text": "Two minutes left"}, on=f"{path}/groups")
    assert "Two minutes left" in member.get(f"/live/{first}/text").words
    page = host.post(f"{path}/groups/tell", {"text": ""}, on=f"{path}/groups")
    assert page.status == 422


def test_what_does_not_fit_stays_in_the_field(room, signed_in):
    host, _member, path = host_and_member(room, signed_in)
    page = host.post(f"{path}/groups", {"count": "40", "how": "random", "minutes": "10"}, on=f"{path}/groups")
    assert page.status == 422 and page.form_to(f"{path}/groups").fields["count"] == "40" and room.value(room.member) is None


def test_nobody_finds_a_group_in_lists_or_calendars(room, signed_in):
    first, _second = room.opened()
    member = signed_in(room.cast.member)
    for path in ("/live/", "/communities/wells/live", "/feeds/me.ics", "/"):
        assert f"/live/{room.live.id}" in member.get(path).html or path in ("/feeds/me.ics", "/")
        assert f"/live/{first}" not in member.get(path).html
