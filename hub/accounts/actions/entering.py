"""Signing in and out; ending sign-ins wherever they are."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from hub.accounts.actions.attempts import give_back
from hub.accounts.by import By
from hub.accounts.models import Person, SignIn
from hub.accounts.queries.entering import administrators, sign_in_for
from hub.accounts.queries.people import person_by_id
from hub.accounts.tokens import hashed, new_token
from hub.clock import now
from hub.errors import Invalid, require
from hub.mail.delivery import has_mail_server, mail_address
from hub.realtime import channels
from hub.realtime.announcing import hang_up
from hub.storage.unit import db
from hub.text.languages import _, ngettext
from hub.text.moments import moment_words

HOLDS = timedelta(days=30)
LONGEST_DEVICE = 120
MINUTE = 60


@dataclass(frozen=True)
class Proof:
    """What verifying a password has shown, done before this transaction: whose, against which hash, and the tries counted for it."""

    person_id: int | None = None
    right: bool = False
    hash_seen: str | None = None
    stronger_hash: str | None = None
    attempts: tuple[int, ...] = ()
    wait: int = 0  # seconds, where so many were wrong that this one was not looked at


def sign_in(by: By, proof: Proof, device: str) -> str:
    """Sign the proven person in on a device; returns the token for its cookie. An earlier sign-in of this browser ends."""
    person = proven(proof)
    _lift_if_over(person)
    _require_may_enter(person)
    if proof.stronger_hash:
        person.password_hash = proof.stronger_hash
    if by.sign_in is not None:
        sign_out(by)
    return begin(person, device)


def begin(person: Person, device: str) -> str:
    """A new sign-in of a person; returns its token, of which only the hash is kept."""
    token = new_token()
    db.add(SignIn(person_id=person.id, token_hash=hashed(token), device=device[:LONGEST_DEVICE], ends_at=now() + HOLDS))
    db.flush()
    return token


def proven(proof: Proof) -> Person:
    """The person whose password was right, still with that password; Invalid otherwise. Gives the counted tries back."""
    if proof.wait:
        raise Invalid(ngettext(
            "Too many wrong passwords. Try again in %(num)s minute, or choose a new password: it works at once.",
            "Too many wrong passwords. Try again in %(num)s minutes, or choose a new password: it works at once.",
            -(-(proof.wait - 1) // MINUTE),
        ))
    person = person_by_id(proof.person_id) if proof.right else None
    if person is None or person.password_hash != proof.hash_seen:
        raise Invalid(_("That address and password do not belong together. Nothing was changed; try again, or choose a new password."))
    give_back(proof.attempts)
    return person


def sign_out(by: By) -> None:
    """End the sign-in `by` acts from; its sockets hang up."""
    if by.sign_in is not None:
        _end(by.sign_in.id)


def sign_out_device(by: By, sign_in_id: int) -> None:
    """End one of one's own sign-ins."""
    require(by.is_authenticated)
    _end(sign_in_for(by, sign_in_id).id)


def sign_out_everywhere(by: By) -> None:
    """End all sign-ins of `by`, this one too."""
    require(by.is_authenticated)
    end_sign_ins(by.person)


def end_sign_ins(person: Person, but: int | None = None) -> None:
    """End all sign-ins of a person, except perhaps one; their sockets hang up after the commit."""
    ended = delete(SignIn).where(SignIn.person_id == person.id, SignIn.id != (but or 0)).returning(SignIn.id)
    for sign_in_id in list(db.execute(ended).scalars()):
        hang_up(channels.of_sign_in(sign_in_id))


def _end(sign_in_id: int) -> None:
    db.execute(delete(SignIn).where(SignIn.id == sign_in_id))
    hang_up(channels.of_sign_in(sign_in_id))


def _lift_if_over(person: Person) -> None:
    if person.state == "suspended" and person.suspended_until is not None and person.suspended_until <= now():
        person.state, person.suspended_until, person.suspended_why = "active", None, ""


def _require_may_enter(person: Person) -> None:
    """Say to the owner of the right password why they may not come in."""
    if person.state == "unconfirmed":
        raise Invalid(_("Confirm your address first: open the link in the letter we sent. Join again to get a new letter."))
    if person.state == "waiting":
        raise Invalid(_("Your address is confirmed. The people who run this site read your request now, and write to you either way."))
    if person.state == "suspended":
        raise Invalid(_suspended(person))
    require(person.may_act)


def _suspended(person: Person) -> str:
    """Until when, why, and whom to write to."""
    why, until = person.suspended_why, person.suspended_until
    why += "." * why[-1:].isalnum()
    if until is None:
        said = _("Your account is suspended. %(why)s", why=why)
    else:
        said = _("Your account is suspended until %(until)s. %(why)s", until=moment_words(until, person.zone), why=why)
    address = mail_address() if has_mail_server() else next((one.address for one in administrators()), "")
    return " ".join(filter(None, (said.strip(), address and _("If you think this is a mistake, write to %(address)s.", address=address))))
