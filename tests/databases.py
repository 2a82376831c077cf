"""An empty database of either kind for each test, made once per worker and emptied fast."""

import shutil
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from hub import tables
from hub.settings import Settings
from hub.storage import unit
from hub.storage.engine import make_engine
from tests import postgres

FIRST_ID = 1000  # on PostgreSQL each table counts from a thousand of its own, so that ids of two tables are never mixed up unseen


class Databases:
    """The databases of one worker: `fresh(kind)` connects the house to an empty one."""

    def __init__(self, folder: Path, worker: str, server_url):
        self.folder, self.worker, self.server_url = folder, worker, server_url
        self.standing: str | None = None
        self.engine = None
        self._settings: dict[str, Settings] = {}
        self._wipe = ""
        self._kept: dict[tuple[str, str], object] = {}
        self._back: dict[str, str] = {}

    def settings(self, kind: str) -> Settings:
        """Settings of the worker's database of that kind; made at first use."""
        if kind not in self._settings:
            url = self._sqlite() if kind == "sqlite" else self._postgresql()
            self._settings[kind] = settings_for(self.folder, url)
        return self._settings[kind]

    def fresh(self, kind: str, like: str = "") -> Settings:
        """Connect to the database of that kind, emptied, or as it was when it was kept under a name."""
        settings = self.settings(kind)
        mine = self.standing == kind and unit._House.engine is self.engine
        if kind == "sqlite":
            if mine:
                self.engine.dispose()
            self._refill(like)
        if not mine:
            self.engine = unit.connect(settings)
            self.standing = kind
        if kind == "postgresql":
            with self.engine.begin() as connection:
                connection.execute(text(self._wipe + self._back.get(like, "")))
        return settings

    def remembered(self, kind: str, name: str, make):
        """What `make` returned when it filled an empty database, which `fresh(kind, like=name)` gives from then on; rows only, no files."""
        if (kind, name) not in self._kept:
            settings = self.fresh(kind)
            self._kept[kind, name] = make()
            self._keep(kind, name, settings)
        return self._kept[kind, name]

    def kept(self, kind: str, name: str, make):
        """Connect to the database as `make` left an empty one, made at first asking and copied from then on; returns what `make` returned."""
        if (kind, name) in self._kept:
            settings = self.fresh(kind, like=name)
        else:
            settings = self.fresh(kind)
            shutil.rmtree(settings.uploads, ignore_errors=True)
            self._kept[kind, name] = make()
            self._keep(kind, name, settings)
        shutil.rmtree(settings.uploads, ignore_errors=True)
        shutil.copytree(self._stored(kind, name), settings.uploads)
        return self._kept[kind, name]

    def _keep(self, kind: str, name: str, settings: Settings) -> None:
        self._stored(kind, name).mkdir()
        if settings.uploads.exists():
            shutil.copytree(settings.uploads, self._stored(kind, name), dirs_exist_ok=True)
        if kind == "sqlite":
            self.engine.dispose()  # which brings the log of changes into the file
            shutil.copyfile(self.folder / "hub.db", self._file(name))
        else:
            self._back[name] = self._copy_rows(f"kept_{len(self._back)}")

    def _stored(self, kind: str, name: str) -> Path:
        return self.folder / f"uploads of {name} on {kind}"

    def _file(self, name: str) -> Path:
        return self.folder / f"{name or 'template'}.db"

    def _copy_rows(self, schema: str) -> str:
        back = ""
        with self.engine.begin() as connection:
            connection.execute(text(f"create schema {schema}"))
            for table in tables.load().sorted_tables:
                if connection.scalar(text(f'select exists (select from "{table.name}")')):
                    columns = ", ".join(f'"{column.name}"' for column in table.columns if column.computed is None)
                    connection.execute(text(f'create table {schema}."{table.name}" as table "{table.name}"'))
                    back += f' insert into "{table.name}" ({columns}) select {columns} from {schema}."{table.name}";'
        return back

    def _sqlite(self) -> str:
        fill_sqlite(self._file(""))
        return f"sqlite:///{self.folder / 'hub.db'}"

    def _refill(self, like: str) -> None:
        target = self.folder / "hub.db"
        for rest in ("", "-wal", "-shm"):  # a new file: what a test before left open may still write into its own, not into this one
            Path(f"{target}{rest}").unlink(missing_ok=True)
        shutil.copyfile(self._file(like), target)

    def _postgresql(self) -> str:
        url = self.server_url().rpartition("/postgres?")
        name = f"hub_{self.worker}"
        postgres.make_database(self.server_url(), name)
        own = f"{url[0]}/{name}?{url[2]}"
        engine = create_engine(own)
        tables.load().create_all(engine)
        with engine.begin() as connection:
            names = inspect(connection).get_table_names()
            for number, sequence in enumerate(inspect(connection).get_sequence_names(), 1):
                connection.execute(text(f"select setval('{sequence}', {number * FIRST_ID})"))
        engine.dispose()
        deletes = " ".join(f'delete from "{name}";' for name in names)
        self._wipe = f"set local session_replication_role = replica; {deletes}"
        return own


def settings_for(folder: Path, url: str, **changes) -> Settings:
    """Settings of a test installation in `folder`."""
    values = {
        "instance": folder, "database_url": url, "secret_key": "a key only for tests, long enough to be taken",
        "base_url": "http://localhost", "synchronous": "OFF", "demo": False, "mail_from": "hub@hub.example", "testing": True,
    }
    return Settings(**values | changes)


def fill_sqlite(path: Path) -> None:
    """Make an SQLite file with every table and no row."""
    engine = make_engine(settings_for(path.parent, f"sqlite:///{path}"))
    tables.load().create_all(engine)
    engine.dispose()
