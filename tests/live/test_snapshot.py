"""Snapshot + facts = a fresh snapshot, for whatever people do in whatever order; the browser's twin agrees."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.communities.queries import by_of
from hub.errors import Refusal
from hub.live import actions, payloads, queries, snapshot
from hub.live.notes import Splice, lines_of
from hub.storage.unit import undo, unit_of_work
from hub.text.writing import Written
from tests.makers.live import live

MODULES = Path(__file__).parents[2] / "static" / "js" / "live"
TWIN = """
import { applied } from "%s/state.js";
import { readFileSync } from "node:fs";
const { state, facts } = JSON.parse(readFileSync(0));
const sorted = facts.reduce(applied, state);
sorted.chat = sorted.chat.slice(-30).map((line) => JSON.parse(JSON.stringify(line)));
sorted.roles.sort((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : a.person.id - b.person.id));
console.log(JSON.stringify(sorted));
"""


def do_something(rng, cast, live_id: int) -> None:
    """One act of somebody, allowed or not."""
    by = by_of(rng.choice([cast.facilitator, cast.member, cast.other, cast.muted]))
    seat = queries.seat_for(by, live_id, lock=True)
    somebody = rng.choice([cast.member, cast.other]).id
    note = lines_of(seat.live.notes_source)
    start = rng.randint(0, len(note))
    edit = Splice(start, rng.randint(0, len(note) - start), [f"Note {rng.random():.4f}" for _ in range(rng.randint(0, 2))])
    rng.choice([
        lambda: actions.arrive(by, seat), lambda: actions.depart(by, seat), lambda: actions.say(by, seat, f"Line {rng.random()}"),
        lambda: actions.hide(by, seat, rng.randint(1, max(1, seat.live.last_seq))), lambda: actions.raise_hand(by, seat),
        lambda: actions.lower(by, seat), lambda: actions.lower(by, seat, somebody), lambda: actions.call(by, seat, somebody),
        lambda: actions.point(by, seat, rng.randint(0, 2)), lambda: actions.write_notes(by, seat, seat.live.notes_version, edit),
        lambda: actions.raise_hand(by, seat, asked=actions.Asked("Why", rng.choice(["voice", "text"]), "fr")), lambda: actions.call_next(by, seat),
        lambda: actions.set_order(by, seat, rng.choice(["paused", "slow", "remote"]), rng.random() < 0.4), lambda: actions.remove(by, seat, somebody),
        lambda: actions.readmit(by, seat, somebody), lambda: actions.knock(by, seat), lambda: actions.admit(by, seat),
        lambda: actions.change_right(by, seat, somebody, rng.choice(["message", "speak", "caption"]), rng.random() < 0.6),
        lambda: actions.give(by, seat, actions.Part(somebody, rng.choice(["scribe", "speaker"]), rng.random() < 0.6)),
    ])()


def state_now(live_id: int, by) -> dict:
    return json.loads(json.dumps(payloads.state(queries.room_of(queries.seat_for(by, live_id).live))))


def play(cast, seed: int, acts: int = 120) -> tuple[list[dict], list[dict]]:
    """What happened in a room at random: the state at some moments, and all facts."""
    rng, room, states = random.Random(seed), live(cast.wells, cast.facilitator), []
    for number in range(acts):
        with unit_of_work():
            try:
                do_something(rng, cast, room.id)
            except Refusal:
                undo()
        if number % 6 == 0 or number == acts - 1:
            with unit_of_work(write=False):
                states.append(state_now(room.id, cast.by("facilitator")))
    with unit_of_work(write=False):
        return states, json.loads(json.dumps([payloads.fact(fact) for fact in queries.facts_after(room.id, 0)]))


@pytest.mark.parametrize("seed", range(6))
def test_a_snapshot_and_the_facts_since_are_a_fresh_snapshot(seed, cast):
    states, facts = play(cast, seed)
    assert len(facts) > 15
    for state in states:
        for fact in facts:
            state = snapshot.apply(state, fact)
        assert state == states[-1]


@pytest.mark.skipif(not shutil.which("node"), reason="the browser's twin is tried with node where there is one")
def test_the_browsers_twin_comes_to_the_same_state(cast):
    states, facts = play(cast, 7)
    script = TWIN % MODULES.as_uri()
    done = subprocess.run(["node", "--input-type=module", "-e", script], input=json.dumps({"state": states[0], "facts": facts}),
                          capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == states[-1]


def test_a_fact_known_already_changes_nothing(cast):
    states, facts = play(cast, 3)
    assert snapshot.apply(states[-1], facts[-1]) == states[-1]


def test_closing_empties_the_room(cast):
    room = live(cast.wells, cast.facilitator)
    with unit_of_work():
        by = by_of(cast.facilitator)
        actions.arrive(by, queries.seat_for(by, room.id, lock=True))
        before = state_now(room.id, by)
        actions.close(by, queries.seat_for(by, room.id, lock=True), Written("", ""))
    with unit_of_work(write=False):
        facts = [payloads.fact(fact) for fact in queries.facts_after(room.id, before["seq"])]
        assert before["people"] and snapshot.apply(before, facts[0]) == state_now(room.id, cast.by("facilitator"))
