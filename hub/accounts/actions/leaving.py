"""Ends: closing an account, suspending and lifting, and sweeping out what has run its time."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update

from hub.accounts import notices
from hub.accounts.actions.entering import Proof, end_sign_ins, proven
from hub.accounts.actions.findable import make_findable
from hub.accounts.by import By
from hub.accounts.hearing import say
from hub.accounts.models import FIELD_GROUPS, FORMER_MEMBER, Attempt, KeptDraft, MailedToken, Person, SignIn, SiteInvitation
from hub.accounts.queries.entering import administrators
from hub.accounts.queries.people import suspensions_over
from hub.accounts.rules import may_change_account, may_suspend
from hub.audit import actions as audit
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.realtime import channels
from hub.realtime.announcing import hang_up
from hub.search import actions as search
from hub.storage.unit import db
from hub.text.languages import _

UNCONFIRMED_HOLDS = timedelta(days=7)
SAME_TAP = timedelta(minutes=1)  # the same button twice
ATTEMPTS_HOLD = timedelta(days=1)
EXPIRED_SHOWN = timedelta(days=90)  # invitations whose time is over, to those who invited


def close(by: By, proof: Proof, keep_name: bool) -> None:
    """Close one's own account: address, password, profile, drafts, devices are erased; posts stay, under the name or not."""
    require(by.is_authenticated)
    try:
        person = proven(proof)
    except Invalid as refusal:
        raise Invalid(refusal.message if proof.wait else _("That is not your present password."), "current") from None
    require(may_change_account(by, person))
    if person.is_admin and len(administrators()) == 1:
        raise Conflict(_("You are the last administrator. Make somebody else one first; then you can close your account."))
    notices.send(person, "closed")
    say("closed", person)
    audit.record(by, "closed account", person)
    _erase(person, keep_name)


def suspend(by: By, person: Person, until: datetime | None, why: str) -> None:
    """Keep a person out until a moment (None: until lifted); their devices are signed out and sockets hang up at once."""
    require(may_suspend(by, person))
    if person.state not in ("active", "suspended"):
        raise Conflict(_("Only an active account can be suspended."))
    if _is_so_already(person, until, why[:400]):
        return
    person.state, person.suspended_until, person.suspended_why = "suspended", until, why[:400]
    end_sign_ins(person)
    hang_up(channels.of_person(person.id))
    make_findable(person)
    say("suspended", person)
    audit.record(by, "suspended", person, until=until.isoformat() if until else "", why=why[:400])
    notices.send(person, "suspended", until=until.strftime("%Y-%m-%d %H:%M UTC") if until else "", why=why)


def _is_so_already(person: Person, until: datetime | None, why: str) -> bool:
    # The same form sent twice: its second letter would tell nothing new.
    if person.state != "suspended" or person.suspended_why != why or (until is None) != (person.suspended_until is None):
        return False
    return until is None or abs(person.suspended_until - until) < SAME_TAP


def lift(by: By, person: Person) -> None:
    """End a suspension."""
    require(may_suspend(by, person))
    if person.state != "suspended":
        raise Conflict(_("This account is not suspended."))
    _lift(person)
    audit.record(by, "lifted suspension", person)


def sweep() -> None:
    """Remove what has run its time: counted tries, links, sign-ins, invitations, addresses never confirmed; lift what is over."""
    for person in suspensions_over():
        _lift(person)
    db.execute(delete(Attempt).where(Attempt.at < now() - ATTEMPTS_HOLD))
    for table in (MailedToken, SignIn):
        db.execute(delete(table).where(table.ends_at < now()))
    db.execute(delete(SiteInvitation).where(SiteInvitation.ends_at < now() - EXPIRED_SHOWN))
    db.execute(delete(Person).where(Person.state == "unconfirmed", Person.joined_at < now() - UNCONFIRMED_HOLDS))


def _lift(person: Person) -> None:
    person.state, person.suspended_until, person.suspended_why = "active", None, ""
    make_findable(person)
    say("lifted", person)


def _erase(person: Person, keep_name: bool) -> None:
    end_sign_ins(person)
    hang_up(channels.of_person(person.id))
    for table in (MailedToken, KeptDraft):
        db.execute(delete(table).where(table.person_id == person.id))
    for fields in FIELD_GROUPS.values():
        for name in fields:
            setattr(person, name, _empty(name))
    person.levels, person.shown_to, person.words_to_admins = {}, {}, ""
    person.address = person.password_hash = None
    person.state, person.is_admin = "closed", False
    if not keep_name:
        person.name = FORMER_MEMBER
    # The handle often holds the name, so it goes in both cases; mentions of it stay plain words.
    person.handle = f"former.{person.id}"
    search.drop("person", person.id)
    db.execute(update(SiteInvitation).where(SiteInvitation.made_by_id == person.id).values(made_by_id=None))


def _empty(name: str):
    return {"languages": [], "zone": "UTC", "connection": "fair"}.get(name, "")
