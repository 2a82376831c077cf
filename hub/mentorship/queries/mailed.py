"""What letters told of pairs, as it stands when they are about to go."""

from sqlalchemy import select

from hub.mentorship.models import Meeting, Mentorship
from hub.storage.unit import db


def states_of_pairs(ids: set[int]) -> dict[int, str]:
    """Pair id -> its state."""
    return dict(db.execute(select(Mentorship.id, Mentorship.state).where(Mentorship.id.in_(ids))).all()) if ids else {}


def states_of_meetings(ids: set[int]) -> dict[int, str]:
    """Meeting id -> its state."""
    return dict(db.execute(select(Meeting.id, Meeting.state).where(Meeting.id.in_(ids))).all()) if ids else {}
