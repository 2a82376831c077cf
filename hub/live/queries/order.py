"""Who waits before the lobby, who was removed, whose rights were changed; who was called last."""

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Membership
from hub.errors import NotFound, require
from hub.live.fairness import side
from hub.live.models import Attendance, Fact, Hand, LiveSession, Standing
from hub.live.queries.attendance import named_spans
from hub.live.queries.rooms import people_with_roles
from hub.live.queries.seats import any_seat_for
from hub.live.rights import RIGHTS
from hub.live.rules import Seat, may_host, may_keep_order, rights
from hub.storage.unit import db


def standing_of(live_id: int, person_id: int) -> Standing | None:
    """What was decided about one person in a session."""
    return db.scalar(select(Standing).where(Standing.live_id == live_id, Standing.person_id == person_id))


def rights_in(by: By, live_id: int) -> frozenset[str]:
    """The rights somebody has in a session now; none where it does not exist for them, or they were removed."""
    seat = _seat_of_other(by, live_id)
    return rights(by, seat) if seat else frozenset()


def leads_in(by: By, live_id: int) -> bool:
    """Whether somebody leads a session, so that nothing can be taken from them."""
    seat = _seat_of_other(by, live_id)
    return seat is not None and may_host(by, seat)


def standings_of(live_id: int) -> list[Standing]:
    """All that was decided about people of a session."""
    return list(db.scalars(select(Standing).where(Standing.live_id == live_id).order_by(Standing.person_id)))


def standings_for(by: By, seat: Seat) -> list[Standing]:
    """The same with the people, in the order of asking, for who moderates."""
    require(may_keep_order(by, seat))
    query = select(Standing).options(joinedload(Standing.person)).where(Standing.live_id == seat.live.id)
    return list(db.scalars(query.order_by(Standing.at, Standing.id)))


class Rightful(NamedTuple):
    """Somebody in a session with what they may do there; `leads`: nothing of it can be taken from them."""

    person: Person
    rights: list[str]
    leads: bool


def people_with_rights_for(by: By, seat: Seat) -> list[Rightful]:
    """Who is there or does something in a session, with their rights by name, for who moderates."""
    require(may_keep_order(by, seat))
    live, roles = seat.live, people_with_roles(seat.live.id)
    standings = {one.person_id: one for one in standings_of(live.id)}
    people = {one.id: one for one in (*(row.person for row in roles), *(span.person for span in named_spans(live.id)))}
    rows = db.scalars(select(Membership).where(Membership.community_id == live.community_id, Membership.person_id.in_(list(people))))
    members = {row.person_id: {live.community_id: row} for row in rows}
    found = []
    for person in sorted(people.values(), key=lambda one: one.name):
        them, standing = By(person, None, members.get(person.id, {})), standings.get(person.id)
        seat = Seat(live, frozenset(row.role for row in roles if row.person_id == person.id), place=standing.place if standing else "",
                    given=frozenset(standing.given if standing else ()), taken=frozenset(standing.taken if standing else ()))
        held = rights(them, seat)
        if held:
            found.append(Rightful(person, [right for right in RIGHTS if right in held], may_host(them, seat)))
    return found


def count_at_door(live_id: int) -> int:
    """How many wait before the lobby."""
    return db.scalar(select(func.count()).select_from(Standing).where(Standing.live_id == live_id, Standing.place == "waiting"))


def fairness_of(live: LiveSession) -> tuple[str, bool]:
    """(which side was called last, whether remote people come first), as `fairness.in_order` wants them."""
    called = select(Fact.data).where(Fact.live_id == live.id, Fact.kind == "hand:called")
    last = db.scalar(called.order_by(Fact.seq.desc()).limit(1))
    return side(last) if last else "", "remote" in live.orders


def turns_of(live_id: int, person_id: int, site_id: int = 0) -> int:
    """How often a person, or a site whoever holds its device, was called in a session."""
    site = func.coalesce(Fact.data["site"].as_integer(), 0)
    whose = site == site_id if site_id else (site == 0) & (Fact.data["person_id"].as_integer() == person_id)
    return db.scalar(select(func.count()).select_from(Fact).where(Fact.live_id == live_id, Fact.kind == "hand:called", whose))


def last_line_of(live_id: int, person_id: int) -> Fact | None:
    """The last chat line of a person."""
    query = select(Fact).where(Fact.live_id == live_id, Fact.kind == "chat:said", Fact.by_id == person_id)
    return db.scalar(query.order_by(Fact.seq.desc()).limit(1))


def hands_by(live_id: int, person_id: int) -> list[Hand]:
    """All hands a person has up: their own, and those of sites they speak for."""
    return list(db.scalars(select(Hand).where(Hand.live_id == live_id, Hand.person_id == person_id).order_by(Hand.id)))


def groups_with(live_id: int, person_id: int) -> list[int]:
    """The open rooms of a session's groups in which a person is."""
    there = select(Attendance.live_id).where(Attendance.person_id == person_id, Attendance.left_at.is_(None))
    return list(db.scalars(select(LiveSession.id).where(LiveSession.main_id == live_id, LiveSession.state == "open", LiveSession.id.in_(there))))


def _seat_of_other(by: By, live_id: int) -> Seat | None:
    try:
        return any_seat_for(by, live_id)
    except NotFound:
        return None
