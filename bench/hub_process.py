"""A hub with the demonstration community in a process of its own, and what it costs: CPU, memory, statements."""

import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from datetime import timedelta
from pathlib import Path

from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import select

from hub.accounts.models import Person, SignIn
from hub.clock import now
from hub.communities.queries import hashed
from hub.storage.unit import db, unit_of_work

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 90


class HubProcess:
    """`hub run` on a data folder of its own; leave the block and it is ended. `environment` holds HUB_* of its own."""

    def __init__(self, instance: Path, port: int, **environment: str):
        self.instance, self.port, self.url = instance, port, f"http://127.0.0.1:{port}"
        plain = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
        self.environment = plain | {"HUB_INSTANCE": str(instance), "HUB_PORT": str(port)} | environment
        self.log = instance / "hub.log"

    def __enter__(self):
        """Start it and wait until it answers."""
        self.start()
        return self

    def __exit__(self, *_):
        """End it as Ctrl-C does."""
        self.stop(signal.SIGINT)

    def start(self) -> float:
        """Start the process; returns the seconds until it answered."""
        started = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([sys.executable, "-m", "hub.cli", "run"], cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - started > PATIENCE:
                self.process.kill()
                raise SystemExit("the hub did not start:\n" + self.said())
            time.sleep(0.02)
        self.start_s = time.monotonic() - started
        return self.start_s

    def stop(self, how: signal.Signals = signal.SIGTERM, patience: float = 60) -> int:
        """End the process by a signal; returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(patience)

    def said(self) -> str:
        """What it wrote to its log so far."""
        return self.log.read_text(errors="replace")

    def cpu(self) -> float:
        """Seconds of CPU the web process has used, user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def rss_mb(self) -> float:
        """Resident memory of the web process and all it started, in MB."""
        return sum(_rss(pid) for pid in [self.process.pid, *_descendants(self.process.pid)]) / 1024

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/healthz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False


def cookie_for(app, handle: str) -> str:
    """A signed-in cookie of a person, made straight in the database."""
    token = secrets.token_urlsafe(32)
    with unit_of_work():
        person = db.scalar(select(Person).where(Person.handle == handle))
        db.add(SignIn(person_id=person.id, token_hash=hashed(token), ends_at=now() + timedelta(days=1)))
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    return signer.dumps({"_user_id": token, "_fresh": True})


def _rss(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def _descendants(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *_descendants(int(child))]
    return found
