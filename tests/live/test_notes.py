"""Two edits of the same notes are put together and nothing typed is lost."""

import random
import shutil
import subprocess
from json import dumps, loads
from pathlib import Path

import pytest

from hub.live.notes import lines_of, merged, splice_between, spliced

MERGING = Path(__file__).parents[2] / "static" / "js" / "live" / "merging.js"
BASE = ["One", "Two", "Three"]


@pytest.mark.parametrize("mine, theirs, together", [
    (["One!", "Two", "Three"], ["One", "Two", "Three!"], ["One!", "Two", "Three!"]),
    (["One", "Two", "Three", "Four"], ["Zero", "One", "Two", "Three"], ["Zero", "One", "Two", "Three", "Four"]),
    (["One", "Three"], ["One", "Two", "Three", "Four"], ["One", "Three", "Four"]),
    (["One", "Mine", "Three"], ["One", "Theirs", "Three"], ["One", "Theirs", "Mine", "Three"]),
    (BASE, ["New"], ["New"]), (["New"], BASE, ["New"]), (["Same"], ["Same"], ["Same"]),
])
def test_edits_are_put_together(mine, theirs, together):
    assert merged(BASE, mine, theirs) == together


def random_edit(rng, lines):
    start = rng.randint(0, len(lines))
    return [*lines[:start], *(f"{rng.random():.6f}" for _ in range(rng.randint(0, 2))), *lines[start + rng.randint(0, 2):]]


def cases(count=300):
    rng = random.Random(11)
    for _ in range(count):
        base = [f"Line {n}" for n in range(rng.randint(0, 6))]
        yield base, random_edit(rng, base), random_edit(rng, base)


def test_every_new_line_of_both_is_in_the_whole():
    for base, mine, theirs in cases():
        whole = merged(base, mine, theirs)
        assert {*mine, *theirs} - {*base} <= {*whole}, (base, mine, theirs)


def test_a_splice_makes_the_new_of_the_old():
    for base, mine, _ in cases():
        assert spliced(base, splice_between(base, mine)) == mine


def test_an_empty_text_has_no_lines():
    assert lines_of("") == [] and lines_of("a\n") == ["a", ""]


@pytest.mark.skipif(not shutil.which("node"), reason="the browser's twin is tried with node where there is one")
def test_the_browsers_twin_puts_together_alike():
    script = (f'import {{ merged }} from "{MERGING.as_uri()}"; import {{ readFileSync }} from "node:fs";'
              "console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((one) => merged(...one))));")
    done = subprocess.run(["node", "--input-type=module", "-e", script], input=dumps(list(cases())), capture_output=True, text=True, check=True)
    assert loads(done.stdout) == [merged(*case) for case in cases()]
