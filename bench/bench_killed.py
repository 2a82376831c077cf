"""Kills a hub under load and counts (REL-01, REL-02): `python -m bench.bench_killed [--full] [sqlite|postgresql]`.

Twenty clients say numbered lines over sockets and send numbered posts by form while the hub is ended by SIGKILL at a random moment, round
after round. What was not acknowledged is sent again under the same key, a part of it from two lines at once. Then everything is counted:
each acknowledged thing there once, none twice, numbers without gaps, keys and counters right. Default: 3 rounds of 4 s on each database;
--full: 25 rounds of 30 s.
"""

import random
import signal
import sys
import threading
import time

from sqlalchemy import select

from bench.figures import Figures, full_size, kinds, p95
from bench.integrity import deviations
from bench.world import Broken, Browser, Line, cookie, hub_on
from hub.discussions.models import Post
from hub.live.models import Fact
from hub.storage.unit import unit_of_work
from tests.cast import make_cast
from tests.makers import membership, person
from tests.makers.discussions import thread
from tests.makers.live import live

CLIENTS = 20
TURNS = 4  # people a client speaks for in turn, as one person may say 20 lines in ten seconds
ROUNDS, SECONDS = (25, 30) if full_size() else (3, 4)


class Client:
    """Somebody who sends numbered things, remembers what was acknowledged, and sends the rest again."""

    def __init__(self, hub, cookies: list[str], room: int, place: int, number: int):
        self.hub, self.cookies, self.room, self.place, self.number = hub, cookies, room, place, number
        self.acknowledged, self.unsure, self.waits, self.count = {}, [], [], 0
        self.lines, self.browsers = {}, {}

    def work(self, until) -> None:
        """Send until told to stop or until the hub is gone; every fifth thing is a post."""
        try:
            while not until.is_set():
                self.count += 1
                kind, turn = ("post" if self.count % 5 == 0 else "line"), self.count % TURNS
                key = f"{kind}-{self.number:02}-{self.count:06}"
                self.unsure.append((key, turn))
                began = time.monotonic()
                if self.send(key, turn):
                    self.waits.append((time.monotonic() - began) * 1000)
        except (Broken, OSError):
            pass  # the hub was killed: that is what this is about
        finally:
            self.hang_up()

    def send(self, key: str, turn: int) -> bool:
        """Send one thing; true once it was acknowledged. Broken if the hub went away."""
        answer = self.post(key, turn) if key.startswith("post") else self.say(key, turn)
        if answer:
            self.acknowledged[key] = answer
            self.unsure.remove((key, turn))
        return bool(answer)

    def say(self, key: str, turn: int):
        """Say a line; its number, or None for a refusal."""
        if turn not in self.lines:
            self.lines[turn] = Line(self.hub.url, self.cookies[turn])
        answer = self.lines[turn].ask("chat:say", live=self.room, text=key, client_id=key)
        if not answer["ok"]:
            time.sleep(0.1)
        return answer["fact"]["seq"] if answer["ok"] else None

    def post(self, key: str, turn: int):
        """Send a reply by form; true when it was taken."""
        if turn not in self.browsers:
            self.browsers[turn] = Browser(self.hub.url, self.cookies[turn])
        return self.browsers[turn].post(f"/threads/{self.place}/reply", {"text": key, "key": key}) == 302 or None

    def send_again(self) -> None:
        """Everything not acknowledged once more, and the last acknowledged too: a retry is answered with the first."""
        known = [(key, answer) for key, answer in list(self.acknowledged.items())[-5:]]
        for key, turn in list(self.unsure):
            while not self.send(key, turn):
                time.sleep(0.3)
        for key, answer in known:
            turn = int(key.rsplit("-", 1)[1]) % TURNS
            again = self.send_both(key, turn)
            if again != answer:
                raise SystemExit(f"broken: {key} was answered with {answer}, sent again with {again}")
        self.hang_up()

    def send_both(self, key: str, turn: int):
        """The same thing from two lines at once; both must get the same answer."""
        if key.startswith("post"):
            return self.post(key, turn)
        two = [Line(self.hub.url, self.cookies[turn]) for _ in range(2)]
        for line in two:
            line.send("chat:say", live=self.room, text=key, client_id=key)
        numbers = {answer["fact"]["seq"] if answer["ok"] else answer["error"] for answer in (line.answer() for line in two)}
        for line in two:
            line.close()
        return numbers.pop() if len(numbers) == 1 else numbers

    def hang_up(self) -> None:
        """Let go of every line."""
        for line in self.lines.values():
            line.reset()
        for browser in self.browsers.values():
            browser.close()
        self.lines = {}


def main() -> None:
    """Both databases, one after the other."""
    broken = [kind for kind in kinds() if not _on(kind)]
    if broken:
        sys.exit(1)


def _on(kind: str) -> bool:
    with hub_on(kind) as hub:
        with unit_of_work():
            cast = make_cast()
            people = [person() for _ in range(CLIENTS * TURNS)]
            for one in people:
                membership(cast.wells, one)
            room, place = live(cast.wells, cast.facilitator).id, thread(cast.member, cast.wells).id
            cookies = [cookie(one) for one in people]
        clients = [Client(hub, cookies[at * TURNS : (at + 1) * TURNS], room, place, at) for at in range(CLIENTS)]
        starts = [_round(hub, clients) for _ in range(ROUNDS)]
        hub.stop(signal.SIGTERM)
        hub.start()
        _together(client.send_again for client in clients)
        return _told(kind, clients, room, place, starts)


def _round(hub, clients) -> float:
    until = threading.Event()
    threads = [threading.Thread(target=client.work, args=(until,)) for client in clients]
    for one in threads:
        one.start()
    time.sleep(random.uniform(SECONDS * 0.5, SECONDS * 1.5))
    hub.stop(signal.SIGKILL)
    until.set()
    for one in threads:
        one.join()
    return hub.start()


def _together(acts) -> None:
    failed = []

    def guarded(act):
        try:
            act()
        except BaseException as error:  # whatever it is, the run ends with it
            failed.append(error)

    threads = [threading.Thread(target=guarded, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if failed:
        raise failed[0]


def _told(kind: str, clients, room: int, place: int, starts) -> bool:
    with unit_of_work(write=False) as db:
        lines = [data["text"] for data in db.scalars(select(Fact.data).where(Fact.live_id == room, Fact.kind == "chat:said").order_by(Fact.seq))]
        posts = list(db.scalars(select(Post.source).where(Post.thread_id == place, Post.seq > 1)))
    kept = {key for client in clients for key in client.acknowledged}
    found = Figures(f"Killed under load, {kind}: {ROUNDS} kills, {len(kept)} acknowledged ({len(lines)} lines, {len(posts)} posts)")
    found.property("acknowledged and lost", len(kept - set(lines) - set(posts)), kept <= set(lines) | set(posts))
    doubled = len(lines) + len(posts) - len(set(lines) | set(posts))
    found.property("doubled", doubled, not doubled)
    found.property("there without having been acknowledged in the end", len((set(lines) | set(posts)) - kept), set(lines) | set(posts) == kept)
    wrong = deviations()
    found.property("keys, counters, gaps, files", "; ".join(wrong) or "sound", not wrong, "sound")
    waits = [wait for client in clients for wait in client.waits]
    found.time("acknowledgement, p95", p95(waits), 250)
    found.time("acknowledgement, longest", max(waits), 2000)
    found.time("start after a kill, longest", max(starts), 5, "s")
    try:
        found.end()
    except SystemExit as broken:
        print(broken)
        return False
    return True


if __name__ == "__main__":
    main()
