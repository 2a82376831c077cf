"""Programmes, who takes part, and what coordinators ruled."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from hub.accounts.by import By
from hub.communities.models import Community
from hub.communities.rules import may_read
from hub.errors import NotFound
from hub.matching.models import Participant, Programme, Ruling
from hub.matching.rules import may_found, may_see
from hub.storage.unit import db

LARGEST_ID = 2**63 - 1
MOST = 100


def programme_for(by: By, programme_id: int) -> Programme:
    """The programme with its community, if it exists for `by`; else NotFound."""
    found = db.scalar(_with_community().where(Programme.id == programme_id)) if programme_id <= LARGEST_ID else None
    if found is None or not may_see(by, found):
        raise NotFound()
    return found


def programme_by_id(programme_id: int) -> Programme:
    """A programme, for the worker."""
    return db.get(Programme, programme_id)


def programme_locked(programme_id: int) -> Programme:
    """The programme, held until the end of the unit of work so that two coordinators do not cross."""
    return db.scalar(_with_community().where(Programme.id == programme_id).with_for_update(of=Programme).execution_options(populate_existing=True))


def programmes_for(by: By) -> list[Programme]:
    """The programmes of communities `by` may read in, newest first."""
    found = db.scalars(_with_community().where(Programme.community_id.in_(list(by.standings))).order_by(Programme.id.desc()).limit(MOST))
    return [one for one in found if may_read(by, one.community)]


def communities_to_found_in(by: By) -> list[Community]:
    """The communities `by` may begin a programme in, by name."""
    mine = db.scalars(select(Community).where(Community.id.in_(list(by.standings))).order_by(Community.name))
    return [one for one in mine if may_found(by, one)]


def made_with(by: By, key: str) -> Programme | None:
    """The programme `by` made with this key."""
    return db.scalar(_with_community().where(Programme.made_by_id == by.id, Programme.client_key == key))


def own_parts(by: By, programme: Programme) -> list[Participant]:
    """As what `by` takes part in the programme."""
    return list(db.scalars(select(Participant).where(Participant.programme_id == programme.id, Participant.person_id == by.id, Participant.is_here)))


def participant_of(person_id: int, programme: Programme, role: str) -> Participant | None:
    """Somebody's part in that role, also one taken back."""
    return db.scalar(
        select(Participant).where(Participant.programme_id == programme.id, Participant.person_id == person_id, Participant.role == role)
    )


def participant(programme: Programme, participant_id: int) -> Participant:
    """One participant of the programme, or NotFound."""
    found = db.get(Participant, participant_id, options=[joinedload(Participant.person)]) if participant_id <= LARGEST_ID else None
    if found is None or found.programme_id != programme.id:
        raise NotFound()
    return found


def all_participants(programme: Programme) -> list[Participant]:
    """Everybody who applied, with their persons, by name."""
    rows = db.scalars(
        select(Participant).join(Participant.person).options(contains_eager(Participant.person)).where(Participant.programme_id == programme.id)
    )
    return sorted(rows, key=lambda one: (one.role, one.person.name, one.id))


def rulings_of(programme: Programme) -> list[Ruling]:
    """The coordinators' pins and bans, in the order they were made."""
    return list(db.scalars(select(Ruling).where(Ruling.programme_id == programme.id).order_by(Ruling.id)))


def _with_community():
    return select(Programme).options(joinedload(Programme.community, innerjoin=True))
