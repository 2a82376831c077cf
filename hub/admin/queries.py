"""What an administrator looks over."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from hub.accounts.models import Person
from hub.communities.models import Community
from hub.mail import queries as letters
from hub.storage.paging import Page, keyset
from hub.storage.unit import db


@dataclass(frozen=True)
class Overview:
    """The site in a few numbers."""

    people: int
    waiting: int
    suspended: int
    communities: int
    letters_waiting: int
    letters_failed: int


def overview() -> Overview:
    """The site in a few numbers."""
    states = dict(db.execute(select(Person.state, func.count()).group_by(Person.state)).all())
    waiting, failed, _oldest = letters.outbox_counts()
    return Overview(
        states.get("active", 0), states.get("waiting", 0), states.get("suspended", 0),
        db.scalar(select(func.count()).select_from(Community).where(Community.archived_at.is_(None))), waiting, failed,
    )


def people(state: str = "", words: str = "", before: int | None = None) -> Page[Person]:
    """People newest first, by state and by words in name, handle or address."""
    query = select(Person)
    if state:
        query = query.where(Person.state == state)
    if words:
        like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        query = query.where(or_(*(column.ilike(like, escape="\\") for column in (Person.name, Person.handle, Person.address))))
    return keyset(query, Person.id, after=before, newest_first=True)


def communities(before: int | None = None) -> Page[Community]:
    """All communities newest first; of private ones the administrator learns name and numbers, never the talk."""
    return keyset(select(Community), Community.id, after=before, newest_first=True)
