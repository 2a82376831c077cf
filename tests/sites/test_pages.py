"""In-person rooms without script: bring one, look after it, join it, print its sheet."""

import pytest

from hub.live import queries as live_queries
from hub.polls import actions as polls
from hub.sites import queries as found
from hub.sites.codes import in_two
from hub.storage.unit import unit_of_work
from hub.text.qr import qr_rows, qr_svg
from tests.cast import acting_as
from tests.makers.live import live
from tests.makers.sites import site


@pytest.fixture
def opened(cast):
    """An open session."""
    return live(cast.wells, cast.facilitator)


def test_without_script_a_room_is_brought_counted_and_heard(cast, opened, signed_in):
    page = signed_in(cast.member)
    assert "Bring a room" in page.get(f"/live/{opened.id}/text").html
    there = page.post(f"/live/{opened.id}/sites", {"name": "Kisumu", "total": "38"}).location
    page.post(f"{there}/count", {"total": "42", "women": "20", "note": "Power cut"}, on=there)
    page.post(f"{there}/hand", {"who": "Atieno", "word": "The seal"}, on=there)
    html = page.get(there).html
    assert "42 people here" in html and "Power cut" in html and "The hand is up" in html
    text = signed_in(cast.other).get(f"/live/{opened.id}/text").html
    assert "42 in Kisumu" in text and "Atieno" in text and "in Kisumu" in text and "Power cut" not in text
    page.post(f"{there}/hand", {"act": "lower"}, on=there)
    assert "The hand is up" not in page.get(there).html


def test_a_count_that_cannot_be_keeps_what_was_typed(cast, opened, signed_in):
    room, page = site(opened, cast.member), signed_in(cast.member)
    there = f"/live/{opened.id}/sites/{room.id}"
    answer = page.post(f"{there}/count", {"total": "10", "women": "11", "note": "So many"}, on=there)
    assert answer.status == 422 and "more than are there" in answer.html and 'value="So many"' in answer.html
    answer = page.post(f"{there}/count", {"total": "many"}, on=there)
    assert answer.status == 422


def test_without_script_a_room_votes_within_its_headcount(cast, opened, signed_in):
    room, page = site(opened, cast.member, total=3), signed_in(cast.member)
    with acting_as(cast.facilitator) as by:
        seat = live_queries.seat_for(by, opened.id, lock=True)
        polls.open_poll(by, seat, polls.prepare(by, seat, polls.Draft("one", "Which pump?", ["Hand", "Solar"], True, "all")))
    there = f"/live/{opened.id}/sites/{room.id}"
    over = page.send(f"{there}/vote", {"votes": ["3", "1"], "key": "a-key-of-votes"})
    assert over.status == 422 and "3 people" in over.html
    page.send(f"{there}/vote", {"votes": ["2", "1"], "key": "a-key-of-votes"})
    assert "Vote for the room again" in page.get(there).html


def test_a_phone_joins_by_its_code_and_parts_again(cast, opened, signed_in):
    room, page = site(opened, cast.member), signed_in(cast.other)
    way = page.post("/join", {"code": in_two(room.code).lower()}).location
    assert way.endswith(room.code) and "counted with this room" in page.get(way).html
    assert page.post(way).location.endswith(f"/live/{opened.id}/room")
    assert "Your phone is with Kisumu" in page.get(f"/live/{opened.id}/text").html
    page.post(f"/live/{opened.id}/sites/part", on=f"/live/{opened.id}/text")
    assert "Your phone is with" not in page.get(f"/live/{opened.id}/text").html


def test_a_wrong_code_is_said_beside_the_field(cast, signed_in):
    answer = signed_in(cast.member).post("/join", {"code": "ABCD"})
    assert answer.status == 422 and "No room has this code" in answer.html and 'value="ABCD"' in answer.html


def test_a_visitor_with_the_link_is_asked_to_sign_in_and_learns_nothing(cast, opened, client):
    room = site(opened, cast.member)
    html = client.get(f"/join/{room.code}").html
    assert "Sign in" in html and opened.title not in html and "Kisumu" not in html


def test_a_code_of_a_private_session_says_nothing_to_outsiders(cast, opened, signed_in):
    room = site(opened, cast.member)
    with unit_of_work() as open_db:
        open_db.merge(cast.wells).access = "private"
    known, unknown = signed_in(cast.outsider).get(f"/join/{room.code}"), signed_in(cast.outsider).get("/join/ABCDEFGH")
    assert known.status == unknown.status == 404


def test_the_sheet_holds_code_address_and_a_square_the_policy_allows(cast, opened, signed_in):
    room = site(opened, cast.member)
    html = signed_in(cast.member).get(f"/live/{opened.id}/sites/{room.id}/sheet").html
    assert in_two(room.code) in html and "/join" in html and "<svg" in html and " style=" not in html


def test_a_code_is_drawn_from_squares_alone():
    drawn, rows = qr_svg("https://hub.example.org/join/ABCDEFGH"), qr_rows("https://hub.example.org/join/ABCDEFGH")
    assert drawn.startswith("<svg ") and "script" not in drawn and " style=" not in drawn and 'class="qr"' in drawn
    assert len(rows) == len(rows[0]) and set("".join(rows)) == {"0", "1"} and rows[0].startswith("1111111")


def test_names_of_a_roster_reach_no_page_but_two(cast, opened, signed_in):
    room, page = site(opened, cast.member), signed_in(cast.member)
    there = f"/live/{opened.id}/sites/{room.id}"
    page.post(f"{there}/roster", {"names": "Atieno Odhiambo\nBaraka", "agreed": "y"}, on=there)
    assert "Atieno Odhiambo" in page.get(there).html and "Atieno Odhiambo" in signed_in(cast.facilitator).get(there).html
    other = signed_in(cast.other)
    for path in (there, f"/live/{opened.id}/sites", f"/live/{opened.id}/text", f"/live/{opened.id}", f"/live/{opened.id}/room"):
        assert "Atieno" not in other.get(path).html
    with unit_of_work(write=False):
        name = found.names_on(found.sites_of(opened.id)[0])[0]
    page.send(f"{there}/roster/{name.id}/strike")
    assert "Atieno Odhiambo" not in page.get(there).html


def test_the_page_of_rooms_asks_the_same_for_one_and_for_three(cast, opened, signed_in, queries):
    site(opened, cast.member)
    page = signed_in(cast.other)
    with queries() as one:
        page.get(f"/live/{opened.id}/sites")
    for someone in (cast.facilitator, cast.other):
        site(opened, someone, someone.handle)
    with queries() as three:
        page.get(f"/live/{opened.id}/sites")
    assert len(three) == len(one)
