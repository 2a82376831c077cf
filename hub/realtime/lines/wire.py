"""One open WebSocket without a task of its own: the loop reads and writes when it can, a task runs only while there is something to hear."""

import fcntl
import logging
import socket
import sys
import termios
import time

import gevent
from gevent import get_hub

from hub.realtime.lines import frames

log = logging.getLogger(__name__)

READ, WRITE = 1, 2
_FOUR = bytes(4)
PIECE = 65536
MOST_WAITING = 64 * 1024  # bytes not taken by a reader; whoever is further behind comes back and catches up by number
ROOM_FOR = 2  # times one large answer (a snapshot), which a slow line must be able to take at its pace
MOST_UNHEARD = 64  # messages not yet acted on; beyond, nothing more is read from that client
MOST_BROUGHT, SECONDS = 400, 10  # messages of one line; the commands' own budget slows and cuts at half of that
KERNEL_BUFFER = 32 * 1024  # a large one would let a slow listener drift minutes behind unseen
FAREWELL = 5  # seconds for the rest and the goodbye to be taken
BEHIND: set = set()  # the `push` of each line with bytes that wait: a broadcast that looks here need not touch each wire


class Wire:
    """`hear(message)` is called for each message in order, in a task; `gone()` once, after the last one."""

    __slots__ = (
        "_brought", "_frames", "_most_waiting", "_over", "_reader", "_saying_goodbye", "_since", "_sock", "_unheard", "_working", "_writer",
        "gone", "hear", "push", "waiting", "waiting_bytes",
    )

    def __init__(self, fd: int, most: int, hear, gone):
        self._sock = socket.socket(fileno=fd)
        self._sock.setblocking(False)
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER)
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.push = _push_of(self._sock)
        self._frames = frames.FrameReader(most)
        self.hear, self.gone = hear, gone
        self.waiting: list[bytes] = []
        self.waiting_bytes, self._most_waiting = 0, MOST_WAITING
        self._unheard: list = []
        self._working = self._over = self._saying_goodbye = False
        self._since, self._brought = time.monotonic(), 0
        self._writer = None
        self._reader = get_hub().loop.io(fd, READ)
        self._reader.start(self._readable)

    def write(self, raw: bytes) -> None:
        """Send framed bytes: at once if the line is free, else after what waits already; a line too far behind is cut. Nothing follows a goodbye."""
        if self._saying_goodbye:
            return
        if self.waiting or self._over:
            self._wait(raw)
            return
        try:
            sent = self.push(raw)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.cut()
            return
        if sent < len(raw):
            self._wait(raw[sent:])

    def unsent(self) -> int | None:
        """Bytes given to this line that the other side has not taken yet, those in the kernel included; None where the system cannot say."""
        try:
            return self.waiting_bytes + int.from_bytes(fcntl.ioctl(self._sock.fileno(), termios.TIOCOUTQ, _FOUR), sys.byteorder)
        except OSError:
            return None

    def close(self, code: int = frames.NORMAL) -> None:
        """Say goodbye after what waits, and close; a peer that does not take it is cut after a few seconds."""
        if self._over or self._saying_goodbye:
            return
        self._reader.stop()
        self.write(frames.closing(code))
        self._saying_goodbye = True
        if self.waiting:
            gevent.spawn_later(FAREWELL, self.cut)
        else:
            self.cut()

    def cut(self) -> None:
        """Let go of the line now."""
        if self._over:
            return
        self._over = True
        self.waiting, self.waiting_bytes = [], 0
        BEHIND.discard(self.push)
        for watcher in (self._reader, self._writer):
            if watcher is not None:
                watcher.stop()
                watcher.close()
        self._reader = self._writer = None
        self._sock.close()
        self._work()

    def _wait(self, raw: bytes) -> None:
        if self._over:
            return
        if not self.waiting:
            self._most_waiting = max(MOST_WAITING, ROOM_FOR * len(raw))
            BEHIND.add(self.push)
        self.waiting.append(raw)
        self.waiting_bytes += len(raw)
        if self.waiting_bytes > self._most_waiting:
            self.cut()
        elif self._writer is None:
            self._writer = get_hub().loop.io(self._sock.fileno(), WRITE)
            self._writer.start(self._writable)
        elif not self._writer.active:
            self._writer.start(self._writable)

    def _writable(self) -> None:
        raw = b"".join(self.waiting)
        try:
            sent = self.push(raw)
        except BlockingIOError:
            return
        except OSError:
            self.cut()
            return
        self.waiting = [raw[sent:]] if sent < len(raw) else []
        self.waiting_bytes = len(raw) - sent
        if not self.waiting:
            BEHIND.discard(self.push)
            self._writer.stop()
            if self._saying_goodbye:
                self.cut()

    def _readable(self) -> None:
        try:
            data = self._sock.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.cut()
            return
        try:
            for opcode, body in self._frames.feed(data):
                self._take(opcode, body)
        except frames.FrameError as error:
            self.close(error.code)

    def _take(self, opcode: int, body) -> None:
        if self._over or self._saying_goodbye:
            return
        if opcode in (frames.TEXT, frames.BINARY):
            self._unheard.append(body)
            self._pace()
            if len(self._unheard) >= MOST_UNHEARD and self._reader is not None:
                self._reader.stop()
            self._work()
        elif opcode == frames.PING:
            self.write(frames.frame(frames.PONG, body))
        elif opcode == frames.CLOSE:
            self.close()

    def _pace(self) -> None:
        # A line that brings more than anybody types or says is ended while reading, before each message costs a task.
        if time.monotonic() - self._since > SECONDS:
            self._since, self._brought = time.monotonic(), 0
        self._brought += 1
        if self._brought > MOST_BROUGHT:
            self._unheard.clear()
            self.cut()

    def _work(self) -> None:
        if not self._working:
            self._working = True
            gevent.spawn(self._hear_all)

    def _hear_all(self) -> None:
        try:
            while self._unheard:
                messages, self._unheard = self._unheard, []
                for message in messages:
                    self.hear(message)
                if self._reader is not None and not self._reader.active and not self._saying_goodbye:
                    self._reader.start(self._readable)
        except Exception:
            log.exception("a message was not heard")
            self.cut()
        finally:
            self._working = False
        if self._over and self.gone is not None:
            gone, self.gone, self.hear = self.gone, None, _nothing
            gone()
        elif self._unheard:
            self._work()


def _push_of(sock: socket.socket):
    # The plain system call: gevent's own send would wait for a slow peer and hold up everybody behind it.
    return getattr(sock, "_sock", sock).send


def _nothing(_message) -> None:
    """Nobody listens any more."""
