"""A real hub in a process of its own, as `hub serve` starts it, for journeys by browser and by socket."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from hub.realtime import announcing
from hub.storage import migrating, unit
from tests.databases import fill_sqlite, settings_for
from tests.makers import sign_in
from tests.serving import cookie_of

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30  # seconds to start on a busy machine
START = ("-m", "hub.cli", "serve")
SECRET = "a key only for served tests, long enough to be taken"


class Served:
    """A running hub with an instance of its own; `unit()` reaches its database, `cookie(person)` signs somebody in."""

    def __init__(self, instance: Path, **environment):
        self.instance, self.port = instance, _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = instance / "hub.db"
        instance.mkdir(parents=True, exist_ok=True)
        fill_sqlite(self.database)
        _stamp(self.database)
        self.settings = settings_for(
            instance, f"sqlite:///{self.database}", secret_key=SECRET, base_url=self.url, port=self.port, synchronous="NORMAL", testing=False,
        )
        self.environment = environment
        self.log = instance / "hub.log"
        self.start()

    def start(self) -> None:
        """Start the process and wait until it answers."""
        chosen = {
            "HUB_INSTANCE": str(self.instance), "HUB_PORT": str(self.port), "HUB_HOST": "127.0.0.1", "HUB_BASE_URL": self.url,
            "HUB_SECRET_KEY": SECRET, "HUB_DEMO": "0", "HUB_SYNCHRONOUS": "NORMAL", **self.environment,
        }
        plain = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([sys.executable, *START], cwd=ROOT, env=plain | chosen, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError("the hub did not start:\n" + self.said())
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the process as an operator does; returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
        return self.process.wait()

    def said(self) -> str:
        """What it wrote to its log so far."""
        return self.log.read_text(errors="replace")

    def cookie(self, person) -> str:
        """A signed-in cookie of a person of this hub."""
        with self.unit():
            token = sign_in(person)
        return cookie_of(SECRET, token)

    @contextmanager
    def unit(self, write: bool = True):
        """One unit of work on the served hub's database; its news reaches the served pages."""
        before, door = unit._House.__dict__.copy(), announcing._Line.door
        unit._House.engine = None
        unit.connect(self.settings)
        announcing.use_door(self.instance / "news.sock")
        try:
            with unit.unit_of_work(write=write) as db:
                yield db
        finally:
            unit.disconnect()
            announcing._Line.door = door
            for name in ("engine", "reading", "writing", "one_writer"):
                setattr(unit._House, name, before[name])

    def empty(self) -> None:
        """Forget everybody and everything, for a journey that begins with an empty hub."""
        from hub import tables

        with self.unit() as db:
            for table in reversed(tables.load().sorted_tables):
                db.execute(table.delete())

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/favicon.ico", timeout=2) as answer:
            return answer.status == 200
        return False


def _stamp(path: Path) -> None:
    newest = migrating.newest()
    if newest is None:
        return
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("create table alembic_version (version_num varchar(32) not null primary key)"))
        connection.execute(text("insert into alembic_version values (:newest)"), {"newest": newest})
    engine.dispose()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
