"""Who asks to join, and which invitations are out."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from hub.accounts.by import By
from hub.accounts.letting_in import also_lets_in
from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community, Invitation, JoinRequest, Membership
from hub.communities.queries.acting import hashed
from hub.communities.queries.members import membership_of
from hub.communities.queries.places import facilitated_community_for
from hub.errors import NotFound
from hub.storage.unit import db

MOST_LISTED = 200


def open_requests(community: Community) -> list[JoinRequest]:
    """Requests nobody has answered yet, the oldest first, with the people."""
    return list(db.scalars(
        select(JoinRequest).join(JoinRequest.person).options(joinedload(JoinRequest.person))
        .where(JoinRequest.community_id == community.id, JoinRequest.declined_at.is_(None), Person.state == "active")
        .order_by(JoinRequest.asked_at, JoinRequest.id).limit(MOST_LISTED)
    ))


def request_of(community_id: int, person_id: int | None) -> JoinRequest | None:
    """What a person has asked of a community, answered or not."""
    if person_id is None:
        return None
    return db.scalar(select(JoinRequest).where(JoinRequest.community_id == community_id, JoinRequest.person_id == person_id))


def open_request_of(community: Community, handle: str) -> JoinRequest:
    """The unanswered request of the person of that handle, with the person; NotFound if none."""
    found = db.scalar(
        select(JoinRequest).join(JoinRequest.person).options(joinedload(JoinRequest.person))
        .where(JoinRequest.community_id == community.id, JoinRequest.declined_at.is_(None), Person.handle == handle)
    )
    if found is None:
        raise NotFound()
    return found


def invitations_for(by: By, slug: str) -> tuple[Community, list[Invitation]]:
    """The community and its living invitations, the newest first, for those who look after it."""
    community = facilitated_community_for(by, slug)
    return community, _unspent(community, Invitation.ends_at > now())


def expired_invitations(community: Community) -> list[Invitation]:
    """Invitations whose time ended before they were used, save to those who belong by now, the newest first."""
    belongs = select(Membership.id).join(Membership.person).where(Membership.community_id == community.id, Person.address == Invitation.address)
    return _unspent(community, Invitation.ends_at <= now(), (Invitation.address == "") | ~belongs.exists())


def invitation_of(community: Community, invitation_id: int) -> Invitation:
    """An invitation of that community, or NotFound."""
    found = db.scalar(select(Invitation).where(Invitation.id == invitation_id, Invitation.community_id == community.id))
    if found is None:
        raise NotFound()
    return found


def invitation_by_token(by: By, token: str) -> Invitation:
    """The invitation a token opens, with its community; NotFound if unknown, revoked, used up (save by `by`) or past."""
    return _living(by, Invitation.token_hash == hashed(token))


@also_lets_in
def lets_in(token: str) -> bool:
    """Whether a token is a living invitation; who is invited to a community may register where that takes an invitation."""
    found = db.scalar(select(Invitation).where(Invitation.token_hash == hashed(token)))
    return found is not None and found.is_open


def invitation_to(by: By, invitation_id: int) -> Invitation:
    """An invitation mailed to the address of `by`, with its community; NotFound otherwise."""
    address = by.person.address if by.person else None
    if not address:
        raise NotFound()
    return _living(by, (Invitation.id == invitation_id) & (Invitation.address == address))


def invitations_waiting_for(by: By) -> list[Invitation]:
    """Living invitations mailed to the address of `by` to where they do not belong, with the community and who made them."""
    rows = db.scalars(
        select(Invitation).join(Invitation.community).options(contains_eager(Invitation.community), joinedload(Invitation.made_by))
        .where(Invitation.address == by.person.address, Invitation.address != "", Invitation.revoked_at.is_(None))
        .where(Invitation.ends_at > now(), Invitation.uses_left > 0, Community.archived_at.is_(None), Community.id.notin_(by.standings))
        .order_by(Invitation.id).limit(MOST_LISTED)
    )
    return list(rows)


def made_since_yesterday(by: By) -> int:
    """How many invitations `by` made in the last 24 hours."""
    day = now() - timedelta(days=1)
    return db.scalar(select(func.count()).select_from(Invitation).where(Invitation.made_by_id == by.id, Invitation.made_at > day))


def mailed_lately(by: By) -> list[datetime]:
    """When `by` invited somebody by mail in the last two days, oldest first."""
    since = now() - timedelta(days=2)
    made = select(Invitation.made_at).where(Invitation.made_by_id == by.id, Invitation.address != "", Invitation.made_at > since)
    return list(db.scalars(made.order_by(Invitation.made_at)))


def person_at(address: str) -> Person | None:
    """The active person of a mail address."""
    return db.scalar(select(Person).where(Person.address == address, Person.state == "active"))


def was_just_invited(community_id: int, address: str) -> bool:
    """Whether a letter to that address left in the last two minutes: a form sent twice must not make the first link worthless."""
    lately = now() - timedelta(minutes=2)
    query = select(Invitation.id).where(Invitation.community_id == community_id, Invitation.address == address)
    return db.scalar(query.where(Invitation.made_at > lately, Invitation.revoked_at.is_(None), Invitation.uses_left > 0).limit(1)) is not None


def is_member_at(community_id: int, address: str) -> bool:
    """Whether the owner of an address already belongs."""
    query = select(Membership.id).join(Membership.person).where(Membership.community_id == community_id, Person.address == address)
    return db.scalar(query) is not None


def _unspent(community: Community, *conditions) -> list[Invitation]:
    unspent = (Invitation.community_id == community.id, Invitation.revoked_at.is_(None), Invitation.uses_left > 0)
    return list(db.scalars(select(Invitation).where(*unspent, *conditions).order_by(Invitation.id.desc()).limit(MOST_LISTED)))


def _living(by: By, condition) -> Invitation:
    found = db.scalar(select(Invitation).options(joinedload(Invitation.community)).where(condition))
    if found is None or not (found.is_open or membership_of(found.community_id, by.id)):
        raise NotFound()
    return found
