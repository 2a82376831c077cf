"""Starting a program of ours apart from this process: its own memory, none of our secrets, ended when it is late."""

import os
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def start(program: str, files: list) -> int:
    """Start `from program import main; main()` without forking this process, which may hold threads and greenlets; its process id."""
    # It gets the paths of this process and none of its environment, where secrets are kept.
    paths = [str(_ROOT), *filter(None, sys.path)]
    code = f"import sys; sys.path[:] = {paths!r}; from {program} import main; main()"
    command = [sys.executable, "-I", "-X", "utf8", "-c", code]
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    quiet = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    return os.posix_spawn(sys.executable, command, kept, file_actions=[*files, quiet], setsigmask=())


def done(program: str, given: int, made: int, seconds: float) -> bool:
    """Run a program that reads the open file `given` and writes into `made`; whether it ended well within so many seconds."""
    still_there, theirs = os.pipe()
    try:
        pid = start(program, [(os.POSIX_SPAWN_DUP2, given, 0), (os.POSIX_SPAWN_DUP2, made, 1), (os.POSIX_SPAWN_DUP2, theirs, 3)])
    except OSError:
        os.close(still_there)
        raise
    finally:
        os.close(theirs)
    try:
        if not _has_ended(still_there, seconds):
            os.kill(pid, signal.SIGKILL)
    except BaseException:
        os.kill(pid, signal.SIGKILL)  # the waiting greenlet was ended from outside
        raise
    finally:
        os.close(still_there)
        status = _collected(pid)
    return status == 0


def _has_ended(still_there: int, seconds: float) -> bool:
    # The pipe closes with the program; looked up at each call, so that it yields under gevent.
    poll = select.poll()
    poll.register(still_there, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _collected(pid: int) -> int | None:
    """The exit status of a program that has closed its pipe; one that lives on for a second is killed."""
    for _ in range(100):
        with suppress(ChildProcessError):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return None
