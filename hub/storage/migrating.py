"""Bringing the database to a schema: Alembic, with a copy of an SQLite file first and a lock on PostgreSQL."""

import re
import sqlite3
from pathlib import Path

from sqlalchemy import inspect, text

from hub.storage.unit import engine

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"
_REVISION = re.compile(r'^(down_)?revision(?:: [^=]+)? = ["\']?([\w]+)["\']?', re.MULTILINE)


def is_current() -> bool:
    """Whether the database stands at the newest migration."""
    return current() == newest()


def current() -> str | None:
    """The revision the database stands at; None for an empty one."""
    with engine().connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(text("select version_num from alembic_version"))


def newest() -> str | None:
    """The revision no other builds on, None while there is none; read from the files, as loading Alembic takes half a second."""
    own, parents = _revisions()
    heads = own - parents
    if len(heads) > 1:
        raise RuntimeError(f"migrations branch: {sorted(heads)}")
    return heads.pop() if heads else None


def known() -> list[str]:
    """Every revision there is, in order."""
    return sorted(_revisions()[0])


def copy_of(database: str) -> Path:
    """Where an SQLite file is copied to before it is migrated."""
    return Path(database).with_suffix(".before-migration.db")


def _revisions() -> tuple[set[str], set[str]]:
    own, parents = set(), set()
    for path in (MIGRATIONS / "versions").glob("*.py"):
        for down, revision in _REVISION.findall(path.read_text()):
            (parents if down else own).add(revision)
    return own, parents


def migrate(to: str = "head") -> None:
    """Run the migrations up (or down) to a revision."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    if engine().dialect.name == "sqlite" and current() is not None:
        _copy_beside()
    standing = current()
    down = to == "base" or (standing is not None and to != "head" and to < standing)
    command.downgrade(config, to) if down else command.upgrade(config, to)


def _copy_beside() -> None:
    # SQLite's schema changes are not transactional under Alembic: a power cut in the middle needs a way back.
    path = Path(engine().url.database)
    if not path.exists():
        return
    with sqlite3.connect(path) as old, sqlite3.connect(copy_of(path)) as copy:
        old.backup(copy)
