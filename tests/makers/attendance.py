"""Makers of what was heard: turns that were said, stays, ranges, certificates."""

from datetime import timedelta

from hub.attendance import actions
from hub.attendance.models import Certificate, Heard, Rule
from hub.live.models import Attendance, Fact
from hub.storage.unit import db
from tests.makers import maker

MINUTE = 60_000


@maker
def said(live, person, begin=0, end=10, stream=1) -> None:
    """A turn that was spoken from minute to minute."""
    at = {"live_id": live.id, "by_id": person.id}
    db.add(Fact(seq=900 + 2 * stream, kind="floor:opened", data={"stream": stream, "t_ms": begin * MINUTE}, **at))
    db.add(Fact(seq=901 + 2 * stream, kind="floor:closed", data={"stream": stream, "t_ms": end * MINUTE, "why": "ended"}, **at))


@maker
def stay(live, person, begin=0, end=10, way="socket") -> Attendance:
    """A stay from minute to minute after the opening."""
    at = live.opened_at
    thing = Attendance(
        live_id=live.id, person_id=person.id, way=way, joined_at=at + timedelta(minutes=begin), left_at=at + timedelta(minutes=end),
        seen_at=at + timedelta(minutes=end))
    db.add(thing)
    return thing


@maker
def heard(live, person, begin=0, end=10, way="live") -> Heard:
    """What somebody heard from minute to minute."""
    thing = Heard(live_id=live.id, person_id=person.id, way=way, ranges=[[begin * MINUTE, end * MINUTE]])
    db.add(thing)
    return thing


@maker
def rule(live, **changes) -> Rule:
    """That a session gives certificates."""
    thing = Rule(live_id=live.id, **changes)
    db.add(thing)
    return thing


@maker
def certificate(live, person, **changes) -> Certificate:
    """A certificate somebody has."""
    values = {"code": actions.new_code(), "name": person.name, "minutes": 9, "way": "live"}
    thing = Certificate(live_id=live.id, person_id=person.id, **values | changes)
    db.add(thing)
    return thing

