"""Two thousand people vote in the same second: `python -m bench.bench_votes [--voters N]`; `measure(count)` for others.

Each voter is a person with a sign-in and a line of their own in an open session, one of whose polls is open to all; every tenth sends the vote
twice, as a page does whose line stumbles. Counted: how long until the last vote is acknowledged as safe, whether the rows say exactly what was
sent, and how often a voter was told how the poll stands.
"""

import json
import select
import sys
import time
from collections import Counter

from bench.bench_listeners import _people
from bench.listeners.ears import Ear, Gone
from bench.world import hub_on
from hub.polls import queries
from hub.polls.models import Poll
from hub.storage.unit import db, unit_of_work
from tests.cast import make_cast
from tests.makers.live import live
from tests.makers.polls import poll

VOTERS, TWICE, ADDRESSES = 2000, 10, 50
PATIENCE = 120  # seconds


class Voter(Ear):
    """A line from knock to voting; `told` are the moments at which it heard how the poll stands."""

    __slots__ = ("answers", "choice", "told")

    def __init__(self, number: int, port: int, cookie: str, room: int):
        super().__init__((f"127.0.2.{number % ADDRESSES + 1}", port), cookie, room, lambda *_: None)
        self.answers, self.choice, self.told = [], number * 7 % 3, []

    def vote(self, number: int) -> None:
        """Send one's vote."""
        self._ask("poll:vote", poll=number, choices=str(self.choice), text="")

    def _answered(self, answer: dict) -> None:
        if self.ready:
            self.answers.append(answer)
        elif not answer["ok"]:
            raise Gone(answer)
        self.ready = True

    def _hear(self, said: str) -> None:
        if said.startswith('42["poll:counted"'):
            self.told.append((time.perf_counter(), json.loads(said[2:])[1]["voted"]))
        super()._hear(said)


def measure(count: int = VOTERS) -> dict:
    """{votes_per_s, tallies_per_s, exact, voters, refused, seconds, cpu_ms} of one poll in which `count` people vote at once."""
    with hub_on("sqlite") as hub:
        with unit_of_work():
            cast = make_cast()
        room = live(cast.wells, cast.facilitator)
        made = poll(room, cast.facilitator)
        voters = _gathered(hub.port, room.id, _people(cast.wells.id, count))
        busy = hub.cpu()
        found = _vote(voters, made.id)
        found["cpu_ms"] = (hub.cpu() - busy) / count * 1000
        with unit_of_work(write=False):
            counts, voted = queries.counts_of([made.id])[made.id], db.get(Poll, made.id).voted
    sent = Counter(one.choice for one in voters)
    return found | {"voters": count, "exact": counts == [sent[choice] for choice in range(3)] and voted == count}


def _gathered(port: int, room: int, cookies: list[str]) -> list[Voter]:
    poll_of, by_fd, voters, waiting = select.epoll(), {}, [], 0
    deadline = time.monotonic() + PATIENCE
    for number, cookie in enumerate(cookies):
        one = Voter(number, port, cookie, room)
        by_fd[one.sock.fileno()] = one
        poll_of.register(one.sock.fileno(), select.EPOLLOUT)
        voters.append(one)
        waiting += 1
        while waiting >= 100 or (number == len(cookies) - 1 and waiting):
            waiting -= _read(poll_of, by_fd)
            if time.monotonic() > deadline:
                raise SystemExit(f"{waiting} of {len(cookies)} never came in")
    for one in voters:
        poll_of.unregister(one.sock.fileno())
    return voters


def _read(poll_of, by_fd: dict[int, Voter]) -> int:
    came = 0
    for fd, event in poll_of.poll(0.5):
        one = by_fd[fd]
        if one.asked and event & select.EPOLLOUT:
            one.knock()
            poll_of.modify(fd, select.EPOLLIN)
            continue
        was = one.ready
        one.read()
        came += one.ready and not was
    return came


def _vote(voters: list[Voter], number: int) -> dict:
    poll_of, by_fd = select.epoll(), {one.sock.fileno(): one for one in voters}
    for fd in by_fd:
        poll_of.register(fd, select.EPOLLIN)
    for one in voters:
        one.told = []
    wanted = sum(1 + (at % TWICE == 0) for at in range(len(voters)))
    began = time.perf_counter()
    for at, one in enumerate(voters):
        for _again in range(1 + (at % TWICE == 0)):
            one.vote(number)
    sent = time.perf_counter() - began
    while sum(len(one.answers) for one in voters) < wanted and time.perf_counter() < began + PATIENCE:
        _read_all(poll_of, by_fd)
    took = time.perf_counter() - began
    while time.perf_counter() < began + took + 2.5:  # the last telling
        _read_all(poll_of, by_fd)
    refused = sum(not answer["ok"] for one in voters for answer in one.answers)
    told = voters[0].told
    return {"votes_per_s": len(voters) / took, "seconds": took, "sent_s": sent, "refused": refused, "tallies_per_s": _most_a_second(told), "told": len(told)}


def _read_all(poll_of, by_fd: dict[int, Voter]) -> None:
    for fd, _event in poll_of.poll(0.2):
        by_fd[fd].read()


def _most_a_second(told: list[tuple]) -> int:
    moments = [at for at, _voted in told]
    return max((sum(at <= other < at + 0.98 for other in moments) for at in moments), default=0)  # the wire shifts each by some milliseconds


def main() -> None:
    """Measure and say so."""
    found = measure(int(sys.argv[sys.argv.index("--voters") + 1]) if "--voters" in sys.argv else VOTERS)
    said = "{voters} voted, sent within {sent_s:.2f} s, all safe after {seconds:.2f} s, {cpu_ms:.2f} ms of CPU each, {refused} refused; told {told} times"
    print(said.format(**found))
    print(f"votes_per_s={found['votes_per_s']:.0f} exact={found['exact']} tallies_per_s={found['tallies_per_s']}")


if __name__ == "__main__":
    main()
