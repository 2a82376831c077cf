"""Finding people."""

from collections.abc import Callable, Iterable

from sqlalchemy import column, exists, func, select, table

from hub.accounts.addresses import folded
from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.rules import may_see_person
from hub.clock import now
from hub.errors import NotFound
from hub.storage.unit import db

# Communities stand to the right of accounts; whether two people share one is all that is asked of them here.
_memberships = table("memberships", column("person_id"), column("community_id"))


def is_empty() -> bool:
    """Whether nobody is here yet."""
    return not db.scalar(select(exists().where(Person.id > 0)))


def person_by_id(person_id: int) -> Person:
    """The person, or NotFound."""
    found = db.get(Person, person_id)
    if found is None:
        raise NotFound()
    return found


def person_for(by: By, handle: str) -> Person:
    """The person of that handle if their page exists for `by`, else NotFound, after as many questions whether or not there is such a person."""
    found = db.scalar(select(Person).where(Person.handle == handle))
    shared = community_ids_of(found.id if found is not None else 0)
    if found is None or not may_see_person(by, found, shared):
        raise NotFound()
    return found


def people_by_handles(handles: Iterable[str]) -> dict[str, Person]:
    """Handle -> person who may be mentioned, in one query; unknown handles are left out."""
    wanted = {handle.lower() for handle in handles}
    if not wanted:
        return {}
    rows = db.scalars(select(Person).where(Person.handle.in_(wanted), Person.state.in_(("active", "suspended", "placeholder"))))
    return {person.handle: person for person in rows}


def people_by_ids(ids: Iterable[int]) -> dict[int, Person]:
    """Id -> person, in one query."""
    wanted = set(ids)
    return {p.id: p for p in db.scalars(select(Person).where(Person.id.in_(wanted)))} if wanted else {}


def person_by_address(address: str) -> Person | None:
    """Whose address that is, however it is written; None if nobody's."""
    return db.scalar(select(Person).where(Person.address == folded(address))) if address else None


def nameless_placeholder(name: str) -> Person | None:
    """A placeholder of that name whose address no list told us."""
    return db.scalar(select(Person).where(Person.name == name, Person.state == "placeholder", Person.address.is_(None)).limit(1))


def handle_is_taken() -> Callable[[str], bool]:
    """A check of handles that begin alike ("ali", "ali2", ...), in one query for all of them."""
    known: set[str] | None = None

    def taken(handle: str) -> bool:
        nonlocal known
        if known is None:
            known = set(db.scalars(select(Person.handle).where(Person.handle.startswith(handle, autoescape=True))))
        return handle in known

    return taken


def community_ids_of(person_id: int) -> frozenset[int]:
    """The communities someone belongs to."""
    return frozenset(db.scalars(select(_memberships.c.community_id).where(_memberships.c.person_id == person_id)))


def waiting_people() -> list[Person]:
    """Who waits for approval, oldest first."""
    return list(db.scalars(select(Person).where(Person.state == "waiting").order_by(Person.id)))


def suspensions_over() -> list[Person]:
    """Whose suspension has run its time."""
    return list(db.scalars(select(Person).where(Person.state == "suspended", Person.suspended_until <= now())))


def count_people() -> int:
    """How many people have an account in use."""
    return db.scalar(select(func.count()).where(Person.state == "active"))
