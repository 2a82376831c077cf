"""The unit of work: the only place that commits, and what may leave once it has."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager

from sqlalchemy import Engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from hub.settings import Settings
from hub.storage.engine import make_engine

log = logging.getLogger(__name__)

db = scoped_session(sessionmaker(expire_on_commit=False, autoflush=True))
GIVEN_WAY = 0.012  # seconds; longer than the longest pause between two looks of a waiting writer (LONGEST_PAUSE and its half)
# SQLite has one writer: a fair queue in this process spares everybody the unfair one inside SQLite. On PostgreSQL it spares a convoy:
# who holds a busy room's row would wait at each statement until all who want it next have had their turn to compute.
_writers = threading.Lock()


class _House:
    engine: Engine | None = None
    reading = None
    writing = None
    one_writer = False
    queues = False
    gives_way = False


def connect(settings: Settings) -> Engine:
    """Make this process use the settings' database; returns the engine."""
    disconnect()
    _House.engine = make_engine(settings)
    # The database itself refuses writes of a reading unit; PostgreSQL by this option, SQLite by how it begins.
    _House.reading = _House.engine.execution_options(writes=False, **({} if settings.is_sqlite else {"postgresql_readonly": True}))
    _House.writing = _House.engine.execution_options(writes=True)
    _House.one_writer = settings.is_sqlite
    _House.queues = settings.is_sqlite or not settings.testing  # tests on PostgreSQL stand for several processes
    return _House.engine


def disconnect() -> None:
    """Let go of the database."""
    if _House.engine is not None:
        db.remove()
        _House.engine.dispose()
        _House.engine = None


def engine() -> Engine:
    """The engine in use."""
    if _House.engine is None:
        raise RuntimeError("no database is connected")
    return _House.engine


@contextmanager
def unit_of_work(write: bool = True):
    """One transaction around a request, command, letter, job or CLI call; commits at the end, or nothing stays.

    With write=False any change is an error. Hooks given to `after_commit` run once the commit is safe.
    """
    if db.registry.has():
        raise RuntimeError("a unit of work inside a unit of work")
    locked = write and _House.queues
    if locked:
        _writers.acquire()
    hooks: list[Callable[[], None]] = []
    try:
        db(bind=_House.writing if write else _House.reading, info={"write": write, "hooks": hooks})
        yield db
        db.commit()
    except BaseException as failure:
        _give_up(write, failure)
        hooks.clear()
        raise
    finally:
        db.remove()
        if locked:
            _writers.release()
    _run(hooks)
    if locked and _House.one_writer and _House.gives_way:
        time.sleep(GIVEN_WAY)


def give_way() -> None:
    """Make this process leave a gap after each of its writes: a worker or an import that writes on and on would keep people waiting."""
    _House.gives_way = True


def after_commit(hook: Callable[[], None]) -> None:
    """Run `hook` once this unit of work is committed; never if it is not."""
    db.info["hooks"].append(hook)


def one_at_a_time(person_id: int | None) -> None:
    """Let writing units of one person wait for each other: a form sent twice finds what its first sending did. SQLite has one writer anyway."""
    if person_id is not None and not _House.one_writer and db.info["write"]:
        db.execute(text("select pg_advisory_xact_lock(:person)"), {"person": person_id})


def undo() -> None:
    """Throw away what this unit of work has changed so far; the unit itself goes on (a form shown again)."""
    db.rollback()
    db.info["hooks"].clear()


@contextmanager
def rehearsal():
    """Do work of which nothing stays, neither rows nor hooks: so that it takes as long as if it were meant."""
    kept, point = list(db.info["hooks"]), db.begin_nested()
    try:
        yield
        db.flush()
    finally:
        point.rollback()
        db.info["hooks"][:] = kept


@contextmanager
def apart():
    """Step out of a reading unit of work for checks that open their own; the reading goes on afterwards."""
    outer = db()
    if outer.info["write"]:
        raise RuntimeError("only a reading unit of work can be left")
    db.registry.clear()
    try:
        yield
    finally:
        db.registry.set(outer)


def in_unit() -> bool:
    """Whether a unit of work is open here."""
    return db.registry.has()


def _give_up(write: bool, failure: BaseException) -> None:
    # A page refused after reading leaves nothing to undo, and after a ROLLBACK the driver forgets every statement it has prepared.
    if write or isinstance(failure, SQLAlchemyError) or not isinstance(failure, Exception):
        db.rollback()
        return
    db.expunge_all()
    db.commit()


def _run(hooks: list[Callable[[], None]]) -> None:
    for hook in hooks:
        try:
            hook()
        except Exception:
            # The change is committed: a failing announcement must not turn it into an error for the person.
            log.exception("after commit")


@event.listens_for(Session, "before_flush")
def _guard_reads(unit: Session, _context, _instances) -> None:
    if unit.info.get("write") is False and (unit.new or unit.dirty or unit.deleted):
        changed = [thing for thing in (*unit.new, *unit.dirty, *unit.deleted) if unit.is_modified(thing)]
        if changed or unit.new or unit.deleted:
            raise RuntimeError(f"a reading unit of work wrote {changed!r}")
