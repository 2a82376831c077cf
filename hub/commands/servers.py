"""Starting web and worker together, or each alone; a signal ends them cleanly."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time

import click

from hub.commands.plainly import Plain

log = logging.getLogger("hub")


@click.command(cls=Plain)
def run() -> None:
    """First-time set-up if needed, then web and worker together, for trying out and for small sites."""
    from hub.commands.web import start_web

    start_web(with_demo=True)


@click.command(cls=Plain)
def serve() -> None:
    """Web and worker for production; behind a proxy that speaks HTTPS."""
    from hub.commands.web import start_web

    start_web(with_demo=False)


@click.command(cls=Plain)
def work() -> None:
    """The worker alone: mail, reminders, clean-up."""
    from hub.commands.logs import keep_logs
    from hub.settings import from_environment
    from hub.working import open_workshop

    keep_logs("worker")
    consumer = open_workshop(from_environment())
    _end_with_parent()
    consumer.run()


def start_worker() -> subprocess.Popen:
    """The worker as a child process."""
    # Without docstrings (-OO) and with one heap the worker holds 5 MB less; it prints no help and runs one job at a time.
    command = [sys.executable, "-OO", "-m", "hub.cli", "work"]
    return subprocess.Popen(command, start_new_session=True, env={**os.environ, "HUB_PARENT": str(os.getpid()), "MALLOC_ARENA_MAX": "1"})


def end_worker(worker: subprocess.Popen, patience: float = 10) -> None:
    """Ask the worker to finish its job and stop; insist after `patience` seconds."""
    if worker.poll() is None:
        worker.send_signal(signal.SIGINT)
        deadline = time.monotonic() + patience
        while worker.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
    if worker.poll() is None:
        worker.kill()
    worker.wait()


def _end_with_parent() -> None:
    # A web process that was killed outright must not leave a worker behind that nobody knows of.
    parent = os.environ.get("HUB_PARENT")

    def watch():
        while os.getppid() == int(parent):
            time.sleep(2)
        os.kill(os.getpid(), signal.SIGINT)

    if parent:
        threading.Thread(target=watch, daemon=True).start()
