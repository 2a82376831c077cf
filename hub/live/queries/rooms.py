"""What stands in a room now, as rows."""

from typing import NamedTuple

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Community, Membership
from hub.errors import require
from hub.live.models import Attendance, Fact, Hand, LiveSession, Registration, Role
from hub.live.queries.attendance import count_there, named_spans
from hub.live.queries.facts import lines_before
from hub.live.queries.voice import floors_of, is_recording, waiting_notes
from hub.live.rules import may_schedule, standing_in
from hub.live.snapshot import CHAT_KEPT
from hub.storage.unit import db


class There(NamedTuple):
    """Somebody who is in a room by name, and how they stand there: "leads", "observes" or ""."""

    person: Person
    standing: str


class Room(NamedTuple):
    """A session with the rows its state is made of."""

    live: LiveSession
    present: list[There]
    roles: list[Role]
    hands: list[Hand]
    lines: list[Fact]
    floors: list[Fact]
    is_recording: bool
    voice_notes: list[Fact]
    crowd: int = 0


def room_of(live: LiveSession) -> Room:
    """What stands in the room now."""
    return Room(
        live, _there(live), people_with_roles(live.id), hands_of(live.id), lines_before(live.id, count=CHAT_KEPT),
        floors_of(live), is_recording(live), waiting_notes(live), count_there(live.id, in_crowd=True),
    )


def _there(live: LiveSession) -> list[There]:
    people = [span.person for span in named_spans(live.id)]
    rows = db.scalars(select(Membership).where(
        Membership.community_id == live.community_id, Membership.person_id.in_([person.id for person in people]))) if people else ()
    standings = {row.person_id: {live.community_id: row} for row in rows}
    return [There(person, standing_in(By(person, None, standings.get(person.id, {})), live.community)) for person in people]


def people_with_roles(live_id: int) -> list[Role]:
    """Who does what in a session, with their person."""
    return list(db.scalars(select(Role).options(joinedload(Role.person)).where(Role.live_id == live_id).order_by(Role.role, Role.person_id)))


def zones_of_members_for(by: By, community: Community) -> dict[str, int]:
    """Zone -> how many active members of a community have it; only for who may plan a session there."""
    require(may_schedule(by, community))
    return dict(db.execute(
        select(Person.zone, func.count()).join(Membership, Membership.person_id == Person.id)
        .where(Membership.community_id == community.id, Person.state == "active").group_by(Person.zone)
    ).all())


def host_ids(live_id: int) -> list[int]:
    """Who leads a session by their role in it."""
    return list(db.scalars(select(Role.person_id).where(Role.live_id == live_id, Role.role == "host")))


def leading_ids(live: LiveSession) -> set[int]:
    """Its hosts, and who planned it: nobody declines them."""
    return {*host_ids(live.id), live.host_id} - {None}


def hand_of(live_id: int, person_id: int, site_id: int = 0) -> Hand | None:
    """The raised hand of a person, or of the site they speak for, if any."""
    return db.scalar(select(Hand).where(Hand.live_id == live_id, Hand.person_id == person_id, Hand.site_id == site_id))


def role_of(live_id: int, person_id: int, role: str) -> Role | None:
    """The row that gives a person a role."""
    return db.scalar(select(Role).where(Role.live_id == live_id, Role.person_id == person_id, Role.role == role))


def people_of_handles(community_id: int, handles: list[str]) -> list[Person]:
    """The members of a community with these handles."""
    return list(db.scalars(
        select(Person).join(Membership, Membership.person_id == Person.id)
        .where(Membership.community_id == community_id, Person.handle.in_(handles), Person.state == "active").order_by(Person.id)
    ))


def known_in(live_id: int, person_id: int) -> Person | None:
    """A person who is or was in the room, has a role or has registered."""
    ties = [exists().where(kind.live_id == live_id, kind.person_id == person_id) for kind in (Attendance, Registration, Role)]
    return db.scalar(select(Person).where(Person.id == person_id, Person.state == "active", or_(*ties)))


def handle_of(live_id: int, name: str) -> str:
    """The handle of the one person of that name who is or was in the room, has a role or has registered; '' where it is nobody, or several."""
    ties = [exists().where(kind.live_id == live_id, kind.person_id == Person.id) for kind in (Attendance, Registration, Role)]
    found = list(db.scalars(select(Person.handle).where(Person.name == name, Person.state == "active", or_(*ties)).limit(2)))
    return found[0] if len(found) == 1 else ""


def hands_of(live_id: int) -> list[Hand]:
    """The hands that are up, with their people, in the order of raising."""
    return list(db.scalars(select(Hand).options(joinedload(Hand.person)).where(Hand.live_id == live_id).order_by(Hand.raised_seq)))
