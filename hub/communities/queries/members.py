"""Who belongs to a community, who hears of it, and who is missing from its mix."""


from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from hub.accounts.by import By
from hub.accounts.exporting import exports
from hub.accounts.models import Person
from hub.communities.mix import Mix, mix_of
from hub.communities.models import FOLLOWING, Community, Membership
from hub.communities.queries.places import facilitated_community_for
from hub.errors import NotFound
from hub.storage.unit import db

BELONGING = ("active", "placeholder")  # states of people who are shown and told; closed and suspended accounts are not


def member_of(community: Community, handle: str) -> Membership:
    """The membership of the person of that handle, with the person; NotFound if they do not belong."""
    found = db.scalar(_members(community.id).where(Person.handle == handle))
    if found is None:
        raise NotFound()
    return found


def membership_of(community_id: int, person_id: int | None) -> Membership | None:
    """The standing of a person in a community as it is now."""
    if person_id is None:
        return None
    return db.scalar(select(Membership).where(Membership.community_id == community_id, Membership.person_id == person_id))


def memberships_of(person_id: int) -> list[Membership]:
    """Everything a person belongs to, with the communities, by name."""
    rows = db.scalars(
        select(Membership).join(Membership.community).options(contains_eager(Membership.community))
        .where(Membership.person_id == person_id).order_by(Community.name, Membership.id)
    )
    return list(rows)


def facilitators_of(community: Community) -> list[Person]:
    """Those who look after the community, in the order they joined."""
    rows = db.scalars(
        _members(community.id).where(Membership.role == "facilitator", Person.state.in_(BELONGING)).order_by(Membership.id)
    )
    return [row.person for row in rows]


def facilitator_ids(community_id: int) -> list[int]:
    """The ids of the active people who look after the community."""
    return list(db.scalars(
        select(Membership.person_id).join(Membership.person)
        .where(Membership.community_id == community_id, Membership.role == "facilitator", Person.state == "active")
    ))


def is_last_facilitator(community_id: int, person_id: int) -> bool:
    """Whether nobody but that person looks after the community."""
    return not set(facilitator_ids(community_id)) - {person_id}


def oldest_member(community_id: int) -> Membership | None:
    """The active member who has belonged longest."""
    return db.scalar(_members(community_id).where(Person.state == "active").order_by(Membership.id).limit(1))


def count_of_members(community_id: int) -> int:
    """How many memberships a community has, counted row by row."""
    return db.scalar(select(func.count()).select_from(Membership).where(Membership.community_id == community_id))


def members_to_tell(community_id: int) -> dict[int, str]:
    """Active members of a community with how much each wants to hear: person id -> following."""
    rows = db.execute(
        select(Membership.person_id, Membership.following).join(Membership.person)
        .where(Membership.community_id == community_id, Person.state == "active")
    )
    return dict(rows.all())


def followers(community_id: int, minimum: str = "every") -> set[int]:
    """Members who want to hear at least that much: 'every', 'mentions' or 'digest' (each includes those before it)."""
    enough = FOLLOWING[: FOLLOWING.index(minimum) + 1]
    return {person_id for person_id, following in members_to_tell(community_id).items() if following in enough}


def mix_for(by: By, slug: str) -> tuple[Community, Mix]:
    """The community and who is in it and missing from it, for those who look after it."""
    community = facilitated_community_for(by, slug)
    rows = db.execute(
        select(Person.organisation_kind, Person.role, Person.country, Person.sector).join(Membership, Membership.person_id == Person.id)
        .where(Membership.community_id == community.id, Person.state.in_(BELONGING))
    )
    return community, mix_of(community.wanted_mix, [tuple(row) for row in rows])


@exports("communities")
def own_communities(by: By) -> list[dict]:
    """What belongs into a person's own download."""
    return [
        {"name": one.community.name, "role": one.role, "following": one.following, "joined_at": one.joined_at.isoformat()}
        for one in memberships_of(by.id)
    ]


def _members(community_id: int):
    return (
        select(Membership).join(Membership.person).options(contains_eager(Membership.person))
        .where(Membership.community_id == community_id)
    )
