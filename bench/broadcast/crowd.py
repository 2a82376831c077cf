"""A crowd of light Socket.IO listeners in one process: raw WebSockets on one epoll, for loads a full client could not make.

Run as `python -m bench.broadcast.crowd`, it reads one order a line as JSON and answers each with one line.
"""

import json
import os
import select
import socket
import sys
import time

HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nOrigin: http://127.0.0.1:{port}\r\n{more}\r\n"
)
PATH = "/socket.io/?EIO=4&transport=websocket"
STAMP = b'"t":'
AT_ONCE = 64  # handshakes under way at a time
PIECE = 262144
AT_A_LOOK = 8  # lines read between two looks at those that tell how late they are


def masked(message: str | bytes) -> bytes:
    """A client's frame with the mask 0, which any server must take."""
    body = message.encode() if isinstance(message, str) else message
    kind = 0x81 if isinstance(message, str) else 0x82
    size = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2, "big")
    return bytes([kind]) + size + b"\0\0\0\0" + body


class Listener:
    """One line: counts what it hears, by a mark that stands once in each message."""

    __slots__ = ("asked", "born", "heard", "held", "late", "mark", "ready", "sock", "steps")

    def __init__(self, port: int, steps: list[tuple[bytes, str]], more: str = ""):
        self.sock = socket.socket()
        self.sock.setblocking(False)
        self.sock.connect_ex(("127.0.0.1", port))
        self.asked = HANDSHAKE.format(path=PATH, port=port, more=more).encode()
        self.steps, self.ready, self.held, self.heard, self.mark, self.late, self.born = list(steps), False, b"", 0, b"", [], time.perf_counter()

    def read(self) -> None:
        """Take what is there."""
        try:
            data = self.sock.recv(PIECE)
        except BlockingIOError:
            return
        if not data:
            raise ConnectionError("the server closed a line")
        if self.ready:
            self._count(data)
        else:
            self._enter(data)

    def _enter(self, data: bytes) -> None:
        self.held += data
        while self.steps and self.steps[0][0] in self.held:
            awaited, answer = self.steps.pop(0)
            self.held = self.held.partition(awaited)[2]
            if answer:
                self.sock.send(masked(answer))
        self.ready = not self.steps

    def _count(self, data: bytes) -> None:
        data = self.held + data
        self.heard += data.count(self.mark)
        begun = -1
        if self.late is not None and STAMP in data:
            now = time.perf_counter()
            begun = data.rfind(STAMP)
            for part in data.split(STAMP)[1:]:
                if b"}" in part:
                    self.late.append(now - float(part[:part.index(b"}")]))
        if b"\x81\x012" in data:
            self.sock.send(masked("3"))  # Engine.IO's ping
        # Held back is what may be half a mark or half a time, and never what was counted.
        rest = max(data.rfind(self.mark) + len(self.mark), len(data) - len(self.mark) + 1, 0)
        self.held = data[begun if begun >= 0 and b"}" not in data[begun:] else rest:]


class Crowd:
    """All the listeners of this process."""

    def __init__(self, port: int):
        self.port, self.poll, self.lines, self.by_fd = port, select.epoll(), [], {}

    def gather(self, count: int, steps: list, mark: str, more: list[str] | None = None) -> dict:
        """Open `count` lines, each through `steps` of (awaited, answered); returns seconds taken and lines a second."""
        started, wished = time.perf_counter(), list(range(count))
        under_way = 0
        done = len(self.lines)
        steps = [(awaited.encode(), answer) for awaited, answer in steps]
        while wished or under_way:
            while wished and under_way < AT_ONCE:
                line = Listener(self.port, steps, more[wished[0] % len(more)] if more else "")
                wished.pop(0)
                line.mark = mark.encode()
                self.by_fd[line.sock.fileno()] = line
                self.poll.register(line.sock.fileno(), select.EPOLLOUT)
                under_way += 1
            for fd, event in self.poll.poll(1):
                line = self.by_fd[fd]
                if line.asked and event & select.EPOLLOUT:
                    line.sock.send(line.asked)
                    line.asked = b""
                    self.poll.modify(fd, select.EPOLLIN)
                elif not line.ready:
                    line.read()
                    if line.ready:
                        self.lines.append(line)
                        under_way -= 1
                else:
                    line.read()
        took = time.perf_counter() - started
        return {"lines": len(self.lines) - done, "seconds": took, "per_second": count / took}

    def listen(self, expected: int, seconds: float, sends: list | None = None, every: float = 0.1, times: int = 0, stamped: bool = True) -> dict:
        """Have the first line say `sends` some times; hear until all of `expected` came or the time is over."""
        tellers = select.epoll()
        for number, line in enumerate(self.lines):
            # Each tenth line tells how late it is, and is read before all others: else the crowd's own slowness would be measured.
            line.heard, line.late, line.held = 0, [] if stamped and number % 10 == 0 else None, b""
            if line.late is not None:
                tellers.register(line.sock.fileno(), select.EPOLLIN)
        started, said = time.perf_counter(), 0
        ends = started + seconds
        while True:
            now = time.perf_counter()
            if said < times and now >= started + said * every:
                for part in sends:
                    self.lines[0].sock.send(masked(part.replace("STAMP", repr(now)) if isinstance(part, str) else part))
                said += 1
            if now > ends or (said >= times and sum(line.heard for line in self.lines) >= expected):
                break
            for fd, _ in self.poll.poll(min(0.05, max(0.0, started + said * every - now)) if said < times else 0.05, AT_A_LOOK):
                self.by_fd[fd].read()
                for telling, _ in tellers.poll(0):
                    self.by_fd[telling].read()
        late = sorted(delay for line in self.lines for delay in line.late or ())
        at = lambda share: late[min(int(len(late) * share), len(late) - 1)] * 1000 if late else 0.0  # noqa: E731
        return {"heard": sum(line.heard for line in self.lines), "p50_ms": at(0.5), "p99_ms": at(0.99), "seconds": time.perf_counter() - started}

    def remark(self, mark: str) -> dict:
        """Count messages by another mark from now on."""
        for line in self.lines:
            line.mark = mark.encode()
        return {}

    def plain(self, count: int) -> dict:
        """Open plain TCP connections that only read."""
        for _ in range(count):
            line = Listener(self.port, [])
            while line.sock.connect_ex(("127.0.0.1", self.port)) not in (0, 106):
                time.sleep(0.01)
            line.ready, line.mark = True, b"\2"
            self.by_fd[line.sock.fileno()] = line
            self.poll.register(line.sock.fileno(), select.EPOLLIN)
            self.lines.append(line)
        return {}

    def leave(self) -> dict:
        """Close every line."""
        for line in self.lines:
            self.poll.unregister(line.sock.fileno())
            line.sock.close()
        self.lines, self.by_fd = [], {}
        return {}


def main() -> None:
    """Obey orders until standard input ends."""
    os.sched_setaffinity(0, {int(sys.argv[2])} & os.sched_getaffinity(0) or os.sched_getaffinity(0))
    crowd = Crowd(int(sys.argv[1]))
    for line in sys.stdin:
        order = json.loads(line)
        name = order.pop("do")
        if "sends" in order:
            order["sends"] = [part if isinstance(part, str) else b"\1" * part for part in order["sends"]]
        try:
            answer = getattr(crowd, name)(**order)
        except (OSError, ConnectionError) as error:
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
