"""The few child processes that render: started when needed, asked one at a time, killed when they hang."""

import logging
import os
import select
import signal
import threading
import time
from collections import deque
from contextlib import suppress

from hub.storage import apart
from hub.text.markdown.child import FAILED, IDLE_SECONDS, packed

MOST_CHILDREN = 2
# A net below the child's own limit of processor time; long because a busy machine is no attack.
SECONDS = 20.0
_log = logging.getLogger(__name__)


class Lost(Exception):
    """The child ended or fell silent before it had answered."""


class Child:
    """One rendering process and the two pipes to it; used by one caller at a time."""

    def __init__(self) -> None:
        """Starts the process; it takes the first question while it still loads."""
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        try:
            self.pid = _spawn(theirs_in, theirs_out)
        except OSError:
            self._close()
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        self._last = time.monotonic()

    def asked(self, source: str) -> str | None:
        """The child's answer; Lost when it died, hung up or needed longer than SECONDS."""
        deadline = time.monotonic() + SECONDS
        self._send(packed(source), deadline)
        size = int.from_bytes(self._receive(4, deadline))
        html = None if size == FAILED else self._receive(size, deadline).decode()
        self._last = time.monotonic()
        return html

    def is_fresh(self) -> bool:
        """Whether it can be asked: alive, and not about to end of idleness while the question travels."""
        return time.monotonic() - self._last < IDLE_SECONDS - 10 and self.is_alive()

    def is_alive(self) -> bool:
        """Whether it still waits for work; an idle child ends by itself, and its end is collected here."""
        with suppress(ChildProcessError):
            return os.waitpid(self.pid, os.WNOHANG)[0] == 0
        return False

    def end(self) -> None:
        """Kills the process and forgets it; harmless when it is gone."""
        if self.is_alive():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self._close()
        _collect(self.pid)

    def _send(self, data: bytes, deadline: float) -> None:
        while data:
            _wait(self._to, select.POLLOUT, deadline)
            try:
                data = data[os.write(self._to, data) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise Lost from error

    def _receive(self, size: int, deadline: float) -> bytes:
        data = b""
        while len(data) < size:
            _wait(self._from, select.POLLIN, deadline)
            try:
                chunk = os.read(self._from, size - len(data))
            except BlockingIOError:
                continue
            if not chunk:
                raise Lost
            data += chunk
        return data

    def _close(self) -> None:
        os.close(self._to)
        os.close(self._from)


class Nursery:
    """The children of this process, and the places that keep their number small."""

    def __init__(self) -> None:
        """Nothing is started before the first question."""
        self._idle: deque[Child] = deque()
        self._places = threading.Semaphore(MOST_CHILDREN)

    def asked(self, source: str) -> str | None:
        """The HTML some child makes of the source, or None when it could not or took too long."""
        if not self._places.acquire(timeout=SECONDS):
            return None
        try:
            return self._ask(source)
        except OSError:
            _log.exception("No rendering process could be started; the text is shown without formatting.")
            return None
        finally:
            self._places.release()

    def _ask(self, source: str) -> str | None:
        child = self._ready()
        try:
            html = child.asked(source)
        except Lost:
            child.end()
            _log.warning("Rendering %d characters of text was stopped.", len(source))
            self._idle.append(Child())
            return None
        except BaseException:
            # The waiting greenlet was ended from outside: the answer that still
            # comes would be taken for the next caller's.
            child.end()
            raise
        self._idle.append(child)
        return html

    def _ready(self) -> Child:
        while self._idle:
            child = self._idle.pop()
            if child.is_fresh():
                return child
            child.end()
        return Child()


def _spawn(theirs_in: int, theirs_out: int) -> int:
    return apart.start("hub.text.markdown.child", [(os.POSIX_SPAWN_DUP2, theirs_in, 0), (os.POSIX_SPAWN_DUP2, theirs_out, 1)])


def _wait(fd: int, event: int, deadline: float) -> None:
    """Waits until the pipe is ready; looked up at each call, so that it yields under gevent."""
    poll = select.poll()
    poll.register(fd, event)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise Lost


def _collect(pid: int) -> None:
    """Takes a killed child's last message off the kernel, without waiting long for it."""
    for _ in range(50):
        try:
            if os.waitpid(pid, os.WNOHANG)[0]:
                return
        except ChildProcessError:
            return
        time.sleep(0.002)


nursery = Nursery()


def _forget() -> None:
    """A forked process starts without children: their pipes belong to the parent."""
    global nursery
    for child in nursery._idle:
        child._close()
    nursery = Nursery()


os.register_at_fork(after_in_child=_forget)
