"""Jobs by name: declared in a room's jobs.py, woken after commit, run by the worker."""

import logging
import time
from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from hub.background.huey_alone import SIGNAL_ERROR, MemoryHuey, SqliteHuey, crontab
from hub.background.models import JobRun
from hub.clock import now
from hub.settings import Settings
from hub.storage.unit import after_commit, db, in_unit, unit_of_work

log = logging.getLogger(__name__)

JOBS: dict[str, Callable] = {}
REGULAR: dict[str, int] = {}
RETRIES = 5  # what must survive is in our own tables; a retry only wakes it again
RETRY_PAUSE = 30

_left_out: ContextVar[frozenset[str] | None] = ContextVar("run here, but for", default=None)


@dataclass(frozen=True)
class _Waking:
    name: str
    arguments: tuple

    def __call__(self) -> None:
        _enqueue(self.name, self.arguments)


class _Queue:
    huey = None
    run = None


def connect(settings: Settings) -> None:
    """Use this installation's queue, a file of its own beside the database; in memory for tests.

    It asks for no other service, so that nothing is left undone while one is away: each web process has a worker at its side.
    """
    if settings.testing:
        _Queue.huey = MemoryHuey("hub", immediate=False)
    else:
        _Queue.huey = SqliteHuey("hub", filename=str(Path(settings.instance) / "queue.db"), fsync=False)
    _Queue.run = _Queue.huey.task(retries=RETRIES, retry_delay=RETRY_PAUSE, name="run")(_run)
    for name, minutes in REGULAR.items():
        _schedule(name, minutes)
    _Queue.huey.signal(SIGNAL_ERROR)(_log_error)


def job(name: str, every_minutes: int = 0):
    """Declare a function as the job `name`, run when woken, and every so many minutes if asked."""

    def declare(function: Callable) -> Callable:
        JOBS[name] = function
        if every_minutes:
            REGULAR[name] = every_minutes
        return function

    return declare


def wake(name: str, *arguments) -> None:
    """Have the worker run a job soon: after the commit where a unit of work is open (once, however often it is asked there), else at once."""
    if name not in JOBS:
        raise LookupError(f"no job is called {name}")
    waking = _Waking(name, arguments)
    if not in_unit():
        waking()
    elif waking not in db.info["hooks"]:
        after_commit(waking)


@contextmanager
def run_here(but: frozenset[str] = frozenset()):
    """Inside the block, run what is woken in this process at once, but for some jobs (the demonstration, whose clock is in the past)."""
    token = _left_out.set(but)
    try:
        yield
    finally:
        _left_out.reset(token)


def run_waiting() -> int:
    """Run every queued job here and now (tests, `hub work --once`); returns how many ran."""
    count = 0
    while (task := _Queue.huey.dequeue()) is not None:
        _Queue.huey.execute(task)
        count += 1
    return count


def waiting() -> int:
    """How many jobs are queued."""
    return _Queue.huey.pending_count() + _Queue.huey.scheduled_count()


def declared() -> list[tuple[str, int]]:
    """Every declared job and every how many minutes it runs by itself (0: only when woken)."""
    return [(name, REGULAR.get(name, 0)) for name in sorted(JOBS)]


def consumer():
    """A Huey consumer for the worker process; not started."""
    return _Queue.huey.create_consumer(workers=1, worker_type="thread", check_worker_health=False, periodic=True)


def _run(name: str, arguments: tuple = ()) -> None:
    started, problem = time.monotonic(), ""
    try:
        JOBS[name](*arguments)
    except Exception as error:
        problem = f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"
        raise
    finally:
        _note(name, time.monotonic() - started, problem)


def _note(name: str, took: float, problem: str) -> None:
    try:
        with unit_of_work():
            db.merge(JobRun(name=name, at=now(), took_ms=round(took * 1000), problem=problem[:400]))
    except Exception:
        # The job itself is done or failed already: a note that cannot be kept must not change that.
        log.exception("the run of %s was not noted", name)


def _enqueue(name: str, arguments: tuple) -> None:
    if (left_out := _left_out.get()) is not None:
        if name not in left_out:
            JOBS[name](*arguments)
    elif _Queue.run is not None:
        _Queue.run(name, tuple(arguments))


def _schedule(name: str, minutes: int) -> None:
    when = crontab(minute="*" if minutes == 1 else f"*/{minutes}") if minutes < 60 else crontab(minute="7", hour=f"*/{minutes // 60}")
    _Queue.huey.periodic_task(when, name=f"every-{name}")(lambda: _run(name))


def _log_error(_signal, task, error=None) -> None:
    log.error("job %s failed", task.args[:1], exc_info=error)
