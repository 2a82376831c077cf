"""Slides in the state: snapshot + facts = fresh snapshot, whatever is shown, brought, replaced and taken away; the browser's twin agrees."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.communities.queries import by_of
from hub.errors import Refusal
from hub.live import payloads as room_payloads
from hub.live import queries as rooms
from hub.live import snapshot
from hub.live.queries import seat_for
from hub.slides import actions, queries
from hub.storage.unit import undo, unit_of_work
from tests.makers.live import live, live_role
from tests.makers.slides import drawn, pdf

TWIN = Path(__file__).parents[2] / "static" / "js" / "live" / "slides" / "state.js"
SCRIPT = """
import { changes } from "%s";
import { readFileSync } from "node:fs";
const { value, facts } = JSON.parse(readFileSync(0));
console.log(JSON.stringify(facts.reduce((now, fact) => changes[fact.kind]?.(now, fact) ?? now, value)));
"""
ACTS = 40


def do_something(rng, cast, room, decks: list[int]) -> None:
    by = by_of(rng.choice([cast.facilitator, cast.facilitator, cast.member, cast.other]))
    seat = seat_for(by, room.id, lock=True)
    deck = rng.choice([*decks, 99])
    picture = actions.Picture("a" * 40, 900, (640, 360))
    rng.choice([
        lambda: actions.show(by, seat, deck, rng.randint(1, 4)), lambda: actions.show(by, seat, deck, rng.randint(1, 3)), lambda: actions.hide(by, seat),
        lambda: actions.send_still(by, seat, "screen", picture), lambda: actions.end_stills(by, seat),
        lambda: rng.random() < 0.4 and actions.remove(by, seat, deck),
    ])()


def state_now(live_id: int) -> dict:
    with unit_of_work(write=False):
        return json.loads(json.dumps(room_payloads.state(rooms.room_of(rooms.seat_of(live_id, lock=False).live))))


def play(cast, seed: int) -> tuple[dict, list[dict], dict]:
    """A room at random: its state before, all facts since, its state after."""
    rng, room, decks = random.Random(seed), live(cast.wells, cast.facilitator), []
    live_role(room, cast.member, "speaker")
    before = state_now(room.id)
    for _ in range(ACTS):
        if rng.random() < 0.15:
            decks.append(drawn(room, cast.facilitator, pdf("One", "Two"), replaces=rng.choice([0, *still_there(room.id)])))
        with unit_of_work():
            try:
                do_something(rng, cast, room, decks)
            except Refusal:
                undo()
    with unit_of_work(write=False):
        facts = json.loads(json.dumps([room_payloads.fact(fact) for fact in rooms.facts_after(room.id, before["seq"])]))
    return before, facts, state_now(room.id)


def still_there(live_id: int) -> list[int]:
    with unit_of_work(write=False):
        return [deck.id for deck in queries.decks_of(live_id)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_snapshot_and_facts_make_the_fresh_snapshot(cast, seed):
    state, facts, after = play(cast, seed)
    for fact in facts:
        state = snapshot.apply(state, fact)
    assert state["slides"] == after["slides"] and len({fact["kind"] for fact in facts}) > 3


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
def test_the_browser_agrees(cast):
    before, facts, after = play(cast, 4)
    sent = json.dumps({"value": before["slides"], "facts": facts})
    made = subprocess.run(["node", "--input-type=module", "-e", SCRIPT % TWIN.as_uri()], input=sent, capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(made.stdout) == after["slides"]
