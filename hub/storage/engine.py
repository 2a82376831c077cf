"""The engine of either database, and how a transaction begins on it."""

import random
import sqlite3
import time

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from hub.errors import Busy
from hub.settings import Settings
from hub.storage.aside import hub_threads

LONGEST_WAIT = 20.0  # seconds for another process's write to end before the person is told to try again
LONGEST_PAUSE = 0.006  # between two looks; the worker writes again and again, and who looks seldom never finds the gap
POOL = 20


class Patient(sqlite3.Connection):
    """An SQLite connection whose commits wait for the disk in a thread, where everybody else would wait with them."""

    writes = False

    def commit(self) -> None:
        """As SQLite's; a power-safe commit takes from one to a hundred milliseconds, depending on the disk."""
        aside = hub_threads() if self.writes else None
        (aside.apply if aside else _here)(super().commit)


def _here(act) -> None:
    act()


def make_engine(settings: Settings) -> Engine:
    """An engine for the settings' database; on SQLite with WAL, foreign keys and fair cooperative writes."""
    if not settings.is_sqlite:
        return create_engine(settings.database_url, pool_pre_ping=True, pool_size=POOL, max_overflow=POOL, hide_parameters=True)
    engine = create_engine(
        settings.database_url,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 10, "factory": Patient},
        pool_size=POOL,
        max_overflow=POOL,
        hide_parameters=True,  # errors are logged, and people's words are not
    )
    _tune(engine, settings.synchronous)
    return engine


def _tune(engine: Engine, synchronous: str) -> None:
    @event.listens_for(engine, "connect")
    def _settle(connection, _record):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={synchronous}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA cache_size=-8000")
        # SQLite's own waiting happens inside C and would freeze every greenlet; we wait cooperatively instead.
        connection.execute("PRAGMA busy_timeout=0")

    @event.listens_for(engine, "begin")
    def _begin(connection):
        writes = connection.get_execution_options().get("writes")
        only_reads = writes is False
        # Only when it changes: this pragma makes SQLite forget every statement it has prepared, half of a page's time.
        if connection.info.get("only_reads", False) != only_reads:
            connection.exec_driver_sql(f"PRAGMA query_only={'ON' if only_reads else 'OFF'}")
            connection.info["only_reads"] = only_reads
        connection.connection.driver_connection.writes = bool(writes)
        if writes:
            _begin_immediate(connection)
        else:
            connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection) -> None:
    deadline, pause = time.monotonic() + LONGEST_WAIT, 0.002
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        except OperationalError as error:
            if "locked" not in str(error) and "busy" not in str(error):
                raise
            if time.monotonic() > deadline:
                raise Busy("the database is busy") from error
        time.sleep(pause * (0.5 + random.random()))
        pause = min(pause * 1.5, LONGEST_PAUSE)
