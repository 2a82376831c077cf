"""Who is and was there."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hub.live.models import Attendance
from hub.storage.unit import db


def open_span(live_id: int, person_id: int) -> Attendance | None:
    """The running span of a person, if they are there."""
    return db.scalar(select(Attendance).where(
        Attendance.live_id == live_id, Attendance.person_id == person_id, Attendance.left_at.is_(None)))


def open_spans(live_id: int) -> list[Attendance]:
    """Everybody who is there now, with their person."""
    return list(db.scalars(
        select(Attendance).options(joinedload(Attendance.person)).where(Attendance.live_id == live_id, Attendance.left_at.is_(None))
    ))


def spans_of(live_id: int) -> list[Attendance]:
    """All spans of a session, in the order of coming."""
    return list(db.scalars(select(Attendance).where(Attendance.live_id == live_id).order_by(Attendance.joined_at, Attendance.id)))


def stale_spans(way: str, seen_before: datetime) -> list[Attendance]:
    """Running spans of which nothing was heard since a moment."""
    return list(db.scalars(
        select(Attendance).options(joinedload(Attendance.person))
        .where(Attendance.left_at.is_(None), Attendance.way == way, Attendance.seen_at < seen_before).order_by(Attendance.live_id)
    ))
