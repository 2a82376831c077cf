"""The service on fast lines as tests meet it: real clients, and raw lines that misbehave."""

import base64
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from tests.clients import Client

ROOT = Path(__file__).resolve().parents[3]


class Standing:
    """The service's process, and everybody who came to it."""

    def __init__(self, ping_seconds: int = 60):
        self.came = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen([sys.executable, "-m", "tests.realtime.lines.standing", str(self.port), str(ping_seconds)], cwd=ROOT, env={**os.environ})
        self.until(lambda: self._answers())

    def client(self, transports=("websocket",)):
        """A real client with `heard`, what "said" brought it."""
        one = Client(reconnection=False)
        one.heard = []
        one.on("said", one.heard.append)
        self.came.append(one.disconnect)
        one.connect(self.url, transports=list(transports), wait_timeout=10)
        return one

    def raw(self, takes: int = 0) -> socket.socket:
        """A TCP connection past the handshake, at which Socket.IO has been entered; one that takes so many bytes unread, if given."""
        line = socket.socket()
        self.came.append(line.close)
        line.settimeout(10)
        if takes:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, takes)  # before connecting, else the kernel lets it grow
        line.connect(("127.0.0.1", self.port))
        key = base64.b64encode(os.urandom(16)).decode()
        line.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self.read_until(line, b"0{")
        line.sendall(masked("40"))
        self.read_until(line, b"40{")
        return line

    @staticmethod
    def read_until(line: socket.socket, mark: bytes) -> bytes:
        """What comes until a mark has come."""
        data = b""
        while mark not in data:
            piece = line.recv(65536)
            assert piece, data
            data += piece
        return data

    def leave(self) -> None:
        """Have everybody go who is still there."""
        while self.came:
            self.came.pop()()

    def end(self) -> None:
        """End the service."""
        self.process.kill()
        self.process.wait()

    def now(self) -> dict:
        """What the service says of its lines."""
        with urllib.request.urlopen(f"{self.url}/lines", timeout=10) as answer:
            return json.load(answer)

    @staticmethod
    def until(true, seconds: float = 30):
        """Wait until something holds."""
        ends = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < ends, "it did not come to be"
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            return bool(self.now())
        except OSError:
            return False


def masked(message: str) -> bytes:
    """A browser's frame, made by an independent library."""
    return Connection(ConnectionType.CLIENT).send(TextMessage(data=message))
