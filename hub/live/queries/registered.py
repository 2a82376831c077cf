"""Who registered and what they answered, for who leads the session."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.errors import require
from hub.live.models import Registration
from hub.live.rules import Seat, may_admit
from hub.storage.unit import db


def registrations_for(by: By, seat: Seat) -> list[Registration]:
    """Everybody who registered, with their person, in the order of registering."""
    require(may_admit(by, seat))
    query = select(Registration).options(joinedload(Registration.person)).where(Registration.live_id == seat.live.id)
    return list(db.scalars(query.order_by(Registration.id)))


def registered_for_any(live_ids: list[int]) -> set[int]:
    """Who comes to any of these sessions or waits for a seat, and still may sign in."""
    query = select(Registration.person_id).join(Registration.person).where(Person.state == "active", Registration.place.in_(("coming", "waiting")))
    return set(db.scalars(query.where(Registration.live_id.in_(live_ids))))


def registered_for_all(live_ids: list[int]) -> list[Registration]:
    """One registration of each who comes to every one of these sessions, in the order of registering; nobody where there is only one."""
    if len(live_ids) < 2:
        return []
    of_all = select(func.min(Registration.id)).where(Registration.live_id.in_(live_ids), Registration.place == "coming")
    chosen = of_all.group_by(Registration.person_id).having(func.count() == len(live_ids))
    return list(db.scalars(select(Registration).where(Registration.id.in_(chosen)).order_by(Registration.id)))
