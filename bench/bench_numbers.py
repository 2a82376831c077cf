"""Many writers in one room (REL-04): `python -m bench.bench_numbers [--full] [sqlite|postgresql]`.

Eight processes write facts into one session as fast as they can while a reader polls by number: it must never see a number and later a new
one below it, and in the end the numbers are 1..n. Default: 8 x 500 facts; --full: the row's 8 x 5,000. No web server: the database decides.
"""

import os
import subprocess
import sys
import time

from sqlalchemy import select

from bench.figures import Figures, full_size, kinds
from bench.hub_process import ROOT
from bench.integrity import deviations
from bench.world import connected
from hub.live.models import Fact, LiveSession
from hub.storage.unit import unit_of_work
from tests.cast import make_cast
from tests.makers import membership, person
from tests.makers.live import live

WRITERS, EACH = 8, 5000 if full_size() else 500
WRITER = """
import sys
from hub import settings
from hub.accounts.models import Person
from hub.app import create_app
from hub.communities.queries import by_of
from hub.live import actions, queries
from hub.storage.unit import unit_of_work
address, who, room, count = sys.argv[1], *map(int, sys.argv[2:])
create_app(settings.from_environment())
for number in range(count):
    with unit_of_work() as db:
        by = by_of(db.get(Person, who))
        actions.say(by, queries.seat_for(by, room, lock=True), f"{who} {number}", f"key-{who}-{number:06}")
"""


def main() -> None:
    """Both databases, one after the other."""
    for kind in kinds():
        _on(kind)


def _on(kind: str) -> None:
    with connected(kind) as app:
        with unit_of_work():
            cast = make_cast()
            people = [person() for _ in range(WRITERS)]
            for one in people:
                membership(cast.wells, one)
            room = live(cast.wells, cast.facilitator).id
        began = time.monotonic()
        writers = [_writer(app, one.id, room) for one in people]
        seen, late, polls = _poll(room, writers)
        took = time.monotonic() - began
        failed = [one.returncode for one in writers if one.returncode]
        with unit_of_work(write=False) as db:
            numbers = list(db.scalars(select(Fact.seq).where(Fact.live_id == room).order_by(Fact.seq)))
            last = db.get(LiveSession, room).last_seq
        found = Figures(f"Many writers in one room, {kind}: {WRITERS} x {EACH} facts, {len(numbers) / took:.0f} a second, {polls} polls")
        found.property("writers that failed", len(failed), not failed)
        found.property("facts there", len(numbers), len(numbers) == WRITERS * EACH, WRITERS * EACH)
        found.property("numbers are 1..n, and the session knows the last", last, numbers == list(range(1, last + 1)), len(numbers))
        found.property("numbers that appeared below one seen before", len(late), not late)
        found.property("numbers a reader by number took in", len(seen), seen == numbers, len(numbers))
        wrong = deviations()
        found.property("keys, counters, gaps", "; ".join(wrong) or "sound", not wrong, "sound")
        found.end()


def _writer(app, who: int, room: int) -> subprocess.Popen:
    command = [sys.executable, "-c", WRITER, "", str(who), str(room), str(EACH)]
    return subprocess.Popen(command, cwd=ROOT, env={**_plain(), **app.extensions["bench.environment"]})


def _plain() -> dict:
    return {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}


def _poll(room: int, writers) -> tuple[list[int], list[int], int]:
    """What a reader that asks for numbers after its last took in, which numbers a whole look found below its last, and how often it asked."""
    seen, late, polls, over = [], [], 0, False
    while not over:
        over = all(one.poll() is not None for one in writers)
        with unit_of_work(write=False) as db:
            fresh = list(db.scalars(select(Fact.seq).where(Fact.live_id == room, Fact.seq > (seen[-1] if seen else 0)).order_by(Fact.seq)))
        with unit_of_work(write=False) as db:
            below = list(db.scalars(select(Fact.seq).where(Fact.live_id == room, Fact.seq <= (seen[-1] if seen else 0)))) if polls % 20 == 0 else seen
        late += set(below) - set(seen)
        seen += fresh
        polls += 1
        time.sleep(0.01)
    return seen, late, polls


if __name__ == "__main__":
    main()
