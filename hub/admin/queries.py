"""What an administrator looks over."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from hub.accounts.by import By
from hub.accounts.models import Person, SiteInvitation
from hub.admin.rules import may_read_letter
from hub.communities.models import Community
from hub.communities.queries import communities_by_ids
from hub.errors import require_found
from hub.mail import queries as letters
from hub.mail.delivery import has_mail_server
from hub.mail.models import Letter
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


def people(state: str = "", words: str = "", after: int | None = None) -> Page[Person]:
    """People newest first, by state ("admin": administrators) and by words in name, handle or address."""
    query = select(Person)
    if state:
        query = query.where(Person.is_admin if state == "admin" else Person.state == state)
    if words:
        like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        query = query.where(or_(*(column.ilike(like, escape="\\") for column in (Person.name, Person.handle, Person.address))))
    return keyset(query, Person.id, after=after, newest_first=True)


def communities(after: int | None = None) -> Page[Community]:
    """All communities newest first; of private ones the administrator learns name and numbers, never the talk."""
    return keyset(select(Community), Community.id, after=after, newest_first=True)


def invitation(id: int) -> SiteInvitation:
    """An invitation to register, or NotFound."""
    return require_found(db.get(SiteInvitation, id))


def readable_letters(by: By, rows: list[Letter]) -> set[int]:
    """The ids of those of the letters whose words `by` reads; one query for all."""
    places = communities_by_ids(by, {row.community_id for row in rows if row.community_id})
    return {row.id for row in rows if may_read_letter(by, row, places.get(row.community_id), has_mail_server())}
