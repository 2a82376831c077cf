"""Starting web and worker together, or each alone; a signal ends them cleanly."""

import os
import signal
import subprocess
import sys
import time

import click

from hub.commands.plainly import Plain
from hub.sparing import ONE_HEAP, SPARING


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
    from hub.commands.worker import work_on

    work_on()


def start_worker() -> subprocess.Popen:
    """The worker as a child process."""
    command = [sys.executable, *SPARING, "-m", "hub.commands.worker"]
    return subprocess.Popen(command, start_new_session=True, env={**os.environ, **ONE_HEAP, "HUB_PARENT": str(os.getpid())})


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
