"""Finding what lets people in: mailed tokens, invitations, sign-ins, counted tries."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.models import Attempt, MailedToken, Person, SignIn, SiteInvitation
from hub.accounts.tokens import hashed
from hub.clock import now
from hub.errors import NotFound
from hub.storage.unit import db

MOST_LISTED = 200


def letter_token(purpose: str, token: str) -> MailedToken | None:
    """The live token of that purpose, with its person; None for a wrong, used or old one."""
    return db.scalar(
        select(MailedToken).options(joinedload(MailedToken.person))
        .where(MailedToken.token_hash == hashed(token), MailedToken.purpose == purpose, MailedToken.ends_at > now())
    )


def invitation_of(token: str) -> SiteInvitation | None:
    """The site invitation of that token, if it is still good: unused, or used for an address nobody has confirmed yet (the letter was lost)."""
    return db.scalar(
        select(SiteInvitation).outerjoin(Person, (Person.address == SiteInvitation.address) & (Person.state == "unconfirmed"))
        .where(SiteInvitation.token_hash == hashed(token), SiteInvitation.ends_at > now())
        .where(SiteInvitation.used_at.is_(None) | Person.id.is_not(None))
    ) if token else None


def invitations() -> list[SiteInvitation]:
    """The site invitations nobody has used, newest first; those whose time is over among them."""
    return list(db.scalars(select(SiteInvitation).where(SiteInvitation.used_at.is_(None)).order_by(SiteInvitation.id.desc()).limit(MOST_LISTED)))


def person_of_token(token: str) -> Person | None:
    """Who holds a sign-in token now, without standings: for what is verified before the request's own unit of work."""
    return db.scalar(select(Person).join(SignIn, SignIn.person_id == Person.id).where(SignIn.token_hash == hashed(token), SignIn.ends_at > now()))


def sign_ins_of(by: By) -> list[SignIn]:
    """The devices `by` is signed in on, newest first."""
    return list(db.scalars(select(SignIn).where(SignIn.person_id == by.id, SignIn.ends_at > now()).order_by(SignIn.id.desc())))


def sign_in_for(by: By, sign_in_id: int) -> SignIn:
    """One of the devices of `by`, or NotFound."""
    found = db.scalar(select(SignIn).where(SignIn.id == sign_in_id, SignIn.person_id == by.id))
    if found is None:
        raise NotFound()
    return found


def administrators() -> list[Person]:
    """Everybody who looks after the site."""
    return list(db.scalars(select(Person).where(Person.is_admin, Person.state == "active").order_by(Person.id)))


def held_administrators() -> list[Person]:
    """The same, their rows held until this unit of work ends: two who dismiss each other must not both succeed."""
    return list(db.scalars(
        select(Person).where(Person.is_admin, Person.state == "active").order_by(Person.id)
        .with_for_update().execution_options(populate_existing=True)
    ))


def tries(key: str, seconds: int) -> int:
    """How often `key` was counted in the last so many seconds."""
    return db.scalar(select(func.count()).where(Attempt.key == key, Attempt.at > now() - timedelta(seconds=seconds)))


def oldest_try(key: str, seconds: int):
    """The first moment of `key` within the last so many seconds, or None."""
    return db.scalar(select(func.min(Attempt.at)).where(Attempt.key == key, Attempt.at > now() - timedelta(seconds=seconds)))
