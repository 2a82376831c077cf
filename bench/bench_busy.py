"""Everything at once on SQLite (REL-12): `python -m bench.bench_busy [--full]`.

Fifty people send replies by form and lines by socket while somebody who wrote thousands of posts downloads all that is theirs, a copy of the
database is taken by SQLite's own means in another process, and a migration check runs: nobody may be told that the database is locked.
Default: 20 s, 5,000 posts of the downloader; --full: 60 s, 100,000 posts (a download of about 200 MB).
"""

import itertools
import os
import random
import subprocess
import sys
import threading
import time

from sqlalchemy import insert, select

from bench.figures import Figures, full_size, p95
from bench.hub_process import ROOT
from bench.integrity import deviations
from bench.world import Broken, Browser, Line, cookie, hub_on
from hub.discussions.models import Post, Thread
from hub.storage.unit import db, unit_of_work
from tests.cast import make_cast
from tests.makers import membership, person
from tests.makers.discussions import thread
from tests.makers.live import live

PEOPLE, EVERY = 50, 3.0
SECONDS, WRITTEN = (60, 100_000) if full_size() else (20, 5_000)
LONG = "A long report about wells, pumps and spare parts. " * 40
COPY = "import sqlite3, sys; source = sqlite3.connect(sys.argv[1]); copy = sqlite3.connect(sys.argv[2]); source.backup(copy, pages=1000); copy.close()"


class Person:
    """Somebody who writes every few seconds, and how long each acknowledgement took."""

    def __init__(self, hub, cookie_value: str, room: int, place: int):
        self.hub, self.cookie, self.room, self.place = hub, cookie_value, room, place
        self.posts, self.lines, self.failed = [], [], []

    def write(self, until) -> None:
        """Until told to stop: a reply, a line, a reply …"""
        browser, line = Browser(self.hub.url, self.cookie), Line(self.hub.url, self.cookie)
        browser.token = browser.get(f"/threads/{self.place}/reply")[1].split('name="csrf_token" value="')[1].split('"')[0]
        time.sleep(random.uniform(0, EVERY))
        for number in itertools.count():
            if until.is_set():
                return
            began = time.monotonic()
            try:
                self.once(browser, line, number, began)
            except (Broken, OSError) as error:
                self.failed.append(repr(error))
            time.sleep(max(0.0, EVERY * random.uniform(0.7, 1.3) - (time.monotonic() - began)))

    def once(self, browser, line, number: int, began: float) -> None:
        """One act; its time, or what went wrong."""
        key = f"busy-{number:05}-{id(self)}"
        if number % 2:
            answer = line.ask("chat:say", live=self.room, text=f"Line {number}", client_id=key)
            self.lines.append((time.monotonic() - began) * 1000)
            if not answer["ok"]:
                self.failed.append(answer["message"])
        else:
            status = browser.post(f"/threads/{self.place}/reply", {"text": f"**Reply** number {number}.", "key": key})
            self.posts.append((time.monotonic() - began) * 1000)
            if status != 302:
                self.failed.append(f"status {status}")


def main() -> None:
    """Once calm, once with everything beside it."""
    with hub_on("sqlite") as hub:
        with unit_of_work():
            cast = make_cast()
            people = [person() for _ in range(PEOPLE)]
            for one in people:
                membership(cast.wells, one)
            room, places = live(cast.wells, cast.facilitator).id, [thread(cast.member, cast.wells).id for _ in range(5)]
            cookies, reader = [cookie(one) for one in people], cookie(cast.other)
            _write_much(cast, places[0])
        calm = _write(hub, cookies, room, places, SECONDS / 2, [])
        told: dict = {"until": threading.Event(), "failed": []}
        acts = ((_downloads, (hub, reader, told)), (_copies, (hub, told)), (_checks, (hub, told)))
        beside = [threading.Thread(target=act, args=given) for act, given in acts]
        busy = _write(hub, cookies, room, places, SECONDS, beside, told)
        _tell(hub, calm, busy, told)


def _write_much(cast, place: int) -> None:
    with_column = {column.name for column in Thread.__table__.columns} - {"id", "client_key"}
    model = db.execute(select(Thread.__table__).where(Thread.id == place)).mappings().one()
    common = {name: model[name] for name in with_column} | {"posts_count": 100}
    db.execute(insert(Thread.__table__), [{**common, "id": 10_000 + at} for at in range(WRITTEN // 100)])
    for at in range(WRITTEN // 100):
        db.execute(insert(Post.__table__), [
            {"thread_id": 10_000 + at, "seq": seq, "path": f"{seq:04d}", "depth": 0, "author_id": cast.other.id, "source": LONG, "html": f"<p>{LONG}</p>"}
            for seq in range(1, 101)
        ])


def _write(hub, cookies, room: int, places, seconds: float, beside, told=None) -> list[Person]:
    people, until = [Person(hub, value, room, places[at % len(places)]) for at, value in enumerate(cookies)], threading.Event()
    threads = [threading.Thread(target=one.write, args=(until,)) for one in people]
    for one in (*threads, *beside):
        one.start()
    time.sleep(seconds)
    until.set()
    if told:
        told["until"].set()
    for one in (*threads, *beside):
        one.join()
    return people


def _downloads(hub, reader: str, told: dict) -> None:
    browser = Browser(hub.url, reader, patience=120)
    while not told["until"].is_set():
        status, text = browser.get("/me/export.json")
        told["downloaded"] = told.get("downloaded", 0) + 1
        told["megabytes"] = len(text) / 1e6
        told["failed"] += [] if status == 200 and text.count('"text"') >= WRITTEN else [f"download {status}"]
        time.sleep(1)


def _copies(hub, told: dict) -> None:
    while not told["until"].is_set():
        target = hub.instance / "copy.db"
        target.unlink(missing_ok=True)
        done = subprocess.run([sys.executable, "-c", COPY, str(hub.instance / "hub.db"), str(target)], capture_output=True, text=True, check=False)
        told["copied"] = told.get("copied", 0) + 1
        told["failed"] += [] if done.returncode == 0 else ["copy: " + done.stderr[-200:]]
        time.sleep(1)


def _checks(hub, told: dict) -> None:
    while not told["until"].is_set():
        command, environment = [sys.executable, "-m", "hub.cli", "migrate"], {**os.environ, **hub.environment}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        told["checked"] = told.get("checked", 0) + 1
        told["failed"] += [] if done.returncode == 0 else ["migrate: " + done.stderr[-200:]]
        time.sleep(2)


def _tell(hub, calm, busy, told) -> None:
    failed = [words for one in (*calm, *busy) for words in one.failed] + told["failed"]
    found = Figures(f"Busy SQLite: {PEOPLE} people for {SECONDS} s beside {told.get('downloaded', 0)} downloads of {told.get('megabytes', 0):.0f} MB, "
                    f"{told.get('copied', 0)} copies and {told.get('checked', 0)} migration checks")
    found.property("acts that failed or were refused", "; ".join(sorted(set(failed))[:3]) or 0, not failed)
    found.property("“locked” in the hub's log", hub.said().count("locked"), "locked" not in hub.said())
    for name, people in (("calm", calm), ("busy", busy)):
        posts, lines = [t for one in people for t in one.posts], [t for one in people for t in one.lines]
        found.time(f"{name}: a reply by form acknowledged, p95 of {len(posts)}", p95(posts), 250)
        found.time(f"{name}: a line by socket acknowledged, p95 of {len(lines)}", p95(lines), 250)
        found.time(f"{name}: the longest", max(posts + lines), 2000)
    wrong = deviations()
    found.property("keys, counters, gaps, files", "; ".join(wrong) or "sound", not wrong, "sound")
    found.end()


if __name__ == "__main__":
    main()
