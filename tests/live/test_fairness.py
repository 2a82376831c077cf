"""The order of hands: rooms and remote people take turns, who spoke less comes first, and the browser agrees."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.live.fairness import in_order
from hub.live.rights import RIGHTS, rights_of

MODULES = Path(__file__).parents[2] / "static" / "js" / "live"


def hand(seq, site=0, turns=0, called=False):
    return {"seq": seq, "called": called, **({"site": site} if site else {}), **({"turns": turns} if turns else {})}


def order(*hands, last="", remote_first=False):
    return [(one["seq"], why) for one, why in in_order(list(hands), last, remote_first)]


def test_without_rooms_the_earliest_hand_is_first():
    assert order(hand(5), hand(3), hand(9)) == [(3, "first"), (5, "first"), (9, "first")]


def test_rooms_and_remote_people_take_turns():
    assert order(hand(1), hand(2), hand(3, site=7), hand(4, site=8)) == [(1, "first"), (3, "turns"), (2, "first"), (4, "first")]


def test_after_a_room_somebody_remote_comes_even_if_later():
    assert order(hand(1, site=7), hand(2), last="room") == [(2, "turns"), (1, "first")]


def test_who_has_not_spoken_comes_before_who_has():
    assert order(hand(1, turns=2), hand(2), hand(3, turns=1)) == [(2, "new"), (3, "new"), (1, "first")]


def test_remote_people_first_where_that_is_set():
    assert order(hand(1, site=7), hand(2), hand(3, turns=1), remote_first=True) == [(2, "remote"), (3, "remote"), (1, "first")]


def test_who_has_the_word_stands_first():
    assert order(hand(1), hand(2, called=True)) == [(2, "called"), (1, "first")]


def at_random(rng):
    hands = [hand(seq, rng.choice([0, 0, 1, 2]), rng.randint(0, 2), rng.random() < 0.2) for seq in rng.sample(range(99), rng.randint(0, 9))]
    return {"hands": hands, "last": rng.choice(["", "room", "away"]), "remote": rng.random() < 0.4}


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_lost_and_the_word_is_first(seed):
    case = at_random(random.Random(seed))
    placed = in_order(case["hands"], case["last"], case["remote"])
    assert sorted(one["seq"] for one, _ in placed) == sorted(one["seq"] for one in case["hands"])
    called = [one["called"] for one, _ in placed]
    assert called == sorted(called, reverse=True)


def ran(script: str, data):
    done = subprocess.run(["node", "--input-type=module", "-e", script], input=json.dumps(data), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.skipif(not shutil.which("node"), reason="the browser's twins are tried with node where there is one")
def test_the_browser_orders_hands_and_rights_alike():
    rng = random.Random(4)
    cases = [at_random(rng) for _ in range(60)]
    script = f"""import {{ inOrder }} from "{MODULES.as_uri()}/fairness.js"; import {{ readFileSync }} from "node:fs";
    console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((one) => inOrder(one.hands, one.last, one.remote).map(([hand, why]) => [hand.seq, why]))))"""
    here = [[[one["seq"], why] for one, why in in_order(case["hands"], case["last"], case["remote"])] for case in cases]
    assert ran(script, cases) == here and {why for case in here for _, why in case} == {"first", "turns", "new", "remote", "called"}


@pytest.mark.skipif(not shutil.which("node"), reason="the browser's twins are tried with node where there is one")
def test_the_browser_names_the_same_rights():
    rng, cases = random.Random(5), []
    for _ in range(60):
        pick = lambda of: [one for one in of if rng.random() < 0.4]  # noqa: E731
        cases.append({"standing": rng.choice(["", "observes"]), "roles": pick(["host", "speaker", "scribe"]), "change": {"given": pick(RIGHTS[1:]), "taken": pick(RIGHTS[1:])}})
    script = f"""import {{ rightsOf }} from "{MODULES.as_uri()}/rights.js"; import {{ readFileSync }} from "node:fs";
    console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((one) => rightsOf(one.standing, one.roles, one.change).held)))"""
    here = []
    for one in cases:
        member = one["standing"] != "observes"
        held = rights_of(member, member and "host" in one["roles"], one["roles"], **one["change"])
        here.append([right for right in RIGHTS if right in held])
    assert ran(script, cases) == here
