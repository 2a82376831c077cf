"""One listener by hand: a raw WebSocket on which Engine.IO and Socket.IO are spoken as a page of the room speaks them."""

import contextlib
import json
import socket
import struct

from bench.broadcast.crowd import HANDSHAKE, PATH, masked

PIECE = 65536
HEAD = b'\x81\x29451-["a",{"_placeholder":true,"num":0}]'
BODY = len(HEAD) + 4  # where the bundle begins when its frame takes the two bytes of length of most
INFO = struct.Struct("<120xQQII4x4xI")  # of TCP_INFO: bytes acknowledged, bytes received, segments out and in, segments in with data
TCP_IP, TLS = 52, 22  # bytes round each segment (timestamps on) and round each record


class Gone(Exception):
    """The hub closed the line; `args` say after what."""


class Ear:
    """A line from knock to hearing, then `read` for each readiness; `heard(ear, bundle)` is called for each bundle."""

    __slots__ = ("asked", "heard", "held", "lost", "newest", "next", "number", "ready", "reports", "skips", "sock", "stream", "wishes", "_live")

    def __init__(self, where: tuple, cookie: str, live: int, heard, small: bool = False):
        address, port = where
        self.sock = socket.socket()
        self.sock.setblocking(False)
        if small:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.sock.bind((address, 0))
        self.sock.connect_ex(("127.0.0.1", port))
        self.asked = HANDSHAKE.format(path=PATH, port=port, more=f"Cookie: hub={cookie}\r\n").encode()
        self.heard, self.held, self.ready, self.number, self._live = heard, b"", False, 0, live
        self.wishes: list[str] = []  # parts of the state still to be asked for
        self.next = self.newest = self.stream = self.lost = self.skips = 0
        self.reports = 2.0

    def knock(self) -> None:
        """Send the handshake."""
        self.sock.send(self.asked)
        self.asked = b""

    def read(self, most: int = PIECE) -> int:
        """Take what is there, at most so many bytes; how many it was."""
        try:
            data = self.sock.recv(most)
        except BlockingIOError:
            return 0
        if not data:
            raise Gone(self.held[-80:])
        if not self.held and data.startswith(HEAD) and data[BODY - 4] == 0x82 and data[BODY - 3] == 126:
            end = BODY + int.from_bytes(data[BODY - 2:BODY])
            if len(data) == end:
                self.heard(self, data[BODY:])
                return end
        self._read_frames(data)
        return len(data)

    def report(self) -> None:
        """What a page says of how far it has come."""
        if self.newest:
            numbers = {"live": self._live, "stream": self.stream, "seq": self.newest, "buf_ms": 900, "late": 40, "lost": 0}
            self.say(f'42["aq",{json.dumps(numbers, separators=(",", ":"))}]')

    def took(self, bundle: bytes) -> int:
        """Note a bundle and how many packets before it never came; the number of its last packet."""
        stream, first, last = int.from_bytes(bundle[2:4]), int.from_bytes(bundle[4:8]), int.from_bytes(bundle[4:8]) + bundle[12] - 1
        if stream == self.stream and self.next:
            self.lost += max(0, first - self.next)
        self.stream, self.next, self.newest = stream, last + 1, last
        return last

    def wire(self) -> tuple[int, int, int]:
        """Bytes this line carried so far: of the application, then with TCP, IP and TLS, both ways, and of those the ones to the listener."""
        acked, received, out, into, with_data = INFO.unpack_from(self.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 168))
        down = received + into * TCP_IP + with_data * TLS
        return acked + received, acked + out * TCP_IP + down, down

    def say(self, text: str) -> None:
        """Send a message; one that the line does not take is not said."""
        with contextlib.suppress(BlockingIOError):
            self.sock.send(masked(text))

    def _read_frames(self, data: bytes) -> None:
        self.held += data
        if self.held.startswith(b"HTTP"):
            head, whole, self.held = self.held.partition(b"\r\n\r\n")
            if whole and b" 101 " not in head:
                raise Gone(head[:200])
            self.held = self.held if whole else head
        while (frame := _frame_of(self.held)) is not None:
            kind, body, end = frame
            self.held = self.held[end:]
            if kind == 2:
                self.heard(self, body)
            elif kind == 8:
                raise Gone(body)
            elif not body.startswith(b"451"):
                self._hear(body.decode())

    def _hear(self, said: str) -> None:
        if said == "2":
            self.say("3")
        elif said.startswith("0{"):
            self.say("40")
        elif said.startswith("40"):
            self._ask("live:enter", last_seq=0)
        elif said.startswith("44"):
            raise Gone(said)
        elif said.startswith("43"):
            self._answered(json.loads(said[said.index("["):])[0])
        elif said.startswith('42["a.'):
            self.skips += 1

    def _answered(self, answer: dict) -> None:
        if not answer["ok"]:
            raise Gone(answer)
        if "state" in answer:
            self.wishes = [part for part in answer["state"]["more"] if part != "chat"]
        if "rung" in answer:
            self.ready, self.reports = True, answer.get("report_s", 2.0)
        elif self.wishes:
            self._ask("live:more", part=self.wishes.pop())
        else:
            self._ask("voice:listen", rung="std", cap_mb=0)

    def _ask(self, command: str, **values) -> None:
        self.number += 1
        self.say(f"42{self.number}{json.dumps([command, {'live': self._live, **values}])}")


def _frame_of(data: bytes) -> tuple[int, bytes, int] | None:
    """(opcode, body, where the next begins) of the first whole frame of a server."""
    if len(data) < 2:
        return None
    size, at = data[1], 2
    if size > 125:
        at = 4 if size == 126 else 10
        if len(data) < at:
            return None
        size = int.from_bytes(data[2:at])
    return (data[0] & 15, data[at:at + size], at + size) if len(data) >= at + size else None
