"""A line between one browser and the hub that can be slow, silent or away, and counts what goes over it: a small SOCKS5 proxy."""

import contextlib
import socket
import socketserver
import threading
import time

ENOUGH = 1460  # bytes of one TCP segment
SMALL = 4096
HEADERS = 52 + 22  # bytes of TCP, IP and TLS beside each


class BadLine:
    """Give a page `proxy=line.proxy`; `rate` is bytes a second towards the page, None for any; `count` what went that way, headers included."""

    def __init__(self):
        self.rate, self.count, self.is_silent, self.is_away = None, 0, False, False
        self._open, self._due, self._lock = set(), 0.0, threading.Lock()
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), lambda *call: self._served(call[0]))
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    @property
    def proxy(self) -> dict:
        """The option of a browser's context that leads everything over this line."""
        return {"server": f"socks5://127.0.0.1:{self._server.server_address[1]}"}

    def cut(self) -> None:
        """Break every connection, and let none begin until `mend`."""
        self.is_away = True
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """A good line again."""
        self.is_away = self.is_silent = False
        self.rate = None

    def close(self) -> None:
        """End the proxy."""
        self.cut()
        self._server.shutdown()
        self._server.server_close()

    def _served(self, near: socket.socket) -> None:
        with socket.socket() as far, contextlib.suppress(OSError, IndexError):
            where = self._asked(near)
            if self.is_away:
                return
            far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)  # what is not carried waits at the hub, not here
            far.connect(where)
            near.sendall(b"\5\0\0\1" + bytes(6))
            self._open |= {near, far}
            up = threading.Thread(target=self._carry, args=(near, far, False))
            up.start()
            self._carry(far, near, True)
            up.join()
            self._open -= {near, far}

    @staticmethod
    def _asked(near: socket.socket) -> tuple[str, int]:
        with near.makefile("rb", 0) as read:
            read.read(read.read(2)[1])
            near.sendall(b"\5\0")
            kind = read.read(4)[3]
            host = read.read(read.read(1)[0]).decode() if kind == 3 else socket.inet_ntoa(read.read(4))
            return host, int.from_bytes(read.read(2))

    def _carry(self, one: socket.socket, other: socket.socket, towards_page: bool) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(ENOUGH):
                if towards_page:
                    self._wait_turn(len(data))
                while self.is_silent and not self.is_away:
                    time.sleep(0.02)
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _wait_turn(self, size: int) -> None:
        with self._lock:
            self.count += size + HEADERS
            if self.rate is None:
                self._due = 0.0
                return
            self._due = max(self._due, time.monotonic()) + (size + HEADERS) / self.rate
            due = self._due
        while time.monotonic() < due and self.rate is not None and not self.is_away:
            time.sleep(0.02)
