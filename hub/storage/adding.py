"""Adding rows that may be there already, in the words of whichever database is connected."""

from hub.storage.unit import engine


def add_new(table):
    """An INSERT into `table` that passes over rows which would break a unique constraint."""
    # Each dialect's own insert is imported only where it is used: PostgreSQL's costs 6 MB that an SQLite site need not hold.
    if engine().dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert
    return insert(table).on_conflict_do_nothing()
