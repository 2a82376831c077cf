"""Alembic's entry: runs on the house's engine, one migration at a time."""

from alembic import context
from sqlalchemy import text

from hub import tables
from hub.storage.model import Base, UTCTime
from hub.storage.unit import engine

LOCK = 7_021_953  # any number, the same in each process, so that two starts do not migrate at once

tables.load()


def include(thing, name, kind, _reflected, _compare_to) -> bool:
    """Leave out what Alembic cannot describe: the search index's own tables and its index of expressions."""
    return not (kind == "table" and name.startswith("search_words")) and not (kind == "index" and name == "ix_search_words")


def render(kind: str, thing, _context):
    """Write our own column kinds as plain ones: a migration must run however the house changes later."""
    return "sa.DateTime()" if kind == "type" and isinstance(thing, UTCTime) else False


with engine().execution_options(writes=True).connect() as connection:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # A batch rebuild drops the old table; with keys enforced that would delete every child row.
        connection.connection.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=sqlite,
        include_object=include, render_item=render, compare_type=True,
        # All of the way or nothing: who is killed in the middle finds the old schema, on SQLite too (it can, though Alembic does not think so).
        transactional_ddl=True,
    )
    with context.begin_transaction():
        if not sqlite:
            connection.execute(text(f"select pg_advisory_xact_lock({LOCK})"))
        context.run_migrations()
    if sqlite:
        connection.connection.execute("PRAGMA foreign_keys=ON")
