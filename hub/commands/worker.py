"""The worker's process: `python -m hub.commands.worker` as the child of a web process, `hub work` alone."""

import os
import signal
import threading
import time


def main() -> None:
    """The child's entry, which loads nothing of the shell."""
    from hub.sparing import spare

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until the consumer has its own way of ending, no traceback
    spare()
    work_on()


def work_on() -> None:
    """Take one job after the other until a signal comes, or the web process that began this one is gone."""
    from hub.commands.logs import keep_logs
    from hub.settings import from_environment
    from hub.working import open_workshop

    keep_logs("worker")
    consumer = open_workshop(from_environment())
    _end_with_parent()
    consumer.run()


def _end_with_parent() -> None:
    # A web process that was killed outright must not leave a worker behind that nobody knows of.
    parent = os.environ.get("HUB_PARENT")

    def watch():
        while os.getppid() == int(parent):
            time.sleep(2)
        os.kill(os.getpid(), signal.SIGINT)

    if parent:
        threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main()
