"""Finding notices, their counts, and whom to write to."""

from collections.abc import Iterable

from sqlalchemy import func, select

from hub.accounts.by import By
from hub.errors import NotFound
from hub.notifications.models import MailChoice, Notice
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

MOST_COUNTED = 100  # the badge says 99+ above


def unread_of(person_id: int) -> int:
    """How many notices someone has not read, counted up to 100."""
    some = select(Notice.id).where(Notice.person_id == person_id, Notice.read_at.is_(None)).limit(MOST_COUNTED).subquery()
    return db.scalar(select(func.count()).select_from(some))


def unread_of_many(person_ids: Iterable[int]) -> dict[int, int]:
    """Person id -> unread notices, in one query."""
    rows = db.execute(
        select(Notice.person_id, func.count()).where(Notice.person_id.in_(list(person_ids)), Notice.read_at.is_(None))
        .group_by(Notice.person_id)
    )
    return {person_id: count for person_id, count in rows}


def notices_of(by: By, before: int | None = None) -> Page[Notice]:
    """A page of the notices of `by`, newest first; `before` is the id the page before ended with."""
    return keyset(select(Notice).where(Notice.person_id == by.id), Notice.id, after=before, newest_first=True)


def notice_for(by: By, notice_id: int) -> Notice:
    """One of the notices of `by`, or NotFound."""
    found = db.scalar(select(Notice).where(Notice.id == notice_id, Notice.person_id == by.id))
    if found is None:
        raise NotFound()
    return found


def choice_of(person_id: int) -> MailChoice:
    """What someone chose about mail; the defaults for those who never did (not yet in the database)."""
    return db.get(MailChoice, person_id) or MailChoice(person_id=person_id, mail="now", digest="daily", quiet=True, silenced=[])


def choices_of(person_ids: Iterable[int]) -> dict[int, MailChoice]:
    """Person id -> what they chose about mail, for those who did, in one query."""
    rows = db.scalars(select(MailChoice).where(MailChoice.person_id.in_(list(person_ids))))
    return {row.person_id: row for row in rows}
