"""20,000 frames that lie at a running hub (SEC-16): `python -m bench.bench_fuzz [--frames N] [--seed N]`.

Somebody who speaks, somebody who listens, an outsider and somebody removed a second before send them over real WebSockets while a host
speaks and a member listens. Nothing of it may reach the member, no bundle of the host may be missed, no command stay without an answer
(or its line open), nothing may be a fault in the log, and memory must stay bounded. The same seed sends the same frames.
"""

import json
import sys
import threading
import time
from pathlib import Path

from bench.figures import Figures
from bench.world import cookie, hub_on
from hub.communities import actions as places
from hub.communities.queries import by_of, community_for, member_of
from hub.live.audio.bundles import pack, unpack
from hub.realtime import announcing
from hub.storage.unit import db, unit_of_work
from tests.cast import make_cast
from tests.live.audio.voices import noise, spoken
from tests.live.fuzzing import HEAD, Frames, Liar, lie
from tests.makers import membership, person
from tests.makers.live import live, live_role

FRAMES, EACH, SEED = 20_000, 60, 16  # frames in all and of one line
PACE = 0.18  # seconds of sound in a bundle
ROLES = ("speaker", "listener", "outsider", "removed")
GROWTH = 60  # MB


def main() -> None:
    """Lie for a while beside an honest pair; exit status 1 when any promise is broken."""
    with hub_on("sqlite") as hub:
        announcing.use_door(hub.instance / "news.sock")
        house = House(hub)
        house.begin()
        before, began = _memory_mb(hub), time.monotonic()
        sent, lines = house.lie(_number("--frames", FRAMES), _number("--seed", SEED))
        took = time.monotonic() - began
        house.end()
        found = Figures("Frames that lie")
        found.tell("frames, lines, seconds", f"{sent}, {lines}, {took:.0f}")
        found.tell("answered, told that a bundle is refused", f"{house.answers}, {house.refusals}")
        heard = [unpack(one) for one in house.witness.heard if isinstance(one, bytes)]
        theirs = [one.seq for one in heard if one.stream == house.grant["stream"]]
        missed = house.said - len(theirs)
        if missed:
            skipped = [one for one in house.witness.heard if str(one).startswith(('42["a.', '42["floor:closed'))]
            print(f"missed {missed}; the host was refused {house.host.refusals} times; the member was told {skipped[:9]}")
        found.property("the host's bundles said, and heard by the member", f"{house.said}, {len(theirs)}", missed == 0 and theirs == sorted(set(theirs)), "all")
        strange = {one.stream for one in heard} - house.streams
        found.property("streams heard that nobody was granted", len(strange), not strange)
        found.property("heard by an outsider", len(house.outside()), not house.outside())
        found.property("faults in the log", hub.said().count("Traceback"), "Traceback" not in hub.said())
        if "Traceback" in hub.said():
            print(hub.said().partition("Traceback")[2][:4000])
        found.property("the session goes on", house.goes_on, house.goes_on, True)
        found.property("memory grown by, MB", round(_memory_mb(hub) - before), _memory_mb(hub) - before < GROWTH, f"< {GROWTH}")
        found.end()


class House:
    """An open private session, its honest people, and those who lie."""

    def __init__(self, hub):
        self.knocked = 0
        self.hub, self.said, self.answers, self.refusals, self.goes_on, self.over = hub, 0, 0, 0, False, threading.Event()
        with unit_of_work():
            self.cast = make_cast(access="private")
            self.room = live(self.cast.wells, self.cast.facilitator, floors=2).id

    def line(self, someone, **options) -> Liar:
        """A line of somebody, under a sign-in of its own."""
        self.knocked += 1  # a hub takes 900 new lines a minute from one address
        return Liar(self.hub.url, cookie(someone), self.room, source=f"127.0.1.{self.knocked % 200 + 1}", **options)

    def begin(self) -> None:
        """The honest ones: a host who speaks, a member who listens, an outsider who waits for a word."""
        self.host, self.witness, self.outsider = self.line(self.cast.facilitator), self.line(self.cast.muted), self.line(self.cast.outsider, enters=False)
        self.witness.asked("voice:listen", rung="fast")
        self.grant = self.host.asked("floor:ask", tab="the-host-tab")
        self.streams = {self.grant["stream"]}
        self.threads = [threading.Thread(target=self._speak, daemon=True)]
        self.threads += [threading.Thread(target=self._hear, args=(one,), daemon=True) for one in (self.witness, self.outsider)]
        for thread in self.threads:
            thread.start()

    def lie(self, count: int, seed: int) -> tuple[int, int]:
        """Send so many frames, a line of each role after the other; (frames, lines)."""
        sent = lines = 0
        while sent < count:
            role = ROLES[lines % len(ROLES)]
            liar, stream = self._liar(role)
            frames = Frames(seed * 100_000 + lines, self.room, stream)
            sent += lie(liar, frames, min(EACH, count - sent))
            lines += 1
            self.answers += len(liar.answers)
            self.refusals += liar.refusals
            liar.close()
        return sent, lines

    def end(self) -> None:
        """The honest ones stop, after one more word that must be heard."""
        time.sleep(1)
        self.over.set()
        for thread in self.threads:
            thread.join()
        last = self.host.asked("chat:say", text="We go on", client_id="the-last-word"), self.witness.asked("live:me")
        self.goes_on = all(answer and answer["ok"] for answer in last)
        if not self.goes_on:
            print(f"at the end the host was answered {last[0]}, the member {last[1]}")

    def outside(self) -> list:
        """What an outsider heard, but for the number of their own notices."""
        return [one for one in self.outsider.heard if "notices:" not in str(one)]

    def _liar(self, role: str) -> tuple[Liar, int]:
        if role == "outsider":
            return self.line(self.cast.outsider, enters=False), self.grant["stream"]
        with unit_of_work():
            someone = person()
            membership(self.cast.wells, someone)
            if role == "speaker":
                live_role(type("Room", (), {"id": self.room}), someone, "speaker")
        liar, stream = self.line(someone), self.grant["stream"]
        if role == "speaker" and (granted := liar.asked("floor:ask", tab="a-liar-tab")) and granted["ok"]:
            stream = granted["stream"]
            self.streams.add(stream)
        elif role == "listener":
            liar.asked("voice:listen", rung="std")
        elif role == "removed":
            with unit_of_work():
                by = by_of(db.merge(self.cast.facilitator))
                wells = community_for(by, "wells")
                places.remove(by, wells, member_of(wells, someone.handle))
        return liar, stream

    def _speak(self) -> None:
        began, packets = time.monotonic(), noise(24)
        while not self.over.wait(max(0, began + self.said * PACE - time.monotonic())):
            at = self.said * 3
            one = spoken(packets, stream=self.grant["stream"], t_ms=self.grant["t_ms"])[self.said % 7 + 1]
            self.host.send([HEAD, pack(one._replace(flags=0, seq=at, t_ms=self.grant["t_ms"] + at * 60))])
            self.said += 1
            if self.said % 50 == 0:
                self.host.asked("live:me")

    def _hear(self, one: Liar) -> None:
        while not self.over.is_set() and one.open:
            one.asked("live:me")
            if sounds := [said for said in one.heard[-9:] if isinstance(said, bytes)]:
                last = unpack(sounds[-1])
                numbers = {"live": self.room, "stream": last.stream, "seq": last.after - 1, "buf_ms": 200, "late": 0, "lost": 0}
                one.send([f"42{json.dumps(['aq', numbers])}"])
            time.sleep(1)


def _memory_mb(hub) -> float:
    """Of the web process alone: the worker and the child that renders come and go."""
    status = Path(f"/proc/{hub.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _number(name: str, otherwise: int) -> int:
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else otherwise


if __name__ == "__main__":
    main()
