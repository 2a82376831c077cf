"""The crowd in a process of its own: all ears on one epoll, and the one who speaks to them.

Run as `python -m bench.listeners.crowd PLAN`, PLAN a JSON file {port, live, cookies, speaker, tune}, it reads one order a line as JSON and
answers each with one line.
"""

import contextlib
import json
import resource
import select
import sys
import time
from array import array
from pathlib import Path

from bench.broadcast.crowd import masked
from bench.listeners.ears import Ear, Gone
from bench.world import Line
from hub.live.audio.bundles import START, Bundle, pack

EACH, STEP_MS = 3, 60
BUNDLE_S = EACH * STEP_MS / 1000
ADDRESSES = 200  # of the loop the crowd comes from: a hub takes 900 new lines a minute from each
WIRED = 200  # ears of which the wire is counted


class Crowd:
    """All who listen."""

    def __init__(self, plan: dict):
        self.port, self.live, self.cookies = plan["port"], plan["live"], plan["cookies"]
        self.packets = [bytes.fromhex(packet) for packet in plan["tune"]]
        self.speaker_cookie, self.speaker = plan["speaker"], None
        self.poll, self.ears, self.by_fd, self.slow = select.epoll(), [], {}, []
        self.delays, self.sent, self.turn, self._reported = array("f"), {}, 0, 0

    def gather(self, count: int, small: int = 0, at_once: int = 128, seconds: float = 300) -> dict:
        """Bring `count` ears to where they hear, the last `small` of them with a small buffer; how long that took and how it went."""
        self.leave()
        began, wished, under_way = time.perf_counter(), 0, set()
        connected = again = 0
        while (wished < count or under_way) and time.perf_counter() < began + seconds:
            while wished < count and len(under_way) < at_once:
                under_way.add(self._knock(wished, wished >= count - small))
                wished += 1
            for fd, event in self.poll.poll(0.5):
                ear = self.by_fd[fd]
                try:
                    if ear.asked and event & select.EPOLLOUT:
                        ear.knock()
                        self.poll.modify(fd, select.EPOLLIN)
                        continue
                    ear.read()
                    if ear in under_way and ear.number and not connected:
                        connected = time.perf_counter() - began
                except (Gone, OSError) as error:
                    again += 1
                    sys.stderr.write(f"a line was lost on its way in: {error!r}\n")
                    self._forget(ear)
                    under_way.discard(ear)
                    continue
                if ear.ready and ear in under_way:
                    under_way.discard(ear)
                    self.ears.append(ear)
        took = time.perf_counter() - began
        self.slow = self.ears[-small:] if small else []
        return {"lines": len(self.ears), "seconds": took, "per_second": len(self.ears) / took, "lost": again, "first_s": connected}

    def speak(self) -> dict:
        """Let the one who speaks take the floor; from then on each `listen` says on."""
        line = Line(f"http://127.0.0.1:{self.port}", self.speaker_cookie)
        line.ask("live:enter", live=self.live, last_seq=0)
        self.grant = line.ask("floor:ask", live=self.live, tab="bench-tab", bitrate=16_000)
        line.ws.sock.setblocking(False)
        self.speaker, self.turn, self.sent = line, 0, {}
        self.began = time.perf_counter()
        return self.grant

    def listen(self, seconds: float, slow: bool = False) -> dict:
        """Hear for so long, the ears with a small buffer at 1 KB/s if so told; what was heard and how late."""
        self.delays = array("f")
        for ear in self.ears:
            ear.lost = ear.skips = ear.next = 0
        good = [ear for ear in self.ears if ear not in self.slow] if self.slow else self.ears
        wires = [ear.wire() for ear in good[:WIRED]]
        began = self._last = time.perf_counter()
        reads, self.good_bundles = began, 0
        if slow:
            for ear in self.slow:
                self._off(ear)
        first, reported = self.turn, 0
        while (now := time.perf_counter()) < began + seconds:
            self._say_on(now)
            reported += self._report(good, now)
            if slow and now >= reads:
                reads += 1
                for ear in self.slow:
                    ear.read(1000)
                    if self.turn % 12 < 6:
                        ear.report()
            for fd, _ in self.poll.poll(0.01):
                self._hear(fd)
        now_wired = [ear.wire() for ear in good[:WIRED]]
        wired = [[one - other for one, other in zip(after, before, strict=True)] for before, after in zip(wires, now_wired, strict=True)]
        late = sorted(self.delays)
        at = lambda share: late[min(int(len(late) * share), len(late) - 1)] * 1000 if late else 0.0  # noqa: E731
        newest = max(ear.next for ear in good)
        return {
            "bundles": self.good_bundles, "lost": sum(ear.lost + max(0, newest - ear.next - 8) for ear in good) // 8, "skips": sum(ear.skips for ear in good),
            "deaf": sum(not ear.next for ear in good), "p50_ms": at(0.5), "p99_ms": at(0.99), "most_ms": at(1.0), "said": self.turn - first,
            **{name: sum(one[at] for one in wired) / len(wired) for at, name in enumerate(("plain", "wire", "down"))}, "reports": reported,
            "seconds": time.perf_counter() - began, "slow_skips": sum(ear.skips for ear in self.slow),
        }

    def ports(self) -> dict:
        """The ports of the slow."""
        return {"ports": [ear.sock.getsockname()[1] for ear in self.slow]}

    def hush(self) -> dict:
        """The one who speaks stops."""
        self.speaker.reset()
        self.speaker = None
        return {}

    def leave(self) -> dict:
        """Close every line."""
        for ear in list(self.by_fd.values()):
            self._forget(ear)
        self.ears, self.slow = [], []
        return {}

    def _knock(self, number: int, small: bool) -> Ear:
        ear = Ear((f"127.0.1.{number % ADDRESSES + 1}", self.port), self.cookies[number], self.live, self._heard, small)
        self.by_fd[ear.sock.fileno()] = ear
        self.poll.register(ear.sock.fileno(), select.EPOLLOUT)
        return ear

    def _hear(self, fd: int) -> None:
        try:
            self.by_fd[fd].read()
        except (Gone, OSError) as error:
            sys.stderr.write(f"a line was lost: {error!r}\n")
            self._forget(self.by_fd[fd])

    def _heard(self, ear: Ear, bundle: bytes) -> None:
        last = ear.took(bundle)
        if (sent := self.sent.get(last)) and ear not in self.slow:
            self.delays.append(time.perf_counter() - sent)
            self.good_bundles += 1

    def _say_on(self, now: float) -> None:
        while self.speaker and now >= self.began + self.turn * BUNDLE_S:
            seq = self.turn * EACH
            packets = tuple(self.packets[(seq + at) % len(self.packets)] for at in range(EACH))
            said = Bundle(START if not self.turn else 0, self.grant["stream"], seq, self.grant["t_ms"] + seq * STEP_MS, 64, packets, STEP_MS * 48)
            moment = time.perf_counter()
            self.speaker.ws.sock.send(masked('451-["a",{"_placeholder":true,"num":0}]') + masked(pack(said)))
            for at in range(EACH):
                self.sent[seq + at] = moment
            self.turn += 1
        if self.speaker and self.turn % 50 == 0:
            self._keep_speaking()

    def _keep_speaking(self) -> None:
        try:
            if b"\x81\x012" in self.speaker.ws.sock.recv(65536):
                self.speaker.ws.sock.send(masked("3"))
        except (BlockingIOError, OSError):
            pass

    def _report(self, ears: list, now: float) -> int:
        """Let as many report as are due since the last time, in turn."""
        due = int((now - self._last) * len(ears) / ears[0].reports)
        if due:
            self._last = now
            for at in range(self._reported, self._reported + due):
                ears[at % len(ears)].report()
            self._reported = (self._reported + due) % len(ears)
        return due

    def _off(self, ear: Ear) -> None:
        with contextlib.suppress(FileNotFoundError):
            self.poll.unregister(ear.sock.fileno())

    def _forget(self, ear: Ear) -> None:
        self._off(ear)
        self.by_fd.pop(ear.sock.fileno(), None)
        ear.sock.close()
        if ear in self.ears:
            self.ears.remove(ear)


def main() -> None:
    """Obey orders until standard input ends."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    crowd = Crowd(json.loads(Path(sys.argv[1]).read_text()))
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = getattr(crowd, order.pop("do"))(**order)
        except (OSError, Gone) as error:
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
