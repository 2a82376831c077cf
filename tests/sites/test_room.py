"""In-person rooms over sockets, with an outsider: facts, the law of the snapshot, the browser's twin."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.communities.queries import by_of
from hub.errors import Refusal
from hub.live import payloads, snapshot
from hub.live import queries as live_queries
from hub.live.actions import Asked
from hub.sites import actions
from hub.sites import queries as found
from hub.sites.changes import counted
from hub.storage.unit import undo, unit_of_work
from tests.live.test_sockets import KEY, Room
from tests.makers.live import live
from tests.makers.sites import site

MODULES = Path(__file__).parents[2] / "static" / "js" / "live"


@pytest.fixture
def room(cast, socket):
    """An open private session with a host and a member inside; the member has brought a room."""
    made = Room(cast, socket)
    made.site = site(made.live, cast.member)
    made.forget()
    return made


EACH_FACT = {
    "site:counted": ("member", "site:count", {"total": 40, "women": 20, "youth": -1, "note": "Inside"}),
    "hand:raised": ("member", "site:raise", {"who": "Atieno", "word": "The seal", "client_id": KEY + "1"}),
}


@pytest.mark.parametrize("fact", EACH_FACT)
def test_a_fact_is_heard_inside_and_not_outside(fact, room):
    who, command, values = EACH_FACT[fact]
    values = {"site": room.site.id, **values}
    assert room.ask(room.outsider, command, **values)["error"] == "not_found"
    assert room.ask(getattr(room, who), command, **values)["ok"]
    heard = room.host.heard(fact)
    assert len(heard) == 1 and room.member.heard(fact) == heard and "Inside" not in str(heard) and "women" not in str(heard)
    assert [one for one in room.outsider.heard() if ":" in one["fact"] and one["fact"] != "notices:counted"] == []


def test_coming_joining_and_going_reach_everybody_inside(room):
    other = room.line("other")
    room.ask(other, "live:enter")
    room.forget()
    with unit_of_work():
        by = by_of(room.cast.other)
        actions.join(by, live_queries.seat_for(by, room.live.id, lock=True), found.sites_of(room.live.id)[0])
    assert room.ask(other, "live:me")["you"]["sites"] == {"bring": True, "site": 0, "with": room.site.id}
    assert room.ask(other, "site:part")["ok"]
    with unit_of_work():
        by = by_of(room.cast.member)
        actions.let_go(by, live_queries.seat_for(by, room.live.id, lock=True), found.sites_of(room.live.id)[0])
    assert [one["fact"] for one in room.host.heard()] == ["site:joined", "site:parted", "site:gone"]


def test_the_word_is_given_to_a_rooms_hand_and_lowered_again(room):
    room.ask(room.member, "site:raise", site=room.site.id, who="Atieno", word="", client_id=KEY + "1")
    assert room.ask(room.host, "hand:call", person_id=room.cast.member.id, site=room.site.id)["ok"]
    assert room.ask(room.member, "live:me")["you"]["may"]["speak"]
    assert room.ask(room.member, "site:lower", site=room.site.id, client_id=KEY + "2")["ok"]
    assert not room.ask(room.member, "live:me")["you"]["may"]["speak"]


def test_people_of_a_room_are_counted_once(cast):
    people = [{"id": number} for number in (1, 2, 3, 4)]
    value = {"list": [{"id": 9, "present": 38, "person_id": 1}], "with": [[2, 9]]}
    assert counted(value, people, crowd=5) == 2 + 5


def do_something(rng, cast, live_id):
    by = by_of(rng.choice([cast.facilitator, cast.member, cast.other]))
    seat = live_queries.seat_for(by, live_id, lock=True)
    rooms = found.sites_of(live_id)
    one = rng.choice(rooms) if rooms else None
    acts = [lambda: actions.bring(by, seat, actions.Room(f"Room {rng.random():.3f}", heads=actions.Heads(rng.randint(1, 50))))]
    if one:
        acts += [
            lambda: actions.count(by, seat, one, actions.Heads(rng.randint(0, 99))), lambda: actions.raise_for(by, seat, one, Asked(who="Atieno")),
            lambda: actions.lower_for(by, seat, one), lambda: actions.join(by, seat, one), lambda: actions.part(by, seat),
            lambda: actions.rename(by, seat, one, actions.Room("New name", "Hall")), lambda: actions.let_go(by, seat, one),
        ]
    rng.choice(acts)()


def play(cast, seed):
    rng, opened, states = random.Random(seed), live(cast.wells, cast.facilitator), []
    for number in range(60):
        with unit_of_work():
            try:
                do_something(rng, cast, opened.id)
            except Refusal:
                undo()
        if number % 6 == 0 or number == 59:
            with unit_of_work(write=False):
                states.append(json.loads(json.dumps(payloads.state(live_queries.room_of(live_queries.seat_for(cast.by("facilitator"), opened.id).live)))))
    with unit_of_work(write=False):
        return states, json.loads(json.dumps([payloads.fact(fact) for fact in live_queries.facts_after(opened.id, 0)]))


@pytest.mark.parametrize("seed", range(3))
def test_a_snapshot_and_the_facts_since_are_a_fresh_snapshot(seed, cast):
    states, facts = play(cast, seed)
    assert len(facts) > 10
    for state in states:
        for fact in facts:
            state = snapshot.apply(state, fact)
        assert state == states[-1]


@pytest.mark.skipif(not shutil.which("node"), reason="the browser's twin is tried with node where there is one")
def test_the_browsers_twin_comes_to_the_same_rooms(cast):
    states, facts = play(cast, 7)
    script = f"""import {{ changes }} from "{MODULES.as_uri()}/sites/state.js"; import {{ readFileSync }} from "node:fs";
    const {{ value, facts }} = JSON.parse(readFileSync(0));
    console.log(JSON.stringify(facts.reduce((now, fact) => changes[fact.kind]?.(now, fact) ?? now, value)))"""
    later = [fact for fact in facts if fact["seq"] > states[0]["seq"]]
    done = subprocess.run(["node", "--input-type=module", "-e", script], input=json.dumps({"value": states[0]["sites"], "facts": later}),
                          capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == states[-1]["sites"]
