"""Captions in the state: snapshot + facts = a fresh snapshot in Python and in the browser's twin; and as subtitles."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.captions import actions, lines, part
from hub.captions.actions import Caption
from hub.communities.queries import by_of
from hub.errors import Refusal
from hub.live import payloads, queries
from hub.storage.unit import undo, unit_of_work
from tests.makers.live import live, live_role

TWIN = Path(__file__).parents[2] / "static" / "js" / "live" / "captions" / "state.js"


def played(cast, seed: int):
    """What was typed at random: the value at some moments, and all facts."""
    rng, room, values = random.Random(seed), live(cast.wells, cast.facilitator), []
    live_role(room, cast.other)
    for number in range(60):
        with unit_of_work():
            by = by_of(rng.choice([cast.facilitator, cast.other]))
            seat = queries.seat_for(by, room.id, lock=True)
            try:
                if rng.random() < 0.7:
                    actions.caption(by, seat, Caption(rng.choice(["en", "fr", "ar"]), f"Line {number}"))
                else:
                    actions.mend(by, seat, rng.randint(1, max(1, seat.live.last_seq)), rng.choice(["", f"Mended {number}"]))
            except Refusal:
                undo()
        if number % 7 == 0:
            with unit_of_work(write=False):
                now = queries.seat_of(room.id, lock=False).live
                values.append((now.last_seq, part.fresh(now)))
    with unit_of_work(write=False):
        facts = [payloads.fact(fact) for fact in queries.facts_after(room.id, 0)]
        return values, facts, part.fresh(queries.seat_of(room.id, lock=False).live)


CHANGES = {"caption:said": lines.said, "caption:mended": lines.mended}


@pytest.mark.parametrize("seed", range(4))
def test_a_value_and_the_facts_since_are_a_fresh_value(seed, cast):
    values, facts, last = played(cast, seed)
    assert len(facts) > 20
    for seq, value in values:
        for fact in facts[seq:]:
            value = CHANGES[fact["kind"]](value, fact)
        assert value == last


@pytest.mark.skipif(not shutil.which("node"), reason="the browser's twin is tried with node where there is one")
def test_the_browsers_twin_comes_to_the_same(cast):
    (seq, value), facts, last = (found := played(cast, 9))[0][1], found[1], found[2]
    script = (f'import {{ changes }} from "{TWIN.as_uri()}"; import {{ readFileSync }} from "node:fs";'
              "const { value, facts } = JSON.parse(readFileSync(0)); console.log(JSON.stringify(facts.reduce((v, f) => changes[f.kind](v, f), value)));")
    done = subprocess.run(["node", "--input-type=module", "-e", script], input=json.dumps({"value": value, "facts": facts[seq:]}),
                          capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == last


def test_a_thin_line_is_given_the_last_line_of_each_language():
    many = {"en": [{"seq": 1}, {"seq": 2}], "fr": [{"seq": 3}]}
    assert lines.cut(many) == {"en": [{"seq": 2}], "fr": [{"seq": 3}]}


def test_subtitles_stand_until_the_next_line_and_seven_seconds_at_most():
    made = lines.vtt_of([{"text": "a < b & c", "t_ms": 61_500}, {"text": "", "t_ms": 62_000}, {"text": "x" * 240, "t_ms": 62_500}])
    assert made == ("WEBVTT\n\n00:01:01.500 --> 00:01:02.500\na &lt; b &amp; c\n\n00:01:02.500 --> 00:01:09.500\n" + "x" * 240 + "\n")
