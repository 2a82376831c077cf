"""Who is and was there."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from hub.live.models import Attendance, Hand, LiveSession
from hub.storage.unit import db


def open_span(live_id: int, person_id: int) -> Attendance | None:
    """The running span of a person, if they are there."""
    return db.scalar(select(Attendance).options(joinedload(Attendance.person)).where(
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


def rooms_with(person_id: int, community_id: int) -> list[int]:
    """The sessions of a community that are not over and where a person is, or has a hand up."""
    there = exists().where(Attendance.live_id == LiveSession.id, Attendance.person_id == person_id, Attendance.left_at.is_(None))
    waits = exists().where(Hand.live_id == LiveSession.id, Hand.person_id == person_id)
    return list(db.scalars(select(LiveSession.id).where(
        LiveSession.community_id == community_id, LiveSession.state.in_(("planned", "open")), there | waits).order_by(LiveSession.id)))
