"""Who registered and what they answered, for who leads the session."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.errors import require
from hub.live.models import Registration
from hub.live.rules import Seat, may_admit
from hub.storage.unit import db


def registrations_for(by: By, seat: Seat) -> list[Registration]:
    """Everybody who registered, with their person, in the order of registering."""
    require(may_admit(by, seat))
    query = select(Registration).options(joinedload(Registration.person)).where(Registration.live_id == seat.live.id)
    return list(db.scalars(query.order_by(Registration.id)))
