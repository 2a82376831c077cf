"""Finding the communities that one person alone looks after."""

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.communities.models import Community, Membership
from hub.storage.unit import db


def left_alone_by(by: By) -> list[Community]:
    """The communities in use, with other members, that nobody would look after without `by`; by name."""
    own, other = aliased(Membership), aliased(Membership)
    others = exists().where(
        other.community_id == Community.id, other.role == "facilitator", other.person_id != by.id,
        Person.id == other.person_id, Person.state == "active",
    )
    return list(db.scalars(
        select(Community).join(own, own.community_id == Community.id)
        .where(own.person_id == by.id, own.role == "facilitator", Community.archived_at.is_(None), Community.members_count > 1, ~others)
        .order_by(Community.name)
    ))
