"""Whether the time of an answer tells who has an account: `python -m bench.bench_answers [rounds]`; known and unknown within 10 ms.

A hub in a process of its own is asked over a kept connection, known and unknown addresses in turn, each from a source of its own, so that
no limit is met. Told are the medians of each door and their difference.
"""

import http.client
import random
import re
import statistics
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

from hub.app import create_app
from tests.cast import make_cast
from tests.makers.accounts import PASSWORD, account
from tests.serving_outside import Served

ROUNDS = 200
LIMIT_MS = 10


class Asker:
    """One browser on a kept connection: the form's token is read once, then the form is sent again and again."""

    def __init__(self, hub, path: str, cookie: str = ""):
        self.path, self.sources = path, 0
        self.line = http.client.HTTPConnection(hub.url.removeprefix("http://"), timeout=30)
        self.cookie = f"hub={cookie}"
        answer, page = self._ask("GET")
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
        self.token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]

    def took(self, values: dict, to: str = "") -> tuple[float, tuple]:
        """Milliseconds until the whole answer was there, and what it was: status and place."""
        body = urllib.parse.urlencode({"csrf_token": self.token, "key": f"key-{random.random()}", **values})
        began = time.perf_counter()
        answer, page = self._ask("POST", body, to)
        return (time.perf_counter() - began) * 1000, (answer.status, answer.getheader("Location"), len(page) if answer.status == 200 else 0)

    def _ask(self, method: str, body: str | None = None, to: str = ""):
        self.sources += 1
        source = f"10.{self.sources >> 16 & 255}.{self.sources >> 8 & 255}.{self.sources & 255}"
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self.line.request(method, to or self.path, body, {"Cookie": self.cookie, "X-Forwarded-For": source, **kind})
        answer = self.line.getresponse()
        return answer, answer.read().decode()


def main(rounds: int = ROUNDS) -> None:
    """Ask at every door and print its line."""
    with tempfile.TemporaryDirectory() as folder:
        hub = Served(Path(folder) / "hub", HUB_TRUSTED_PROXIES="1", HUB_SYNCHRONOUS="FULL")
        create_app(hub.settings)
        try:
            with hub.unit():
                cast = make_cast()
                for number in range(rounds + 1):
                    account(f"Person {number}", address=f"known{number}@example.org")
            facilitator = hub.cookie(cast.facilitator)
            worst = max(
                _compare("sign-in", Asker(hub, "/sign-in"), lambda address: {"address": address, "password": "not the right one"}, rounds),
                _compare("reset", Asker(hub, "/reset"), lambda address: {"address": address}, rounds),
                _compare("sign-up", Asker(hub, "/register"), lambda address: {"address": address, "name": f"Wanjiru {random.randrange(10**9)}",
                                                                                      "password": PASSWORD}, rounds),
                _compare("invite", Asker(hub, "/communities/wells/manage/invitations", facilitator), lambda address: {"addresses": address}, rounds,
                         "/communities/wells/manage/invitations/mail"),
            )
        finally:
            hub.stop()
        assert worst < LIMIT_MS, f"{worst:.1f} ms"


def _compare(door: str, asker: Asker, values, rounds: int, to: str = "") -> float:
    times: dict[str, list[float]] = {"known": [], "unknown": []}
    answers: dict[str, set] = {"known": set(), "unknown": set()}
    asker.took(values("nobody@example.org"), to)
    for number in range(rounds):
        for who in random.sample(["known", "unknown"], 2):
            took, answer = asker.took(values(f"{who}{number}@example.org"), to)
            times[who].append(took)
            answers[who].add(answer)
    medians = {who: statistics.median(all_of) for who, all_of in times.items()}
    apart = abs(medians["known"] - medians["unknown"])
    print(f"{door}: known {medians['known']:.1f} ms, unknown {medians['unknown']:.1f} ms, {apart:.1f} ms apart; answers {answers['known']} "
          f"{'alike' if answers['known'] == answers['unknown'] else answers['unknown']}", flush=True)
    return apart


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
