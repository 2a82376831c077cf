"""Searching among 100,000 posts: milliseconds of CPU for words that stand in many, in few and in none, spelt well and badly."""

import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, text

from hub.clock import now
from hub.search import actions, queries
from hub.search.models import Document
from hub.search.queries import Asker
from hub.search.words import words_of
from hub.settings import Settings
from hub.storage import unit
from hub.tables import load

POSTS = 100_000
WORDS = 20_000  # of a made-up language, frequent and rare ones as in any other
ASKED = ("common word", "water"), ("two of them", "water pump"), ("inflected", "pumping waters"), ("a beginning", "wat"), ("rare word", "chlorhexidine"), \
    ("one letter wrong", "chlorexidine"), ("in none", "qwertzuiop")
TIMES = 9
YEAR = 365 * 24 * 60  # minutes, over which the posts are spread


def main(posts: int) -> None:
    """Fill an SQLite hub's index and ask it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(instance=Path(folder), database_url=f"sqlite:///{folder}/hub.db", secret_key="k" * 40, synchronous="NORMAL")
        load().create_all(unit.connect(settings))
        started = time.perf_counter()
        _fill(posts)
        print(f"{posts} posts indexed in {time.perf_counter() - started:.0f} s, {Path(folder, 'hub.db').stat().st_size / 1e6:.0f} MB")
        worst = max(_asked(name, words) for name, words in ASKED)
        print(f"search_cpu_ms={worst:.0f}")
        unit.disconnect()


def _fill(posts: int) -> None:
    by_chance = random.Random(7)
    vocabulary = ["".join(by_chance.choices("abdefghiklmnoprstuw", k=by_chance.randint(3, 10))) for _ in range(WORDS)]
    with unit.unit_of_work():
        actions.put("thread", posts, title="All words", body=" ".join(vocabulary)[:20_000], path="/", audience="nobody")
    with unit.unit_of_work():
        unit.db.execute(insert(Document), [_post(number, by_chance, vocabulary) for number in range(posts)])
        unit.db.execute(text("insert into search_words(search_words) values ('rebuild')"))
    with unit.unit_of_work():
        actions.put("thread", posts + 1, title="Rare words", body="chlorhexidine waters pumping", path="/", audience="nobody")


def _post(number: int, by_chance: random.Random, vocabulary: list[str]) -> dict:
    words = [vocabulary[int(WORDS * by_chance.random() ** 4)] for _ in range(60)]
    words += ["chlorhexidine"] * (number % 20_000 == 0) + [("water", "waters", "")[number % 3], ("pump", "pumps", "pumping", "", "")[number % 5]]
    title, body = " ".join(words[:5]), " ".join(words)
    return {
        "kind": "thread", "ref_id": number, "title": title, "body": body, "path": "/", "community_id": 1 + number % 50,
        "audience": "community" if number % 2 else "everyone", "at": now() - timedelta(minutes=number * 7919 % YEAR),
        "title_words": " ".join(words_of(title, "en")), "body_words": " ".join(words_of(body, "en")),
    }


def _asked(name: str, words: str) -> float:
    took = []
    for _ in range(TIMES):
        started = time.process_time()
        with unit.unit_of_work(write=False):
            found = queries.found(Asker(True, frozenset(range(1, 11))), words)
        took.append((time.process_time() - started) * 1000)
    print(f"{name:18} {words!r:20} {statistics.median(took):7.1f} ms  {len(found.rows)} rows")
    return statistics.median(took)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else POSTS)
