"""Becoming someone here: registering, confirming, taking over what a list brought, being let in."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from hub.accounts import notices
from hub.accounts.actions.attempts import may_write_to
from hub.accounts.actions.findable import make_findable
from hub.accounts.actions.mailed import mail_link, take_token
from hub.accounts.actions.placeholders import SHORTEST_NAME, add_person, tidy_name
from hub.accounts.addresses import usable
from hub.accounts.by import By
from hub.accounts.hearing import say
from hub.accounts.letting_in import lets_in
from hub.accounts.models import Person, SignIn, SiteInvitation
from hub.accounts.queries.entering import administrators, invitation_of
from hub.accounts.queries.people import person_by_address
from hub.accounts.rules import may_admit
from hub.accounts.tokens import hashed, new_token
from hub.audit import actions as audit
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.limits import Budget
from hub.storage.unit import db, rehearsal
from hub.text.languages import _, language

INVITATION_HOLDS = timedelta(days=14)
MAILED = Budget(100, 3600)  # invitations one administrator has mailed; a sign-in that was stolen must not make the hub a sender of spam


@dataclass(frozen=True)
class Application:
    """What someone says of themselves when registering; `password_hash` was made before the transaction."""

    name: str
    address: str
    password_hash: str
    zone: str = "UTC"
    invitation: str = ""
    path: str = ""
    words: str = ""


def register(application: Application, registration: str) -> None:
    """Begin an account; whatever is known of the address already, the page says the same and only the address is told.

    `registration` is the site's setting: open, invitation or approval.
    """
    address = usable(application.address)
    if len(tidy_name(application.name)) < SHORTEST_NAME:
        raise Invalid(_("Write the name people shall call you."), "name")
    if registration == "invitation":
        _use_invitation(application.invitation, address)
    known = person_by_address(address)
    if may_write_to(address):
        _answer_by_mail(known, address, application)
    else:
        notices.rehearse("known")


def confirm(token: str, registration: str) -> tuple[Person, str]:
    """Prove the address of a new account: active at once, or waiting for an administrator; returns the way on, too."""
    taken = take_token("confirm", token)
    person = taken.person
    if person.state != "unconfirmed":
        raise Conflict(_("This address is confirmed already. Sign in to go on."))
    open_door(person, registration, taken.path)
    return person, taken.path


def claim(token: str, name: str, password_hash: str, registration: str) -> tuple[Person, str]:
    """Take over a placeholder as the owner of its address: from now on it is their account."""
    taken = take_token("claim", token)
    person = taken.person
    require(person.is_placeholder and person.address == taken.address)
    person.name = tidy_name(name) or person.name
    person.password_hash, person.language = password_hash, language()
    person.joined_at = now()
    open_door(person, registration, taken.path)
    return person, taken.path


def open_door(person: Person, registration: str, path: str = "") -> None:
    """Let someone in whose address is proven; where the site approves people first, they wait and administrators hear of it."""
    person.state, person.agreed_at = ("waiting" if registration == "approval" else "active"), now()
    make_findable(person)
    if person.state == "active":
        say("arrived", person, path=path)
    else:
        say("waiting", person)
        for admin in administrators():
            notices.send(admin, "waiting", person=person.name, words=person.words_to_admins, path="/admin/people?state=waiting")


def approve(by: By, person: Person) -> None:
    """Let someone in who waits for approval."""
    require(may_admit(by))
    _require_waiting(person)
    person.state, person.words_to_admins = "active", ""
    make_findable(person)
    audit.record(by, "admitted", person)
    say("arrived", person, path="")
    notices.send(person, "admitted")


def decline(by: By, person: Person, why: str = "") -> None:
    """Turn someone away who waits for approval; what they told us is erased."""
    require(may_admit(by))
    _require_waiting(person)
    notices.send(person, "declined", why=why)
    audit.record(by, "declined", person)
    try:
        with db.begin_nested():
            db.delete(person)
    except IntegrityError:
        # They wrote on a list that was imported: the posts stay, and with them the name the list knew.
        _back_on_the_list(person)


def _back_on_the_list(person: Person) -> None:
    db.execute(delete(SignIn).where(SignIn.person_id == person.id))
    person.state, person.password_hash, person.words_to_admins = "placeholder", None, ""


def invite_to_site(by: By, address: str = "") -> str:
    """An invitation to register, good once; returns its token. With an address only for that one, and mailed there."""
    require(may_admit(by))
    address, token = usable(address) if address.strip() else "", new_token()
    if address:
        MAILED.spend(by.id, _("That is a hundred invitations within an hour. Send the others later."))
    invitation = SiteInvitation(token_hash=hashed(token), address=address, made_by_id=by.id, ends_at=now() + INVITATION_HOLDS)
    if address:
        db.execute(delete(SiteInvitation).where(SiteInvitation.address == address, SiteInvitation.used_at.is_(None), SiteInvitation.ends_at <= now()))
    db.add(invitation)
    db.flush()
    audit.record(by, "invited", invitation)
    if address and may_write_to(address):
        notices.send_invitation(address, by.name, f"/register?invitation={token}")
    return token


def revoke(by: By, invitation: SiteInvitation) -> None:
    """Take an invitation back."""
    require(may_admit(by))
    audit.record(by, "revoked invitation", invitation)
    db.delete(invitation)


def _answer_by_mail(known: Person | None, address: str, application: Application) -> None:
    # Each way does the work of the others, so that the time a page takes tells nobody who has an account.
    if known is None or known.state == "unconfirmed":
        _begin(known or add_person(application.name, address, "unconfirmed"), address, application)
    elif known.is_placeholder:
        known.words_to_admins, known.language = application.words, language()
        mail_link(known, "claim", address, application.path)
    else:
        with rehearsal():
            _begin(add_person(application.name, f"{new_token()}@localhost", "unconfirmed"), address, application)
        notices.send(known, "known")
        return
    notices.rehearse("known")


def _begin(person: Person, address: str, application: Application) -> None:
    person.name, person.password_hash = tidy_name(application.name), application.password_hash
    person.zone, person.language, person.words_to_admins = application.zone, language(), application.words
    mail_link(person, "confirm", address, application.path)


def _use_invitation(token: str, address: str) -> None:
    """Spend a site's invitation, or accept one a community keeps; Invalid where there is none."""
    invitation = invitation_of(token)
    if invitation is None:
        if lets_in(token):
            return
        raise Invalid(_("This site can be joined by invitation. Ask someone here for one, and open its link."))
    if invitation.address and invitation.address != address:
        raise Invalid(_("This invitation is for another address. Join with that one, or ask for a new invitation."), "address")
    if invitation.used_at is not None:
        return
    unused = (SiteInvitation.id == invitation.id, SiteInvitation.used_at.is_(None))
    if db.execute(update(SiteInvitation).where(*unused).values(used_at=now(), address=address)).rowcount != 1:
        raise Conflict(_("This invitation was used already."))


def _require_waiting(person: Person) -> None:
    if person.state != "waiting":
        raise Conflict(_("This was decided already."))
