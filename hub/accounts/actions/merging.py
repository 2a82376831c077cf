"""One person out of two rows: a placeholder's words become those of the account that owns its address."""

from sqlalchemy import Column, Table, UniqueConstraint, delete, exists, update

from hub.accounts.hearing import say
from hub.accounts.models import Person
from hub.search import actions as search
from hub.storage.model import Base
from hub.storage.unit import db


def merge(gone: Person, person: Person) -> None:
    """Give everything that points to `gone` to `person`, in every table of the house, and remove `gone`."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is Person.__table__.c.id for key in column.foreign_keys):
                _repoint(table, column, gone.id, person.id)
    search.drop("person", gone.id)
    # Two rows may not share an address for a moment, so the old one goes before the new one gets it.
    db.delete(gone)
    db.flush()
    say("merged", person)


def _repoint(table: Table, column: Column, old: int, new: int) -> None:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint) and column in list(constraint.columns):
            _drop_doubles(table, column, [c for c in constraint.columns if c is not column], (old, new))
    db.execute(update(table).where(column == old).values({column.name: new}))


def _drop_doubles(table: Table, column: Column, others: list[Column], ids: tuple[int, int]) -> None:
    """Where both have the same thing (both are members), the account's own row stays."""
    old, new = ids
    mine = table.alias()
    same = [getattr(mine.c, other.name) == other for other in others]
    db.execute(delete(table).where(column == old, exists().where(mine.c[column.name] == new, *same)))
