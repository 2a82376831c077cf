"""Changing password and address; both old and new address hear of it."""

from dataclasses import dataclass

from hub.accounts import notices
from hub.accounts.actions.attempts import forgive, may_write_to
from hub.accounts.actions.entering import Proof, end_sign_ins, proven
from hub.accounts.actions.joining import open_door
from hub.accounts.actions.mailed import forget_links, mail_link, take_token
from hub.accounts.actions.merging import merge
from hub.accounts.addresses import usable
from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.queries.people import person_by_address
from hub.accounts.rules import may_change_account
from hub.audit import actions as audit
from hub.errors import Conflict, Invalid, require
from hub.text.languages import _

MAILED_WITH_PASSWORD = ("reset", "change_address")


@dataclass(frozen=True)
class _Gone:
    """The address someone had until now, to write to it once more."""

    address: str
    name: str
    id: int


def ask_for_reset(address: str) -> None:
    """Send a link to choose a new password, if the address has an account; the page never says whether."""
    person = person_by_address(address)
    if not may_write_to(address) or person is None or person.state == "closed":
        notices.rehearse("reset")
    else:
        mail_link(person, "claim" if person.is_placeholder else "reset", person.address)


def reset_password(token: str, password_hash: str, registration: str, source: str = "") -> Person:
    """Set a new password by a mailed link; all sign-ins end, wrong guesses from `source` are forgiven. The link proves the address, too."""
    taken = take_token("reset", token)
    if taken.person.state == "unconfirmed":
        forget_links(taken.person, ("confirm",))
        open_door(taken.person, registration)
    _set_password(taken.person, password_hash)
    forgive("guess-at", f"{taken.person.address}|{source}")
    return taken.person


def change_password(by: By, proof: Proof, password_hash: str) -> None:
    """Set a new password, the present one proven; other sign-ins end."""
    person = _own(by, proof, "current")
    _set_password(person, password_hash, but=by.sign_in_id)
    audit.record(by, "changed password", person)


def ask_for_address(by: By, proof: Proof, address: str) -> None:
    """Send a link to a new address, the password proven; the old address hears of it."""
    person, address = _own(by, proof, "current"), usable(address)
    if address == person.address:
        raise Invalid(_("That is your address already."), "address")
    holder = person_by_address(address)
    notices.send(person, "address_asked")
    if not may_write_to(address):
        return
    if holder is None or holder.is_placeholder or holder.state == "unconfirmed":
        mail_link(person, "change_address", address)
    else:
        notices.send(holder, "known")


def confirm_address(token: str) -> Person:
    """Take over a new address by the link sent there, with whatever a list brought from it; both addresses are told."""
    taken = take_token("change_address", token)
    person, old = taken.person, taken.person.address
    _make_room(taken.address, person)
    person.address = taken.address
    forget_links(person, ("reset", "change_address", "confirm"))
    for told in (_Gone(old, person.name, person.id), person):
        notices.send_to(told, person.language, "address_changed", address=person.address)
    return person


def _make_room(address: str, person: Person) -> None:
    holder = person_by_address(address)
    if holder is None or holder is person:
        return
    if holder.state not in ("placeholder", "unconfirmed"):
        raise Conflict(_("Another account has this address now."))
    merge(holder, person)


def _own(by: By, proof: Proof, field: str) -> Person:
    require(by.is_authenticated)
    try:
        person = proven(proof)
    except Invalid as refusal:
        raise Invalid(refusal.message if proof.wait else _("That is not your present password."), field) from None
    require(may_change_account(by, person))
    return person


def _set_password(person: Person, password_hash: str, but: int | None = None) -> None:
    person.password_hash = password_hash
    forget_links(person, MAILED_WITH_PASSWORD)
    end_sign_ins(person, but)
    notices.send(person, "password_changed")
