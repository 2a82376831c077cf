"""Slides in the room, two lines and an outsider: shown, turned, replaced, taken away; the last one wins, and nothing leaks."""

import pytest

from hub.live import payloads as room_payloads
from hub.live import queries as rooms
from hub.slides import queries
from hub.storage.unit import unit_of_work
from tests.live.test_sockets import KEY
from tests.makers.live import live_role
from tests.makers.slides import drawn, pdf


@pytest.fixture
def deck(room):
    """A deck of three pages that is ready."""
    deck = drawn(room.live, room.cast.facilitator)
    room.forget()
    return deck


def show(room, deck, page, who=None, key=None):
    return room.ask(who or room.host, "slide:show", deck=deck, page=page, client_id=key or f"{KEY}-{deck}-{page}")


def value(room) -> dict:
    with unit_of_work(write=False):
        return room_payloads.state(rooms.room_of(rooms.seat_of(room.live.id, lock=False).live))["slides"]


def nothing_outside(room) -> bool:
    return [one for one in room.outsider.heard() if one["fact"].startswith(("slide", "deck", "still"))] == []


def test_a_page_is_shown_to_everybody_inside(room, deck):
    assert not room.ask(room.outsider, "live:enter")["ok"]
    assert show(room, deck, 1)["ok"]
    heard = room.member.heard("slide:shown")[0]["data"]
    assert (heard["deck"], heard["page"], heard["of"], heard["title"]) == (deck, 1, 3, "Seals")
    assert room.host.heard("slide:shown")[0]["data"] == heard == value(room)["now"] and nothing_outside(room)


def test_who_only_listens_turns_no_page(room, deck):
    assert show(room, deck, 1)["ok"]
    assert show(room, deck, 2, room.member)["error"] == "forbidden"
    assert show(room, deck, 2, room.outsider)["error"] == "not_found"
    assert value(room)["now"]["page"] == 1


def test_a_speaker_turns_pages(room, deck):
    live_role(room.live, room.cast.member, "speaker")
    assert show(room, deck, 2, room.member)["ok"] and value(room)["now"]["page"] == 2
    assert room.host.heard("slide:shown")[0]["by"]["id"] == room.cast.member.id


def test_when_two_turn_at_once_the_last_wins(room, deck):
    live_role(room.live, room.cast.member, "speaker")
    assert show(room, deck, 2)["ok"] and show(room, deck, 3, room.member)["ok"]
    pages = [one["data"]["page"] for one in room.member.heard("slide:shown")]
    assert pages == [2, 3] == [one["data"]["page"] for one in room.host.heard("slide:shown")] and value(room)["now"]["page"] == 3


def test_the_same_key_and_the_same_page_are_told_once(room, deck):
    first = show(room, deck, 2)
    assert show(room, deck, 2)["fact"]["seq"] == first["fact"]["seq"]
    assert show(room, deck, 2, key=KEY + "-other")["unchanged"] and len(room.member.heard("slide:shown")) == 1


@pytest.mark.parametrize("deck_off, page", [(0, 4), (99, 1)])
def test_a_page_that_is_not_there_is_refused_and_nothing_changes(room, deck, deck_off, page):
    show(room, deck, 1)
    room.forget()
    assert show(room, deck + deck_off, page)["error"] == "not_found"
    assert value(room)["now"]["page"] == 1 and room.member.heard() == []


def test_slides_leave_the_stage(room, deck):
    show(room, deck, 1)
    assert room.ask(room.member, "slide:hide")["error"] == "forbidden" and room.ask(room.host, "slide:hide")["ok"]
    assert room.member.heard("slide:hidden") and value(room)["now"] is None
    assert room.ask(room.host, "slide:hide")["unchanged"]


def test_a_deck_that_becomes_ready_is_told(room, cast):
    deck = drawn(room.live, cast.facilitator, name="Ready soon")
    heard = room.member.heard("deck:ready")[0]["data"]
    assert heard == {"deck": deck, "name": "Ready soon", "pages": 3, "replaces": None} and nothing_outside(room)
    assert value(room)["decks"] == [{"id": deck, "name": "Ready soon", "pages": 3}]


def test_the_old_version_stays_until_the_new_one_is_shown(room, deck, cast):
    show(room, deck, 2)
    newer = drawn(room.live, cast.facilitator, pdf("Better", "And better"), replaces=deck)
    assert room.member.heard("deck:ready")[0]["data"]["replaces"] == deck
    assert (value(room)["now"]["deck"], [one["id"] for one in value(room)["decks"]]) == (deck, [newer])
    assert show(room, deck, 3)["ok"] and show(room, newer, 1)["ok"] and value(room)["now"]["title"] == "Better"


def test_who_lost_the_room_a_moment_ago_turns_nothing(room, deck, cast):
    live_role(room.live, cast.member, "speaker")
    assert show(room, deck, 1, room.member)["ok"]
    assert room.ask(room.host, "role:give", person_id=cast.member.id, role="speaker", given=False, client_id=KEY + "-role")["ok"]
    assert show(room, deck, 2, room.member)["error"] == "forbidden" and value(room)["now"]["page"] == 1


def test_turns_are_kept_for_the_replay(room, deck):
    show(room, deck, 1), show(room, deck, 3), room.ask(room.host, "slide:hide")
    with unit_of_work(write=False):
        told = [(fact.kind, fact.data.get("page")) for fact in queries.turns_of(room.live.id)]
        assert queries.page_at(deck, 3).title == "Who pays" and [one.id for one in queries.decks_of(room.live.id)] == [deck]
    assert told == [("slide:shown", 1), ("slide:shown", 3), ("slide:hidden", None)]
