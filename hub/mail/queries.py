"""Finding letters in the outbox."""

from datetime import datetime

from sqlalchemy import Select, case, func, select

from hub.clock import now
from hub.mail.models import Letter
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

BATCH = 50  # letters over one connection before the marks of the first are old


def due() -> Select:
    """Ids of the letters to be sent now, oldest first."""
    return select(Letter.id).where(Letter.state == "waiting", Letter.next_try_at <= now()).order_by(Letter.id).limit(BATCH)


def outbox_counts() -> tuple[int, int, datetime | None]:
    """How many letters wait and how many failed, and since when the oldest waits; one that is to leave later waits from then on."""
    counts = dict(db.execute(select(Letter.state, func.count()).group_by(Letter.state)).all())
    since = case((Letter.tries > 0, Letter.written_at), else_=Letter.next_try_at)
    return counts.get("waiting", 0), counts.get("failed", 0), db.scalar(select(func.min(since)).where(Letter.state == "waiting"))


def letters(state: str = "", before: int | None = None) -> Page[Letter]:
    """Letters newest first, 20 a page; all or of one state. For administrators."""
    query = select(Letter)
    if state:
        query = query.where(Letter.state == state)
    return keyset(query, Letter.id, after=before, newest_first=True)


def letter(id: int) -> Letter | None:
    """One letter."""
    return db.get(Letter, id)
