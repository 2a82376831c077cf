"""Snapshot + facts = a fresh snapshot for groups, time, the meeting elsewhere and being recorded, at random; the browser's twins agree."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.communities.queries import by_of
from hub.errors import Refusal
from hub.groups import actions, queries
from hub.groups.actions import Wish
from hub.groups.dealing import by_language, dealt
from hub.live import actions as sessions
from hub.live import payloads, snapshot
from hub.live.queries import facts_after, room_of, seat_for, seat_of
from hub.storage.unit import undo, unit_of_work
from tests.makers import person
from tests.makers.live import live

MODULES = Path(__file__).parents[2] / "static" / "js" / "live"
PARTS = ("groups", "timer", "outside", "consent")


def do_something(rng, cast, live_id: int) -> None:
    """One act of somebody, allowed or not."""
    by = by_of(rng.choice([cast.facilitator, cast.facilitator, cast.facilitator, cast.member, cast.other]))
    seat = seat_for(by, live_id, lock=True)
    made = queries.round_of(live_id)
    room = rng.choice(queries.groups_of(made.id)).live_id if made else live_id
    rng.choice([
        lambda: actions.make(by, seat, Wish(rng.randint(2, 3), rng.choice(["random", "choice"]), rng.choice([0, 5]))), lambda: actions.open_all(by, seat),
        lambda: actions.join(by, seat, rng.randint(0, 3)), lambda: actions.call(by, room, rng.random() < 0.7), lambda: actions.answer(by, seat, 1),
        lambda: actions.tell_all(by, seat, "So"), lambda: actions.lengthen(by, seat, 5), lambda: actions.close_all(by, seat) if rng.random() < 0.4 else None,
        lambda: sessions.next_point(by, seat), lambda: sessions.point(by, seat, rng.randint(0, 1)), lambda: sessions.extend(by, seat, 5),
        lambda: sessions.set_outside(by, seat, rng.choice(["", "https://a.example.org/1", "https://b.example.org/2"])),
        lambda: sessions.start_recording(by, seat), lambda: sessions.stop_recording(by, seat), lambda: sessions.arrive(by, seat),
    ])()


def value_now(live_id: int) -> dict:
    state = json.loads(json.dumps(payloads.state(room_of(seat_of(live_id, lock=False).live))))
    return {name: state[name] for name in ("seq", *PARTS)}


def play(cast, seed: int, acts: int = 90) -> tuple[list[dict], list[dict]]:
    """What happened at random: the values at some moments, and all facts."""
    rng, room, values = random.Random(seed), live(cast.wells, cast.facilitator), []
    for number in range(acts):
        with unit_of_work():
            try:
                do_something(rng, cast, room.id)
            except Refusal:
                undo()
        if number % 8 == 0 or number == acts - 1:
            with unit_of_work(write=False):
                values.append(value_now(room.id))
    with unit_of_work(write=False):
        return values, json.loads(json.dumps([payloads.fact(fact) for fact in facts_after(room.id, 0)]))


@pytest.mark.parametrize("seed", range(3))
def test_a_value_and_the_facts_since_are_a_fresh_value(seed, cast):
    values, facts = play(cast, seed)
    assert len(facts) > 15
    for value in values:
        for fact in facts:
            value = snapshot.apply(value, fact) if fact["kind"] not in snapshot.CHANGES or fact["seq"] <= value["seq"] else _parts_only(value, fact)
        assert value == values[-1]


def _parts_only(value: dict, fact: dict) -> dict:
    from hub.live import parts

    changed = {**value, "seq": fact["seq"]}
    parts.changed(changed, fact)
    return changed


@pytest.mark.skipif(not shutil.which("node"), reason="the browser's twins are tried with node where there is one")
def test_the_browsers_twins_come_to_the_same(cast):
    values, facts = play(cast, 5)
    imports = "".join(f'import {{ changes as {name} }} from "{(MODULES / name / "state.js").as_uri()}";' for name in PARTS)
    script = imports + ('import { readFileSync } from "node:fs"; const { value, facts } = JSON.parse(readFileSync(0));'
                        f"const all = {{ {', '.join(PARTS)} }};"
                        "for (const fact of facts) for (const [name, changes] of Object.entries(all)) if (changes[fact.kind]) value[name] = changes[fact.kind](value[name], fact);"
                        "console.log(JSON.stringify(value));")
    since = [fact for fact in facts if fact["seq"] > values[0]["seq"]]
    done = subprocess.run(["node", "--input-type=module", "-e", script], input=json.dumps({"value": values[0], "facts": since}), capture_output=True, text=True, check=True)
    assert {**json.loads(done.stdout), "seq": 0} == {**values[-1], "seq": 0}


def test_people_who_read_the_same_language_sit_together(app):
    people = [person(f"P{n}", language=language) for n, language in enumerate(["fr", "en", "ar", "en", "fr", "en"])]
    assert [[one.language for one in group] for group in by_language(people, 3)] == [["ar", "en"], ["en", "en"], ["fr", "fr"]]
    assert [len(group) for group in dealt(people, 4, "random")] == [2, 2, 1, 1] and dealt(people, 2, "hand") == [[], []]
