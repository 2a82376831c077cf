"""Snapshot + facts = a fresh snapshot for questions and polls, whatever people do in whatever order; the browser's twin agrees."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.communities.queries import by_of
from hub.errors import Refusal
from hub.live import payloads, queries, snapshot
from hub.polls import actions as polling
from hub.polls import queries as polls
from hub.questions import actions as asking
from hub.questions import queries as questions
from hub.questions.actions import Asked
from hub.questions.models import Question
from hub.storage.unit import db, undo, unit_of_work
from tests.makers.live import live
from tests.makers.polls import poll

MODULES = Path(__file__).parents[2] / "static" / "js" / "live"
PARTS = ("questions", "polls")
TWIN = """
import { changes as questions } from "%s/questions/state.js";
import { changes as polls } from "%s/polls/state.js";
import { readFileSync } from "node:fs";
const { state, facts } = JSON.parse(readFileSync(0));
const value = { questions: state.questions, polls: state.polls };
for (const fact of facts) for (const [name, changes] of Object.entries({ questions, polls })) if (changes[fact.kind]) value[name] = changes[fact.kind](value[name], fact);
console.log(JSON.stringify(value));
"""


def do_something(rng, cast, live_id: int) -> None:
    """One act of somebody, allowed or not."""
    by = by_of(rng.choice([cast.facilitator, cast.facilitator, cast.facilitator, cast.member, cast.other]))
    seat, draft = queries.seat_for(by, live_id, lock=True), rng.choice(["one", "several", "scale", "text"])

    def question():
        every = [one.id for one in db.query(Question).filter_by(live_id=live_id).order_by(Question.id)]
        return questions.question_for(by, seat, rng.choice(every or [1]))

    def one_poll():
        return polls.poll_for(by, seat, rng.choice(polls.all_of(live_id)).id)

    rng.choice([
        lambda: asking.ask(by, seat, Asked(f"Why {rng.random()}?", rng.random() < 0.3, rng.choice(["", "", "Amina"]))),
        lambda: asking.ask(by, seat, Asked(f"How {rng.random()}?")),
        lambda: asking.vote(by, seat, question(), rng.random() < 0.7), lambda: asking.withdraw(by, seat, question()),
        lambda: asking.let_in(by, seat, question()), lambda: asking.dismiss(by, seat, question(), "No"),
        lambda: asking.answer(by, seat, question(), rng.choice(["", "So"])), lambda: asking.reopen(by, seat, question()),
        lambda: asking.read_out(by, seat, question()), lambda: asking.pin(by, seat, rng.choice([None, question()])),
        lambda: asking.rule(by, seat, rng.random() < 0.4, rng.random() < 0.6),
        lambda: polling.prepare(by, seat, polling.Draft(draft, "Which?", ["A", "B"], rng.random() < 0.5, rng.choice(["all", "voters", "hosts"]))),
        lambda: polling.open_poll(by, seat, one_poll()), lambda: polling.open_poll(by, seat, one_poll()), lambda: polling.close_poll(by, seat, one_poll()),
        lambda: polling.show(by, seat, one_poll()), lambda: polling.vote(by, seat, one_poll(), [rng.randint(0, 1)], "Words"),
    ])()


def value_now(live_id: int, by) -> dict:
    state = payloads.state(queries.room_of(queries.seat_for(by, live_id).live))
    return json.loads(json.dumps({name: state[name] for name in ("seq", *PARTS)}))


def play(cast, seed: int, acts: int = 110) -> tuple[list[dict], list[dict]]:
    """What happened at random: the values at some moments, and all facts."""
    rng, room, values = random.Random(seed), live(cast.wells, cast.facilitator), []
    poll(room, cast.facilitator)
    for number in range(acts):
        with unit_of_work():
            try:
                do_something(rng, cast, room.id)
            except Refusal:
                undo()
        if number % 15 == 0 or number == acts - 1:
            with unit_of_work(write=False):
                values.append(value_now(room.id, by_of(cast.member)))
    with unit_of_work(write=False):
        facts = [payloads.fact(one) for one in queries.facts_after(room.id, 0)]
    return values, json.loads(json.dumps(facts))


@pytest.mark.parametrize("seed", range(4))
def test_facts_lead_from_any_state_to_the_last(cast, seed):
    values, facts = play(cast, seed)
    assert {one["kind"] for one in facts} >= {"question:asked", "poll:opened"} and len(facts) > 8
    for value in values:
        for fact in facts:
            value = snapshot.apply(value, fact)
        assert {name: value[name] for name in PARTS} == {name: values[-1][name] for name in PARTS}


@pytest.mark.skipif(not shutil.which("node"), reason="Node runs the browser's module")
@pytest.mark.sqlite_only
def test_the_browsers_twin_agrees(cast):
    values, facts = play(cast, 9)
    for value in values:
        newer = [one for one in facts if one["seq"] > value["seq"]]
        given = json.dumps({"state": value, "facts": newer})
        said = subprocess.run(["node", "--input-type=module", "-e", TWIN % (MODULES, MODULES)], input=given, capture_output=True, text=True, check=True)
        assert json.loads(said.stdout) == {name: values[-1][name] for name in PARTS}
