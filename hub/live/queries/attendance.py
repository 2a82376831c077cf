"""Who is and was there."""

from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from hub.live.models import Attendance, Hand, LiveSession
from hub.storage.unit import db


def open_span(live_id: int, person_id: int) -> Attendance | None:
    """The running span of a person, if they are there."""
    return db.scalar(select(Attendance).options(joinedload(Attendance.person)).where(
        Attendance.live_id == live_id, Attendance.person_id == person_id, Attendance.left_at.is_(None)))


def named_spans(live_id: int) -> list[Attendance]:
    """Those who are there now by name, with their person; the crowd of a full room is only counted."""
    return list(db.scalars(select(Attendance).options(joinedload(Attendance.person)).where(*_there(live_id, in_crowd=False))))


def count_there(live_id: int, in_crowd: bool | None = None) -> int:
    """How many are there now: by name, in the crowd, or in all."""
    return db.scalar(select(func.count()).select_from(Attendance).where(*_there(live_id, in_crowd)))


def there_of(live_id: int, person_ids: list[int]) -> set[int]:
    """Which of these people are there now."""
    return set(db.scalars(select(Attendance.person_id).where(*_there(live_id), Attendance.person_id.in_(person_ids))))


def spans_of(live_id: int) -> list[Attendance]:
    """All spans of a session, in the order of coming."""
    return list(db.scalars(select(Attendance).where(Attendance.live_id == live_id).order_by(Attendance.joined_at, Attendance.id)))


def stale_spans(way: str, seen_before: datetime) -> list[Attendance]:
    """Running spans of people known by name of which nothing was heard since a moment."""
    return list(db.scalars(
        select(Attendance).options(joinedload(Attendance.person)).order_by(Attendance.live_id)
        .where(Attendance.left_at.is_(None), Attendance.way == way, Attendance.seen_at < seen_before, Attendance.in_crowd.is_(False))
    ))


def _there(live_id: int, in_crowd: bool | None = None) -> tuple:
    now_there = Attendance.live_id == live_id, Attendance.left_at.is_(None)
    return now_there if in_crowd is None else (*now_there, Attendance.in_crowd.is_(in_crowd))


def rooms_with(person_id: int, community_id: int) -> list[int]:
    """The sessions of a community that are not over and where a person is, or has a hand up."""
    there = exists().where(Attendance.live_id == LiveSession.id, Attendance.person_id == person_id, Attendance.left_at.is_(None))
    waits = exists().where(Hand.live_id == LiveSession.id, Hand.person_id == person_id)
    return list(db.scalars(select(LiveSession.id).where(
        LiveSession.community_id == community_id, LiveSession.state.in_(("planned", "open")), there | waits).order_by(LiveSession.id)))
