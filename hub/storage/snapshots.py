"""The database as it is at one moment, written down beside those who go on writing, and read back into an empty one."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import inspect, text

from hub.errors import Invalid
from hub.storage import migrating
from hub.storage.unit import engine

BLOCK = 256 * 1024
VERSIONS = "alembic_version"  # Alembic's own table: a database gets it with its schema


def taken(folder: Path) -> dict:
    """Write the whole database into a folder: hub.db, or tables/*.copy of PostgreSQL; returns kind, schema and rows by table."""
    return _taken_from_sqlite(folder) if engine().dialect.name == "sqlite" else _taken_from_postgresql(folder)


def put_back(folder: Path, facts: dict) -> None:
    """Fill the empty database with what `taken` wrote: all of it, or nothing."""
    _put_into_sqlite(folder) if facts["database"] == "sqlite" else _put_into_postgresql(folder, facts)


def _taken_from_sqlite(folder: Path) -> dict:
    path = folder / "hub.db"
    with closing(sqlite3.connect(engine().url.database, timeout=60)) as live, closing(sqlite3.connect(path)) as copy:
        # In one step: under WAL a reader holds nobody up, while a copy in many steps begins anew after each write of another process.
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if (told := copy.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise Invalid(f"The database is damaged ({told}). Nothing was written; keep the backups you have, and see `hub doctor`.")
        names = [name for name in inspect(engine()).get_table_names() if not name.startswith("search_words")]  # FTS5's own tables
        rows = {name: copy.execute(f'select count(*) from "{name}"').fetchone()[0] for name in names}
        (schema,) = copy.execute(f"select version_num from {VERSIONS}").fetchone()
    return {"database": "sqlite", "schema": schema, "rows": rows}


def _put_into_sqlite(folder: Path) -> None:
    target = Path(engine().url.database)
    engine().dispose()
    for rest in ("", "-wal", "-shm"):
        Path(f"{target}{rest}").unlink(missing_ok=True)
    shutil.move(folder / "hub.db", target)


def _taken_from_postgresql(folder: Path) -> dict:
    (folder / "tables").mkdir()
    rows, sequences = {}, {}
    moment = engine().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with moment.connect() as connection:
        schema = connection.scalar(text(f"select version_num from {VERSIONS}"))
        cursor = connection.connection.cursor()
        for table in inspect(connection).get_table_names():
            if table != VERSIONS:
                with _file_of(folder, table).open("wb") as file, cursor.copy(f"copy {_columns(connection, table)} to stdout") as lines:
                    file.writelines(lines)
                rows[table] = max(cursor.rowcount, 0)
        for name in inspect(connection).get_sequence_names():
            sequences[name] = list(connection.execute(text(f'select last_value, is_called from "{name}"')).one())
    return {"database": "postgresql", "schema": schema, "rows": rows, "sequences": sequences}


def _put_into_postgresql(folder: Path, facts: dict) -> None:
    migrating.migrate(facts["schema"])
    try:
        _copy_in(folder, facts)
    except Exception:
        migrating.migrate("base")  # empty as it was, so that the command can be given again
        raise


def _copy_in(folder: Path, facts: dict) -> None:
    with engine().begin() as connection:
        order = [name for name, _ in inspect(connection).get_sorted_table_and_fkc_names() if name and name != VERSIONS]
        connection.execute(text("truncate " + ", ".join(f'"{name}"' for name in order)))
        cursor = connection.connection.cursor()
        for table in order:
            with _file_of(folder, table).open("rb") as file, cursor.copy(f"copy {_columns(connection, table)} from stdin") as lines:
                while block := file.read(BLOCK):
                    lines.write(block)
        for name, (last, called) in facts["sequences"].items():
            connection.execute(text("select setval(:name, :last, :called)"), {"name": f'"{name}"', "last": last, "called": called})


def _columns(connection, table: str) -> str:
    """The table and its columns as COPY takes them, without those the database fills in by itself."""
    names = ", ".join(f'"{column["name"]}"' for column in inspect(connection).get_columns(table) if not column.get("computed"))
    return f'"{table}" ({names})'


def _file_of(folder: Path, table: str) -> Path:
    return folder / "tables" / f"{table}.copy"
