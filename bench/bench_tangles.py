"""Tangled posts while others talk (SEC-06): `python -m bench.bench_tangles [--full]`.

Each of the tangled texts of `tests/text/tangles.py` (20,000 characters) is posted by form, one after the other, while somebody else says
lines in a room: the talker's round trip is measured, calm first. At least 300 samples with --full; every post must be answered, as a page
or as a refusal, and none may take the site down. SQLite.
"""

import itertools
import threading
import time

from bench.figures import Figures, full_size, p95
from bench.integrity import deviations
from bench.world import Browser, Line, hub_on, talk_of
from tests.text.tangles import TANGLES

TALKERS = 8  # in turn, as one person may say 20 lines in ten seconds
EVERY = 0.1  # seconds between two lines
CALM = 100
SAMPLES = 300 if full_size() else 150


def main() -> None:
    """Calm, then tangled."""
    with hub_on("sqlite") as hub:
        room, place, cookies, writer = talk_of(TALKERS)
        lines, numbers = [Line(hub.url, value) for value in cookies], itertools.count(1)
        time.sleep(6)  # the worker has loaded by then
        calm = [_round_trip(lines, room, next(numbers)) for _ in range(CALM)]
        poster = _Poster(hub, writer, place)
        poster.start()
        waits = []
        while poster.is_alive():
            waits.append(_round_trip(lines, room, next(numbers)))
        poster.join()
        found = Figures(f"Tangled posts while others talk: {len(poster.statuses)} posts of {len(TANGLES)} kinds, {len(waits)} round trips")
        odd = [status for status in poster.statuses if status not in (302, 422)]
        found.property("posts answered with something else than a page or a refusal", odd or 0, not odd)
        found.property("round trips measured", len(waits), len(waits) >= SAMPLES, f">= {SAMPLES}")
        found.time("a line said, calm, p95", p95(calm), 300)
        found.time("a line said, tangled, p95", p95(waits), 300)
        found.time("a line said, tangled, longest", max(waits), 2000)
        found.time("a tangled post, longest", max(poster.waits), 5000)
        wrong = deviations()
        found.property("keys, counters, gaps, files", "; ".join(wrong) or "sound", not wrong, "sound")
        found.end()


class _Poster(threading.Thread):
    """Somebody who posts every tangled text, again and again until there are enough samples."""

    def __init__(self, hub, cookie_value: str, place: int):
        super().__init__()
        self.browser, self.place = Browser(hub.url, cookie_value, patience=60), place
        self.statuses, self.waits = [], []

    def run(self) -> None:
        """All texts; and again while the talker has too few samples."""
        began = time.monotonic()
        for number, text in enumerate(itertools.cycle(TANGLES)):
            if number >= len(TANGLES) and time.monotonic() - began > SAMPLES * EVERY * 1.5:
                return
            asked = time.monotonic()
            on = f"/threads/{self.place}/reply"
            self.statuses.append(self.browser.post(on, {"text": text, "key": f"tangled-{number:05}"}))
            self.waits.append((time.monotonic() - asked) * 1000)


def _round_trip(lines, room: int, number: int) -> float:
    began = time.monotonic()
    answer = lines[number % len(lines)].ask("chat:say", live=room, text=f"Line {number}", client_id=f"line-{number:06}")
    spent = (time.monotonic() - began) * 1000
    if not answer["ok"]:
        raise SystemExit(f"broken: a line was refused: {answer}")
    time.sleep(max(0.0, EVERY - spent / 1000))
    return spent


if __name__ == "__main__":
    main()
