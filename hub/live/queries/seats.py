"""Finding one session and what the asker does in it."""

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import contains_eager, joinedload, load_only

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Membership
from hub.errors import Forbidden, NotFound
from hub.live.models import Attendance, LiveSession, Registration, Role, Standing
from hub.live.rules import Seat, may_observe, may_see
from hub.live.rules import has_place as has_place_in
from hub.storage.unit import db
from hub.text.languages import _

LARGEST_ID = 2**62  # larger numbers do not fit a column
# Written once: every command of a room asks these, and thousands come back at the same moment.
# Reading again under the lock: what another writer committed while we waited must be seen.
_SESSION = (
    select(LiveSession).join(LiveSession.community).where(LiveSession.id == bindparam("live"))
    .options(contains_eager(LiveSession.community), joinedload(LiveSession.host)).execution_options(populate_existing=True)
)
_LOCKED = _SESSION.with_for_update(of=LiveSession)
_ROLES = select(Role.role).where(Role.live_id == bindparam("live"), Role.person_id == bindparam("person"))
_STANDING = select(Standing.place, Standing.given, Standing.taken).where(Standing.live_id == bindparam("live"), Standing.person_id == bindparam("person"))


def seat_for(by: By, live_id: int, *, lock: bool = False) -> Seat:
    """The session and the asker's roles in it, or NotFound; Forbidden for who was removed from it, or waits before the lobby or lock of the open room.

    `lock` keeps other writers of this room out until the commit.
    """
    seat = any_seat_for(by, live_id, lock=lock)
    if not seat.live.is_over and (seat.place == "removed" or seat.live.is_open):
        _refuse_outside(by, seat)
    return seat


def inside_for(by: By, live_id: int) -> Seat:
    """The same, Forbidden also before the room opens for who waits: for whatever is read in the room."""
    seat = any_seat_for(by, live_id)
    if not seat.live.is_over:
        _refuse_outside(by, seat)
    return seat


def any_seat_for(by: By, live_id: int, *, lock: bool = False) -> Seat:
    """The same for the page about the session and for registering, which are there for whoever may see it."""
    if not 0 < live_id < LARGEST_ID:
        raise NotFound()
    found = db.scalar(_LOCKED if lock else _SESSION, {"live": live_id})
    if found is None or not may_see(by, found):
        raise NotFound()
    has_place = (found.seats is None and not found.needs_approval) or _has_place(by, live_id)
    place, given, taken = _standing(by, found.main_id or live_id)  # who was removed from a session is out of its groups
    is_guarded = bool({"lobby", "locked"} & set(found.orders))
    was_inside = not is_guarded or _was_inside(by, live_id)
    seat = Seat(found, _roles(by, live_id), has_place, place, frozenset(given), frozenset(taken), was_inside)
    if found.main_id is not None and not has_place_in(by, seat):
        raise NotFound()
    return seat


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
    mains = {live.id: live.main_id or live.id for live in lives}
    removed = removed_among(set(mains.values()), person_ids)
    may = {(live.id, by.id) for live in lives for by in people if by.is_active and may_see(by, live)}
    return {(live_id, person_id) for live_id, person_id in may if (mains[live_id], person_id) not in removed}


def removed_among(live_ids: set[int], person_ids: set[int]) -> set[tuple[int, int]]:
    """Which (session, person) pairs were removed."""
    rows = select(Standing.live_id, Standing.person_id).where(Standing.live_id.in_(live_ids), Standing.person_id.in_(person_ids))
    return set(map(tuple, db.execute(rows.where(Standing.place == "removed"))))


def _has_place(by: By, live_id: int) -> bool:
    return db.scalar(select(exists().where(Registration.live_id == live_id, Registration.person_id == by.id, Registration.place == "coming")))


def _roles(by: By, live_id: int) -> frozenset[str]:
    if by.id is None:
        return frozenset()
    return frozenset(db.scalars(_ROLES, {"live": live_id, "person": by.id}))


def _refuse_outside(by: By, seat: Seat) -> None:
    if may_observe(by, seat):
        return
    if seat.place == "removed":
        raise Forbidden(_("You were removed from this session. Who leads it can let you in again."))
    raise Forbidden(_("The room is locked. Nobody new comes in.") if "locked" in seat.live.orders else _("You are not let in yet."))


def _standing(by: By, live_id: int) -> tuple:
    found = db.execute(_STANDING, {"live": live_id, "person": by.id}).first() if by.id is not None else None
    return found or ("", (), ())


def _was_inside(by: By, live_id: int) -> bool:
    return by.id is not None and db.scalar(select(exists().where(Attendance.live_id == live_id, Attendance.person_id == by.id)))
