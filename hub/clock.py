"""The only clock of the house."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC; inside `at` the moment it was set to."""
    return _set_to.get() or datetime.now(UTC)


@contextmanager
def at(moment: datetime):
    """Let it be `moment` (aware) inside the block: the demonstration's past, and tests. Nothing else sets the clock."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
