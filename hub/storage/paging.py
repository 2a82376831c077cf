"""Keyset paging: pages that stay put while new rows arrive."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select

from hub.storage.unit import db

T = TypeVar("T")
PAGE = 20


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of rows in reading order; `earlier` and `later` are the keys to ask the next page by, or None."""

    rows: list[T]
    earlier: Any = None
    later: Any = None


def keyset(query: Select, column, *, after=None, before=None, size: int = PAGE, newest_first: bool = False) -> Page:
    """A page of ORM things ordered by `column`, beginning after or ending before a key (both exclusive)."""
    backwards = before is not None
    bound = before if backwards else after
    down = newest_first != backwards
    if bound is not None:
        query = query.where(column < bound if down else column > bound)
    rows = list(db.scalars(query.order_by(None).order_by(column.desc() if down else column.asc()).limit(size + 1)))
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    first, last = (getattr(rows[0], column.key), getattr(rows[-1], column.key)) if rows else (None, None)
    has_earlier = more if backwards else after is not None
    has_later = True if backwards else more
    return Page(rows, first if has_earlier and rows else None, last if has_later and rows else None)
