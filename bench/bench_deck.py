"""Slides: how long a deck of 60 pages takes to be drawn, what a page weighs, and what a voice notices meanwhile: `python -m bench.bench_deck`.

The deck is drawn as the worker draws it, a handful of pages at a time in a child of its own. The voice is relayed in nine rooms
every 20 ms in this process, which stands for the web process; its lateness is measured idle and while the deck is drawn.
"""

import io
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from typing import NamedTuple

from PIL import Image, ImageFilter

from bench.bench_voice import Nobody
from bench.figures import Figures
from hub.live.audio.relay import Relay
from hub.slides.drawing import darkroom
from tests.live.audio.voices import encoded, spoken, tune
from tests.makers.slides import pdf

PAGES, LISTENERS, ROOMS = 60, 500, 9
EVERY, IDLE_S = 0.02, 10.0
MOST_S, MOST_PAGE_KB = 60, 40
LINES = (
    "Who pays for spare parts", "Committees that meet each month keep the pump running", "Seals last about eleven months", "Chlorine: 0.5 mg a litre",
)


class Found(NamedTuple):
    """What was measured: seconds for the deck, KB a large page, p99 lateness of a voice while drawing as a share of the idle one."""

    deck_s: float
    page_kb: float
    small_kb: float
    p99_ratio: float
    p99_ms: tuple[float, float]


def measured(pages: int = PAGES) -> Found:
    """Draw a deck of so many pages beside a voice."""
    with tempfile.NamedTemporaryFile() as file, tempfile.TemporaryFile("w+") as said:
        file.write(deck(pages))
        file.flush()
        idle = _lateness(lambda: time.sleep(IDLE_S))
        busy = _lateness(lambda: subprocess.run([sys.executable, "-m", "bench.bench_deck", "draw", file.name], stdout=said, check=True))
        said.seek(0)
        took, large, small = json.load(said)
    return Found(took, large, small, busy / idle, (idle, busy))


def deck(pages: int) -> bytes:
    """A deck as people bring them: a coloured head on each page, some with a chart, each tenth a photo."""
    head = b"0.12 0.35 0.27 rg 0 500 960 40 re f "
    chart = head + b"".join(b"0.66 0.28 0.12 rg %d 60 60 %d re f " % (80 + 110 * bar, 60 + 37 * (bar * 3 % 7)) for bar in range(7))
    drawings = (head, head, chart, head, chart, head, head, chart, head, b"960 0 0 540 0 0 cm /Im1 Do")
    texts = [f"{number}. {LINES[number % 4]}\n" + "\n".join(f"- {line}" for line in LINES[: 1 + number % 4]) for number in range(1, pages + 1)]
    return pdf(*texts, drawings=drawings, photo=_photo())


def _photo() -> bytes:
    rng, body = random.Random(7), io.BytesIO()
    rough = Image.frombytes("RGB", (96, 54), bytes(rng.randrange(256) for _ in range(96 * 54 * 3)))
    rough.resize((960, 540), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(6)).save(body, "JPEG", quality=88)
    return body.getvalue()


def draw(path: str) -> tuple[float, float, float]:
    """The worker's part, in a process of its own: seconds for the whole deck, KB of a large and of a small page."""
    began, sheets, made = time.monotonic(), [], darkroom.drawn(path, "pdf")
    while made.drawn and len(sheets) + len(made.drawn) < made.pages:
        sheets += made.drawn
        made = darkroom.drawn(path, "pdf", len(sheets))
    sheets += made.drawn
    weights = [sum(map(len, of)) / len(sheets) / 1000 for of in ([one.large for one in sheets], [one.small for one in sheets])]
    return time.monotonic() - began, *weights


def _lateness(work) -> float:
    """The p99 lateness in ms of voices relayed each 20 ms, nine rooms in turn, while `work` is done beside them."""
    done, late, rooms = threading.Event(), [], [_room() for _ in range(ROOMS)]
    beside = threading.Thread(target=lambda: (work(), done.set()))
    beside.start()
    due, number = time.monotonic(), 0
    while not done.is_set():
        due, number = due + EVERY, number + 1
        time.sleep(max(0, due - time.monotonic()))
        relay, bundles = rooms[number % ROOMS]
        relay.push(next(bundles))
        late.append((time.monotonic() - due) * 1000)
    beside.join()
    return sorted(late)[int(len(late) * 0.99)]


def _room():
    relay = Relay(Nobody(), time.monotonic)
    for number in range(LISTENERS // ROOMS):
        relay.listen(number)
    return relay, iter(spoken(encoded(tune(12)) * 60))


def main() -> None:
    """Print the figures, and the line that others read."""
    found, made = Figures(f"A deck of {PAGES} pages beside a voice"), measured()
    found.time("drawn in the background", made.deck_s, MOST_S, "s")
    found.property("a page, 960 points wide", f"{made.page_kb:.1f} KB", made.page_kb <= MOST_PAGE_KB, f"{MOST_PAGE_KB} KB")
    found.tell("a page, 480 points wide", f"{made.small_kb:.1f} KB")
    found.tell("p99 lateness of a voice, idle and meanwhile", f"{made.p99_ms[0]:.2f} ms, {made.p99_ms[1]:.2f} ms")
    found.tell("as a ratio (wish: 1.10 at most)", f"{made.p99_ratio:.2f}")
    print(f"deck_s={made.deck_s:.1f} page_kb={made.page_kb:.1f} voice_p99_ratio={made.p99_ratio:.2f}")
    found.end()


if __name__ == "__main__":
    print(json.dumps(draw(sys.argv[2]))) if sys.argv[1:2] == ["draw"] else main()
