"""Finding notices, their counts, and whom to write to."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, column, exists, func, or_, select, table

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.errors import NotFound
from hub.mail.models import Letter
from hub.notifications.models import MailChoice, Notice
from hub.storage.paging import Page, keyset
from hub.storage.unit import db

MOST_COUNTED = 100  # the badge says 99+ above
BATCH = 200  # notices written in one unit of work

# Communities stand to the right; of them only access, name and belonging matter here.
_communities = table("communities", column("id"), column("access"), column("name"), column("slug"))
_memberships = table("memberships", column("person_id"), column("community_id"))


def _open_to(community_id, person_id):
    return or_(
        exists().where(_communities.c.id == community_id, _communities.c.access == "open"),
        exists().where(_memberships.c.community_id == community_id, _memberships.c.person_id == person_id),
    )


# What was told of a community goes out of sight with the right to read it, and comes back with it.
_STILL_OPEN = or_(Notice.community_id.is_(None), _open_to(Notice.community_id, Notice.person_id))
# Asked for every page: built once, as building it takes longer than carrying it out.
_UNREAD = select(func.count()).select_from(
    select(Notice.id).where(Notice.person_id == bindparam("person"), Notice.read_at.is_(None), _STILL_OPEN).limit(MOST_COUNTED).subquery()
)


def unread_of(person_id: int) -> int:
    """How many notices someone has not read, counted up to 100."""
    return db.scalar(_UNREAD, {"person": person_id})


def unread_of_many(person_ids: Iterable[int]) -> dict[int, int]:
    """Person id -> unread notices, in one query."""
    rows = db.execute(
        select(Notice.person_id, func.count()).where(Notice.person_id.in_(list(person_ids)), Notice.read_at.is_(None), _STILL_OPEN)
        .group_by(Notice.person_id)
    )
    return dict(rows.all())


def letters_lately(from_id: int, kind: str, person_ids: Iterable[int], since: datetime) -> dict[int, int]:
    """Person id -> notices of a kind mailed at once that somebody caused since a moment."""
    rows = db.execute(
        select(Notice.person_id, func.count())
        .where(Notice.person_id.in_(list(person_ids)), Notice.from_id == from_id, Notice.kind == kind, Notice.mail == "now", Notice.made_at > since)
        .group_by(Notice.person_id)
    )
    return dict(rows.all())


def notices_of(by: By, before: int | None = None) -> Page[Notice]:
    """A page of the notices of `by` they may still read, newest first; `before` is the id the page before ended with."""
    return keyset(select(Notice).where(Notice.person_id == by.id, _STILL_OPEN), Notice.id, after=before, newest_first=True)


def notice_for(by: By, notice_id: int) -> Notice:
    """One of the notices of `by`, or NotFound."""
    found = db.scalar(select(Notice).where(Notice.id == notice_id, Notice.person_id == by.id, _STILL_OPEN))
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


def to_write(after: int = 0) -> list[tuple[Notice, Person]]:
    """Unread notices to be mailed at once, whose reader may still read what they tell of, oldest first."""
    return _with_readers(
        select(Notice, Person).where(Notice.mail == "now", Notice.id > after).order_by(Notice.id).limit(BATCH)
    )


def to_collect(person_id: int) -> list[Notice]:
    """Unread notices for someone's next digest, oldest first."""
    return [notice for notice, _person in _with_readers(
        select(Notice, Person).where(Notice.mail == "digest", Notice.person_id == person_id).order_by(Notice.id).limit(BATCH)
    )]


def digest_readers(after: int = 0) -> list[Person]:
    """People for whom something waits to be collected, a batch at a time."""
    waiting = exists().where(Notice.person_id == Person.id, Notice.mail == "digest", Notice.mailed_at.is_(None), Notice.read_at.is_(None))
    return list(db.scalars(
        select(Person).where(waiting, Person.id > after, Person.state == "active", Person.address.is_not(None)).order_by(Person.id).limit(BATCH)
    ))


def told_in(letter: Letter) -> list[Notice]:
    """The notices a letter tells of: those of its reader that were mailed at the moment it was written."""
    return list(db.scalars(
        select(Notice).where(Notice.person_id == letter.person_id, Notice.mailed_at == letter.written_at, Notice.mail != "none").order_by(Notice.id)
    ))


def is_active(person_id: int) -> bool:
    """Whether someone may be written to about what happens here."""
    return bool(db.scalar(select(Person.state == "active").where(Person.id == person_id)))


def may_still_read(person_id: int, community_id: int) -> bool:
    """Whether someone may read a community now: it is open, or they belong to it."""
    return bool(db.scalar(select(_open_to(community_id, person_id))))


def name_open_to(person_id: int, community_id: int) -> str:
    """The name of a community that someone may read now, else ''."""
    name = select(_communities.c.name).where(_communities.c.id == community_id, _open_to(community_id, person_id))
    return db.scalar(name) or ""


def names_of_communities_for(by: By, ids: Iterable[int]) -> dict[int, str]:
    """Community id -> name, of those `by` may know of: whoever left a private one does not learn its new name."""
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    mine = exists().where(_memberships.c.community_id == _communities.c.id, _memberships.c.person_id == by.id)
    known = or_(_communities.c.access != "private", mine)
    return dict(db.execute(select(_communities.c.id, _communities.c.name).where(_communities.c.id.in_(wanted), known)).all())


def open_ones(notices: Iterable[Notice]) -> list[Notice]:
    """Those of the notices whose community their reader may read now, or that belong to none; oldest first."""
    ids = [notice.id for notice in notices]
    return list(db.scalars(select(Notice).where(Notice.id.in_(ids), _STILL_OPEN).order_by(Notice.id))) if ids else []


def names_of_communities(ids: Iterable[int]) -> dict[int, str]:
    """Community id -> name."""
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    return dict(db.execute(select(_communities.c.id, _communities.c.name).where(_communities.c.id.in_(wanted))).all())


def _with_readers(query) -> list[tuple[Notice, Person]]:
    rows = db.execute(
        query.join(Person, Person.id == Notice.person_id)
        .where(Notice.mailed_at.is_(None), Notice.read_at.is_(None), Person.state == "active", Person.address.is_not(None), _STILL_OPEN)
    )
    return [(notice, person) for notice, person in rows]
