"""Every SELECT about groups; who belongs to one is who has a place in its room."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from hub.accounts.models import Person
from hub.groups.models import Group, Round
from hub.live.models import Attendance, Fact, LiveSession, Registration, Role
from hub.storage.unit import db


def round_of(live_id: int) -> Round | None:
    """The groups of a session that are ready or open."""
    return db.scalar(select(Round).where(Round.live_id == live_id, Round.state != "closed").order_by(Round.id.desc()).limit(1))


def groups_of(round_id: int) -> list[Group]:
    """The groups of a round with their rooms, by number."""
    query = select(Group).join(Group.live).options(contains_eager(Group.live)).where(Group.round_id == round_id)
    return list(db.scalars(query.order_by(Group.number).execution_options(populate_existing=True)))


def group_of_room(live_id: int) -> Group | None:
    """The group that meets in a room, with its round."""
    return db.scalar(select(Group).options(joinedload(Group.round)).where(Group.live_id == live_id))


def own_group(live_id: int, person_id: int | None) -> Group | None:
    """The group a person belongs to, with its round, while groups of a session are ready or open."""
    if person_id is None:
        return None
    query = select(Group).join(Group.round).options(contains_eager(Group.round)).join(Registration, Registration.live_id == Group.live_id)
    return db.scalar(query.where(Round.live_id == live_id, Round.state != "closed", Registration.person_id == person_id).limit(1))


def members_of(round_id: int) -> list[tuple[int, Person]]:
    """(number of the group, person) of everybody who has a place, by name."""
    query = (
        select(Group.number, Person).join(Registration, Registration.live_id == Group.live_id).join(Person, Person.id == Registration.person_id)
        .where(Group.round_id == round_id).order_by(Group.number, Person.name)
    )
    return [tuple(row) for row in db.execute(query)]


def sizes_of(round_id: int) -> dict[int, int]:
    """Number of each group -> how many belong to it."""
    query = select(Group.number, func.count(Registration.id)).outerjoin(Registration, Registration.live_id == Group.live_id)
    return dict(db.execute(query.where(Group.round_id == round_id).group_by(Group.number)).all())


def present_in(live_id: int) -> list[Person]:
    """Who is in the room now and does not host, by number; for dealing them into groups."""
    hosts = select(Role.person_id).where(Role.live_id == live_id, Role.role == "host")
    there = select(Attendance.person_id).where(Attendance.live_id == live_id, Attendance.left_at.is_(None))
    return list(db.scalars(select(Person).where(Person.id.in_(there), Person.id.not_in(hosts)).order_by(Person.id)))


def place_in(live_id: int, person_id: int) -> Registration | None:
    """A person's place in the room of a group."""
    return db.scalar(select(Registration).where(Registration.live_id == live_id, Registration.person_id == person_id))


def last_told(live_id: int) -> Fact | None:
    """What was said last to all groups, as the room of one heard it."""
    query = select(Fact).where(Fact.live_id == live_id, Fact.kind == "groups:told").order_by(Fact.seq.desc()).limit(1)
    return db.scalar(query)


def notes_of_groups(live_id: int) -> list[tuple[Round, int, str]]:
    """(round, number, notes) of every group of a session that wrote any, in order."""
    query = select(Round, Group.number, LiveSession.notes_source).join(Group, Group.round_id == Round.id).join(LiveSession, LiveSession.id == Group.live_id)
    return [tuple(row) for row in db.execute(query.where(Round.live_id == live_id, LiveSession.notes_source != "").order_by(Round.id, Group.number))]


def sessions_due(moment: datetime, ahead: timedelta) -> list[int]:
    """Sessions whose groups' time is over at a moment, or is over so soon after it that they are to be warned and were not."""
    is_due = (Round.until <= moment) | ((Round.until <= moment + ahead) & Round.warned_at.is_(None))
    return list(db.scalars(select(Round.live_id).where(Round.state == "open", is_due).order_by(Round.id)))
