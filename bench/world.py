"""A hub under test: its process, its database of either kind, and people who talk to it over sockets and forms."""

import contextlib
import json
import socket
import struct
import tempfile
import time
import urllib.parse
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import websocket

from bench.hub_process import HubProcess
from hub import settings as settings_module
from hub.app import create_app
from hub.storage import migrating, unit
from tests.cast import make_cast
from tests.makers import membership, person, sign_in
from tests.makers.discussions import thread
from tests.makers.live import live
from tests.postgres import Postgres, make_database
from tests.serving import cookie_of

SECRET = "a key only for benchmarks, long enough to be taken"
ANSWER = 30  # seconds a client waits before it takes the line for broken


@contextmanager
def database_of(kind: str, folder: Path):
    """The address of an empty database of that kind; PostgreSQL is started and ended here."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'hub.db'}"
        return
    server = Postgres()
    try:
        make_database(server.url("postgres"), "bench")
        yield server.url("bench")
    finally:
        server.stop()


@contextmanager
def connected(kind: str):
    """This process on an empty, migrated database of that kind: (folder, settings, environment of a hub there)."""
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as name, database_of(kind, Path(name)) as address:
        port = free_port()
        environment = {"HUB_INSTANCE": name, "HUB_PORT": str(port), "HUB_DATABASE": address, "HUB_SECRET_KEY": SECRET, "HUB_DEMO": "0"}
        settings = settings_module.from_environment(environment)
        app = create_app(settings)
        migrating.migrate()
        app.extensions["bench.environment"] = environment
        try:
            yield app
        finally:
            unit.disconnect()


@contextmanager
def hub_on(kind: str, **more: str):
    """A running hub on an empty database of that kind, which this process reaches by `unit_of_work()`."""
    with connected(kind) as app:
        settings = app.extensions["hub.settings"]
        hub = HubProcess(settings.instance, settings.port, **app.extensions["bench.environment"] | more)
        try:
            hub.start()
            yield hub
        finally:
            if hub.process.poll() is None:
                hub.stop()


def cookie(person) -> str:
    """A signed-in cookie of a person."""
    return cookie_of(SECRET, sign_in(person))


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Broken(Exception):
    """The line ended before the answer came."""


class Line:
    """One Socket.IO line over a WebSocket, spoken by hand in one thread: `ask`, what was `heard`, and every way to lose it."""

    def __init__(self, url: str, cookie_value: str, patience: float = ANSWER):
        address = url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        self.heard, self._number = [], 0
        try:
            self.ws = websocket.create_connection(address, cookie=f"hub={cookie_value}", origin=url, timeout=patience)
            self.ws.recv()
            self.ws.send("40")
            said = self._packet()
        except (OSError, websocket.WebSocketException) as error:
            raise Broken(str(error)) from error
        if not said.startswith("40"):
            raise Broken(said)

    def ask(self, command: str, **values) -> dict:
        """Send a command and wait for its acknowledgement; facts that come meanwhile are heard. Broken if the line ends."""
        self.send(command, **values)
        return self.answer()

    def send(self, command: str, **values) -> None:
        """Send a command without waiting."""
        self._number += 1
        self._say(f"42{self._number}{json.dumps([command, values])}")

    def answer(self) -> dict:
        """The acknowledgement of the command sent last."""
        mark = f"43{self._number}["
        while True:
            said = self._packet()
            if said.startswith(mark):
                return json.loads(said[len(mark) - 1 :])[0]

    def listen(self, seconds: float) -> None:
        """Hear what comes within so many seconds."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self.ws.settimeout(left)
            try:
                self._packet()
            except websocket.WebSocketTimeoutException:
                break
        self.ws.settimeout(ANSWER)

    def close(self) -> None:
        """Hang up as a browser does."""
        with contextlib.suppress(Exception):
            self.ws.close(timeout=1)

    def reset(self) -> None:
        """Drop the line with a RST, as a rebooting router does."""
        with contextlib.suppress(OSError, AttributeError):
            self.ws.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.ws.sock.close()

    def forget(self) -> socket.socket:
        """Leave the line half-open: nobody reads or closes it any more; keep what is returned as long as it shall stay so."""
        return self.ws.sock

    def _say(self, text: str) -> None:
        try:
            self.ws.send(text)
        except (OSError, websocket.WebSocketException) as error:
            raise Broken(str(error)) from error

    def _packet(self) -> str:
        try:
            while (said := self.ws.recv()) == "2":
                self.ws.send("3")
        except websocket.WebSocketTimeoutException:
            raise
        except (OSError, websocket.WebSocketException) as error:
            raise Broken(str(error)) from error
        if said in ("", "1", "41"):
            raise Broken("closed by the hub")
        if said.startswith("42["):
            self.heard.append(json.loads(said[2:]))
        return said


class Browser:
    """Somebody with a cookie who reads pages and sends forms over one kept connection."""

    def __init__(self, url: str, cookie_value: str, patience: float = ANSWER):
        self.host, self.cookie, self.patience = url.removeprefix("http://"), cookie_value, patience
        self.line, self.token = None, ""

    def get(self, path: str) -> tuple[int, str]:
        """The status and text of a page."""
        return self._ask("GET", path)

    def post(self, path: str, values: dict, on: str = "") -> int:
        """Send a form with a token, taken from the page `on` (or `path`) at the first time; the status. OSError or Broken if no answer came."""
        if not self.token:
            self.token = self.get(on or path)[1].split('name="csrf_token" value="')[1].split('"')[0]
        return self._ask("POST", path, urllib.parse.urlencode({**values, "csrf_token": self.token}))[0]

    def close(self) -> None:
        """Hang up."""
        if self.line is not None:
            self.line.close()
            self.line = None

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        if self.line is None:
            self.line = HTTPConnection(self.host, timeout=self.patience)
        headers = {"Cookie": f"hub={self.cookie}"} | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        try:
            self.line.request(method, path, body, headers)
            answer = self.line.getresponse()
            text = answer.read().decode(errors="replace")
        except Exception as error:
            self.close()
            raise Broken(repr(error)) from error
        if given := answer.getheader("Set-Cookie"):
            self.cookie = given.removeprefix("hub=").partition(";")[0]
        if answer.getheader("Connection") == "close":
            self.close()
        return answer.status, text


def talk_of(talkers: int) -> tuple[int, int, list[str], str]:
    """An open room and a thread: (room's id, thread's id, cookies of those who talk in the room, cookie of somebody else)."""
    with unit.unit_of_work():
        cast = make_cast()
        people = [person() for _ in range(talkers)]
        for one in people:
            membership(cast.wells, one)
        room, place = live(cast.wells, cast.facilitator).id, thread(cast.member, cast.wells).id
        return room, place, [cookie(one) for one in people], cookie(cast.other)
