"""Counting tries in the database, so that limits hold over workers and restarts and without any other service."""

import hashlib

from sqlalchemy import delete, text

from hub.accounts.models import Attempt
from hub.accounts.queries.entering import oldest_try, tries
from hub.clock import now
from hub.errors import TooMany
from hub.storage.unit import db

HOUR = 3600
LETTERS_AN_HOUR = 3  # to one address, whatever asks for them


def spend(kind: str, whose: str, count: int, seconds: int) -> int:
    """Count one try of `whose` and return its id, or TooMany when it would be more than `count` in `seconds`."""
    key = _key(kind, whose)
    _one_at_a_time(key)
    if tries(key, seconds) >= count:
        passed = (now() - oldest_try(key, seconds)).total_seconds()
        raise TooMany("", retry_after=max(1, int(seconds - passed) + 1))
    attempt = Attempt(key=key)
    db.add(attempt)
    db.flush()
    return attempt.id


def give_back(attempt_ids) -> None:
    """Uncount tries that turned out to be right."""
    db.execute(delete(Attempt).where(Attempt.id.in_(list(attempt_ids))))


def forgive(kind: str, whose: str) -> None:
    """Forget the tries of `whose`."""
    db.execute(delete(Attempt).where(Attempt.key == _key(kind, whose)))


def may_write_to(address: str) -> bool:
    """Count one letter to an address; False when it has had its three this hour (the letter is then simply not sent)."""
    try:
        spend("letter", address, LETTERS_AN_HOUR, HOUR)
    except TooMany:
        return False
    return True


def _key(kind: str, whose: str) -> str:
    # Hashed: a table of who tried to sign in as whom is nobody's business.
    return f"{kind}:{hashlib.sha256(whose.strip().lower().encode()).hexdigest()[:32]}"


def _one_at_a_time(key: str) -> None:
    # SQLite has one writer already; on PostgreSQL two counts of the same key would not see each other.
    if db.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], signed=True)
        db.execute(text("select pg_advisory_xact_lock(:number)"), {"number": number})
