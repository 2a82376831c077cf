"""What another room puts into the live room: its value in the state, told facts, rights, and lines in the notes."""

import pytest

from hub.communities.queries import by_of
from hub.live import actions, parts, payloads, queries, snapshot
from hub.live.actions.facts import happened
from hub.storage.unit import unit_of_work
from hub.text.writing import Written
from tests.makers.live import live


def _added(value, fact):
    return [*value, fact["data"]["word"]]


@pytest.fixture
def kettle(monkeypatch):
    """A part that counts who put the kettle on, and keeps a secret."""
    part = parts.Part(
        name="kettle", fresh=lambda live: [one.data["word"] for one in queries.facts_after(live.id, 0) if one.kind == "kettle:on"],
        changes={"kettle:on": _added}, shown={"kettle:on": ("word",)}, mine=lambda by, seat: {"pour": by.id == seat.live.host_id},
        cut=lambda value: value[-1:], record=lambda live: [("Tea", ["Green", ("Black", ["with milk"])])],
    )
    monkeypatch.setattr(parts, "PARTS", {})
    parts.put(part)
    return part


def test_a_parts_fact_changes_its_value_and_keeps_its_secret(cast, kettle):
    room = live(cast.wells, cast.facilitator)
    with unit_of_work():
        seat = queries.seat_for(by_of(cast.facilitator), room.id, lock=True)
        before = payloads.state(queries.room_of(seat.live))
        told = payloads.fact(happened(by_of(cast.facilitator), seat.live, "kettle:on", word="green", secret="who"))
        after = payloads.state(queries.room_of(seat.live))
    assert told["data"] == {"word": "green"}
    assert before["kettle"] == [] and snapshot.apply(before, told) == after and after["kettle"] == ["green"]


def test_a_part_tells_each_person_what_they_may(cast, kettle):
    room = live(cast.wells, cast.facilitator)
    with unit_of_work(write=False):
        mine = [parts.mine_of(by_of(one), queries.seat_for(by_of(one), room.id)) for one in (cast.facilitator, cast.member)]
    assert mine == [{"kettle": {"pour": True}}, {"kettle": {"pour": False}}]


def test_a_thin_line_gets_less_of_a_part_and_is_told_so(kettle):
    state = {"kettle": ["x" * 5000, "y" * 5000], "chat": [], "people": [], "hands": [], "crowd": 0, "notes": {"text": ""}}
    short = snapshot.brief(state)
    assert short["kettle"] == ["y" * 5000] and "kettle" in short["more"]


def test_what_a_part_leaves_stands_in_the_session_notes(cast, kettle, signed_in):
    room = live(cast.wells, cast.facilitator)
    with unit_of_work():
        item = actions.close(by_of(cast.facilitator), queries.seat_for(by_of(cast.facilitator), room.id, lock=True), Written("", ""))
        path = f"/library/{item.id}"
    html = signed_in(cast.member).get(path).html
    assert "Tea" in html and "Green" in html and "with milk" in html
