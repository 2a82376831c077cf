"""Lines dropped in every way while a room talks (REL-03): `python -m bench.bench_catch_up [--full] [sqlite|postgresql]`.

Followers keep the state of a room as a browser does: what they hear, and after each drop what they ask for from their last number on.
Lines are dropped by closing, by RST, half-open and by a restart of the hub. In the end each follower's state must be the fresh snapshot's,
each has heard every number once and in order, and a line hidden while they were away is hidden for them. Then 1,000 facts are caught up.
Default: 40 drops; --full: the row's 200.
"""

import itertools
import random
import threading
import time

from bench.figures import Figures, full_size, kinds
from bench.integrity import deviations
from bench.world import Broken, Line, cookie, hub_on
from hub.live import actions, payloads, queries, snapshot
from hub.storage.unit import unit_of_work
from tests.cast import acting_as, make_cast
from tests.makers import membership, person
from tests.makers.live import live

DROPS = 200 if full_size() else 40
FOLLOWERS, TALKERS, RESTART_EVERY = 8, 6, 20
MISSED = 1000
WAYS = ("close", "reset", "forget")


class Follower:
    """A page in the room: its state, the numbers it took in, and its line."""

    def __init__(self, hub, cookie_value: str, room: int):
        self.hub, self.cookie, self.room = hub, cookie_value, room
        self.state, self.taken, self.line, self.half_open = None, [], None, []

    def come(self) -> None:
        """Open a line and enter with the last number one knows."""
        while True:
            try:
                self.line = Line(self.hub.url, self.cookie)
                answer = self.line.ask("live:enter", live=self.room, last_seq=self.state["seq"] if self.state else 0)
                if answer["ok"]:
                    self.take_in(answer)
                    return
            except (Broken, OSError):
                pass
            time.sleep(0.2)

    def take_in(self, answer: dict) -> None:
        """The state, or the facts that were missed, all pages of them."""
        if "state" in answer:
            self.state = answer["state"]
            for part in self.state.pop("more"):
                whole = self.line.ask("live:more", live=self.room, part=part)
                self.state[part] = whole["part"] if whole["seq"] == self.state["seq"] else self.state[part]
            return
        while True:
            for fact in answer["facts"]:
                self.take(fact)
            if not answer["more"]:
                break
            answer = self.line.ask("live:missed", live=self.room, after=self.state["seq"])

    def take(self, fact: dict) -> None:
        """The next fact; a hole is asked for, one known already is passed over."""
        if fact["seq"] <= self.state["seq"]:
            return
        if fact["seq"] > self.state["seq"] + 1:
            self.take_in(self.line.ask("live:missed", live=self.room, after=self.state["seq"]))
        else:
            self.state = snapshot.apply(self.state, fact)
            self.taken.append(fact["seq"])

    def listen(self, seconds: float) -> None:
        """Hear what comes."""
        try:
            self.line.listen(seconds)
        except Broken:
            self.come()
        for _name, fact in [said for said in self.line.heard if said[0] != "hub:restarting" and said[1].get("live") == self.room]:
            self.take(fact)
        self.line.heard.clear()

    def drop(self, way: str) -> None:
        """Lose the line in one of the ways, be away a moment, and come back."""
        if way == "forget":
            self.half_open.append(self.line.forget())
        else:
            getattr(self.line, way)()
        time.sleep(random.uniform(0, 0.4))
        self.come()


def main() -> None:
    """Both databases, one after the other."""
    for kind in kinds():
        _on(kind)


def _on(kind: str) -> None:
    with hub_on(kind) as hub:
        with unit_of_work():
            cast = make_cast()
            people = [person() for _ in range(FOLLOWERS + TALKERS)]
            for one in people:
                membership(cast.wells, one)
            room = live(cast.wells, cast.facilitator).id
            cookies = [cookie(one) for one in people]
        followers = [Follower(hub, value, room) for value in cookies[:FOLLOWERS]]
        for one in followers:
            one.come()
        until = threading.Event()
        talkers = [threading.Thread(target=_talk, args=(hub, value, room, until)) for value in cookies[FOLLOWERS:]]
        left = itertools.count()
        droppers = [threading.Thread(target=_follow, args=(one, left)) for one in followers]
        restarter = threading.Thread(target=_restart, args=(hub, droppers))
        for one in (*talkers, *droppers, restarter):
            one.start()
        for one in (*droppers, restarter):
            one.join()
        until.set()
        for one in talkers:
            one.join()
        hidden = _hide_while_away(cast, followers[0], room)
        for one in followers[1:]:
            one.listen(0.5)
        _tell(kind, hub, cast, followers, room, hidden)


def _follow(follower, left) -> None:
    while (number := next(left)) < DROPS:
        follower.listen(random.uniform(0.2, 0.8))
        follower.drop(WAYS[number % len(WAYS)])


def _talk(hub, cookie_value: str, room: int, until) -> None:
    line, raised = None, itertools.count(1)
    while not until.is_set():
        try:
            line = line or Line(hub.url, cookie_value)
            number = next(raised)
            if number % 7 == 0:
                line.ask("hand:raise", live=room, client_id=f"hand-up-{number:06}")
                line.ask("hand:lower", live=room, client_id=f"hand-down-{number:06}")
            line.ask("chat:say", live=room, text=f"Line {number}", client_id=f"said-{number:06}")
        except (Broken, OSError):
            line = None
        time.sleep(0.3)


def _restart(hub, droppers) -> None:
    while any(one.is_alive() for one in droppers):
        time.sleep(RESTART_EVERY / 3)
        hub.stop()
        hub.start()


def _hide_while_away(cast, follower, room: int) -> int:
    follower.line.reset()
    with acting_as(cast.facilitator) as by:
        seat = queries.seat_for(by, room, lock=True)
        last = queries.lines_before(room, count=1)[-1]
        actions.hide(by, seat, last.seq)
    follower.come()
    return last.seq


def _fresh(cast, room: int) -> dict:
    with acting_as(cast.facilitator, write=False) as by:
        return payloads.state(queries.room_of(queries.seat_for(by, room).live))


def _tell(kind: str, hub, cast, followers, room: int, hidden: int) -> None:
    for one in followers:
        one.listen(0.3)
        one.take_in(one.line.ask("live:missed", live=room, after=one.state["seq"]))
    fresh = _fresh(cast, room)
    unlike = {part for one in followers for part in fresh if _plain(one.state[part]) != _plain(fresh[part])}
    holes = sum(later != earlier + 1 for one in followers for earlier, later in itertools.pairwise(one.taken))
    found = Figures(f"Lines dropped while a room talks, {kind}: {DROPS} drops, {fresh['seq']} facts, {sum(len(one.taken) for one in followers)} taken in")
    found.property("holes or doubles in what a page took in", holes, not holes)
    found.property("parts unlike the fresh snapshot", ", ".join(sorted(unlike)) or 0, not unlike)
    line = [one for one in followers[0].state["chat"] if one["seq"] == hidden]
    found.property("a line hidden meanwhile is hidden after coming back", bool(line and line[0].get("hidden")), bool(line and line[0].get("hidden")), "True")
    seconds, count = _catch_up(hub, cast, followers[0], room)
    found.property("facts of 1,000 that came when asked for", count, count >= MISSED, MISSED)
    found.time("to catch up on them", seconds, 2, "s")
    wrong = deviations()
    found.property("keys, counters, gaps, files", "; ".join(wrong) or "sound", not wrong, "sound")
    found.end()


def _plain(part):
    """Without the moments, which two payloads may write differently, and hidden words."""
    return part if not isinstance(part, list) else [{key: value for key, value in one.items() if key != "at"} if isinstance(one, dict) else one for one in part]


def _catch_up(hub, cast, follower, room: int) -> tuple[float, int]:
    follower.line.close()
    since = _fresh(cast, room)["seq"]
    for start in range(0, MISSED, 100):
        with acting_as(cast.member) as by:
            seat = queries.seat_for(by, room, lock=True)
            for number in range(start, start + 100):
                actions.say(by, seat, f"Missed {number}", f"missed-{number:05}")
    follower.state, follower.taken = {**follower.state, "seq": since}, []
    began = time.monotonic()
    line = follower.line = Line(hub.url, follower.cookie)
    after, count = since, 0
    while page := line.ask("live:missed", live=room, after=after)["facts"]:
        after, count = page[-1]["seq"], count + len(page)
    return time.monotonic() - began, count


if __name__ == "__main__":
    main()
