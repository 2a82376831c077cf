"""People known from imported lists, and people the house itself brings in."""

from hub.accounts.actions.entering import end_sign_ins
from hub.accounts.actions.findable import make_findable
from hub.accounts.addresses import folded, usable
from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.queries.people import handle_is_taken, nameless_placeholder, person_by_address
from hub.accounts.rules import may_admit
from hub.audit import actions as audit
from hub.clock import now
from hub.errors import Invalid, require
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean
from hub.text.lines import one_line
from hub.text.names import handle_from

SHORTEST_NAME = 2
LONGEST_NAME = 120


def keep_placeholder(address: str | None, name: str) -> Person:
    """Who wrote under that address on an imported list: the person who has it, else a placeholder (the same one each time)."""
    name = tidy_name(name) or (address or "").partition("@")[0] or "?"
    found = person_by_address(address) if address else nameless_placeholder(name)
    if found is not None and found.state == "unconfirmed":
        # Nobody has proven to own the address: whoever typed it in is not to be shown as the author.
        found.state, found.name, found.password_hash = "placeholder", name, None
    if found is not None:
        return found
    return add_person(name, folded(address) if address else None, "placeholder")


def appoint_administrator(by: By, address: str, name: str, password_hash: str) -> Person:
    """Make the owner of the address an administrator, with an account if there is none; the password holds, older sign-ins end."""
    require(may_admit(by))
    if len(tidy_name(name)) < SHORTEST_NAME:
        raise Invalid(_("Write the name people shall call you."), "name")
    person = settle(by, address, name, password_hash)
    person.is_admin, person.suspended_until, person.suspended_why = True, None, ""
    end_sign_ins(person)
    audit.record(by, "appointed administrator", person)
    return person


def settle(by: By, address: str, name: str, password_hash: str, **profile) -> Person:
    """A person with a confirmed address, brought in by the house (shell, demonstration); `profile` holds columns of Person."""
    require(may_admit(by))
    person = person_by_address(address) or add_person(name, usable(address), "active")
    person.state, person.password_hash = "active", password_hash
    for column, value in profile.items():
        setattr(person, column, value)
    db.flush()
    make_findable(person)
    return person


def add_person(name: str, address: str | None, state: str, **columns) -> Person:
    """A new row for someone, with a free handle."""
    name = tidy_name(name)
    person = Person(name=name, address=address, state=state, handle=handle_from(name, handle_is_taken()), joined_at=now(), **columns)
    db.add(person)
    db.flush()
    return person


def tidy_name(name: str) -> str:
    """A name on one line, without control characters, of at most 120 characters."""
    return one_line(clean(name or ""))[:LONGEST_NAME].strip()
