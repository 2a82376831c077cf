"""Finding one session and what the asker does in it."""

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import contains_eager, joinedload, load_only

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Membership
from hub.errors import NotFound
from hub.live.models import LiveSession, Registration, Role
from hub.live.rules import Seat, may_see
from hub.storage.unit import db

LARGEST_ID = 2**62  # larger numbers do not fit a column
# Written once: every command of a room asks these, and thousands come back at the same moment.
# Reading again under the lock: what another writer committed while we waited must be seen.
_SESSION = (
    select(LiveSession).join(LiveSession.community).where(LiveSession.id == bindparam("live"))
    .options(contains_eager(LiveSession.community), joinedload(LiveSession.host)).execution_options(populate_existing=True)
)
_LOCKED = _SESSION.with_for_update(of=LiveSession)
_ROLES = select(Role.role).where(Role.live_id == bindparam("live"), Role.person_id == bindparam("person"))


def seat_for(by: By, live_id: int, *, lock: bool = False) -> Seat:
    """The session and the asker's roles in it, or NotFound; `lock` keeps other writers of this room out until the commit."""
    if not 0 < live_id < LARGEST_ID:
        raise NotFound()
    found = db.scalar(_LOCKED if lock else _SESSION, {"live": live_id})
    if found is None or not may_see(by, found):
        raise NotFound()
    return Seat(found, _roles(by, live_id), (found.seats is None and not found.needs_approval) or _has_place(by, live_id))


def seat_of(live_id: int, *, lock: bool = True) -> Seat | None:
    """The session for the house itself, locked for writing unless said otherwise; None if it is gone."""
    query = (
        select(LiveSession).join(LiveSession.community).where(LiveSession.id == live_id)
        .options(contains_eager(LiveSession.community)).execution_options(populate_existing=True)
    )
    found = db.scalar(query.with_for_update(of=LiveSession) if lock else query)
    return Seat(found) if found else None


def every_session() -> list[LiveSession]:
    """All sessions there are, for the house's own tidying."""
    return list(db.scalars(select(LiveSession).options(load_only(LiveSession.id, LiveSession.uid, LiveSession.state))))


def notes_source_of(live_id: int) -> str:
    """The notes as they stand, to be rendered before a closing; who asks is checked by the closing itself."""
    if not 0 < live_id < LARGEST_ID:
        return ""
    return db.scalar(select(LiveSession.notes_source).where(LiveSession.id == live_id)) or ""


def readable_of(live_ids: set[int], person_ids: set[int]) -> set[tuple[int, int]]:
    """Which (session, person) pairs may be in a room now; for the regular look at who is still allowed."""
    lives = list(db.scalars(select(LiveSession).join(LiveSession.community).where(LiveSession.id.in_(live_ids)).options(contains_eager(LiveSession.community))))
    standings: dict[int, dict] = {person_id: {} for person_id in person_ids}
    places = {live.community_id for live in lives}
    for row in db.scalars(select(Membership).where(Membership.person_id.in_(person_ids), Membership.community_id.in_(places))):
        standings[row.person_id][row.community_id] = row
    found = db.scalars(select(Person).where(Person.id.in_(person_ids)).options(load_only(Person.state, Person.is_admin)))
    people = [By(person, None, standings[person.id]) for person in found]
    return {(live.id, by.id) for live in lives for by in people if by.is_active and may_see(by, live)}


def _has_place(by: By, live_id: int) -> bool:
    return db.scalar(select(exists().where(Registration.live_id == live_id, Registration.person_id == by.id, Registration.place == "coming")))


def _roles(by: By, live_id: int) -> frozenset[str]:
    if by.id is None:
        return frozenset()
    return frozenset(db.scalars(_ROLES, {"live": live_id, "person": by.id}))
