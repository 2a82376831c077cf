"""The migrations make exactly the tables the models speak of, and can be walked down and up again with data."""

import pytest
from sqlalchemy import create_engine, text

from hub import tables
from hub.storage import migrating, unit
from hub.storage.unit import unit_of_work
from tests import postgres
from tests.cast import make_cast
from tests.databases import settings_for

VERSIONS = migrating.MIGRATIONS / "versions"
pytestmark = pytest.mark.skipif(not list(VERSIONS.glob("*.py")), reason="the first migration is not written yet")


@pytest.fixture
def bare(database, tmp_path, postgres_url, worker_id):
    """The house on a database of that kind without a single table."""
    if database == "sqlite":
        url = f"sqlite:///{tmp_path / 'bare.db'}"
    else:
        server, _, rest = postgres_url().rpartition("/postgres?")
        postgres.make_database(postgres_url(), f"bare_{worker_id}")
        url = f"{server}/bare_{worker_id}?{rest}"
    unit.connect(settings_for(tmp_path, url))
    yield
    unit.disconnect()


def _tables() -> set[str]:
    from sqlalchemy import inspect

    return {name for name in inspect(unit.engine()).get_table_names() if not name.startswith("search_words")}


def test_migrations_make_what_the_models_say(bare):
    from alembic import command
    from alembic.config import Config

    migrating.migrate()
    assert migrating.is_current() and _tables() == set(tables.load().tables) | {"alembic_version"}
    config = Config()
    config.set_main_option("script_location", str(migrating.MIGRATIONS))
    command.check(config)


def test_migrating_twice_changes_nothing(bare):
    migrating.migrate()
    before = _tables()
    migrating.migrate()
    assert _tables() == before


def test_down_and_up_again_with_data(bare):
    migrating.migrate()
    make_cast()
    migrating.migrate("base")
    assert _tables() <= {"alembic_version"}
    migrating.migrate()
    with unit_of_work():
        make_cast()


@pytest.mark.sqlite_only
def test_data_survives_and_a_copy_is_kept(bare, tmp_path):
    migrating.migrate()
    make_cast()
    migrating.migrate()
    copy = create_engine(f"sqlite:///{tmp_path / 'bare.before-migration.db'}")
    for engine in (unit.engine(), copy):
        with engine.connect() as connection:
            assert connection.scalar(text("select count(*) from people")) == 6
    copy.dispose()
