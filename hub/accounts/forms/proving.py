"""What must be known before a request's transaction begins: a password verified or hashed, a link's worth, a limit kept.

Argon2 takes 50 ms and a core; inside a writing transaction it would hold up everybody who writes. So these forms open short
transactions of their own in prepare(): one that counts the try (and stays, whatever comes after), one that reads the stored hash.
The verdict goes to the action, which checks that the hash it was reached against is still the stored one.
"""

from flask import request

from hub.accounts import passwords
from hub.accounts.actions import Proof, spend
from hub.accounts.login import carried_token, source
from hub.accounts.models import Person
from hub.accounts.queries.entering import letter_token, person_of_token
from hub.accounts.queries.people import person_by_address
from hub.storage.unit import unit_of_work
from hub.web.forms import Form

MINUTE, HOUR = 60, 3600
GUESSES_AT_ONE = (5, 5 * MINUTE)  # wrong passwords for one account from one place
GUESSES_FROM_ONE = (10, MINUTE)  # wrong passwords from one place
LETTERS_FROM_ONE = (20, HOUR)  # letters asked for from one place
WRONG_LINKS = (30, HOUR)


class ProvingForm(Form):
    """A form that does something slow or lasting before the transaction, but only if what was typed fits."""

    def prepare(self) -> None:
        """Validate, then prove."""
        super().prepare()
        if self.validate():
            self.prove()

    def prove(self) -> None:
        """What this form needs to know."""
        raise NotImplementedError


def count_letter() -> None:
    """Count a letter asked for from here, or TooMany."""
    with unit_of_work():
        spend("letters-from", source(), *LETTERS_FROM_ONE)


def proof_by_address(address: str, password: str) -> Proof:
    """Whether the password is that of the account with this address; takes as long where there is none."""
    attempts = _count(f"{address}|{source()}")
    with unit_of_work(write=False):
        person = person_by_address(address)
    return _proof(person, password, attempts)


def proof_of_carrier(password: str) -> Proof:
    """Whether the password is that of the person signed in here."""
    attempts = _count(f"own|{carried_token()[:16]}|{source()}")
    with unit_of_work(write=False):
        person = person_of_token(carried_token())
    return _proof(person, password, attempts)


def link_is_good(purpose: str) -> bool:
    """Whether the link of this request is good; a wrong one is counted, and too many from one place are refused."""
    with unit_of_work(write=False):
        good = letter_token(purpose, request.view_args["token"]) is not None
    if not good:
        with unit_of_work():
            spend("wrong-link", source(), *WRONG_LINKS)
    return good


def _count(whose: str) -> tuple[int, ...]:
    with unit_of_work():
        return (spend("guess-from", source(), *GUESSES_FROM_ONE), spend("guess-at", whose, *GUESSES_AT_ONE))


def _proof(person: Person | None, password: str, attempts: tuple[int, ...]) -> Proof:
    stored = person.password_hash if person is not None else None
    right = passwords.is_right(stored, password)
    stronger = passwords.renewed(stored, password) if right else None
    return Proof(person.id if right else None, right, stored, stronger, attempts)
