"""Letters about accounts: what each says is in templates/mail; here is who gets which."""

from hub.accounts.models import Person
from hub.background.queue import wake
from hub.mail import outbox
from hub.mail.rendering import letter
from hub.storage.unit import rehearsal
from hub.text.languages import language

HOLDS = {"confirm": 3, "claim": 3, "change_address": 1, "reset": 1 / 24}  # days a mailed link is good for
PATHS = {"confirm": "/confirm/", "claim": "/claim/", "change_address": "/change-address/", "reset": "/reset/"}


class _To:
    """An address that is not (yet) a person's own."""

    def __init__(self, address: str, name: str = "", person_id: int | None = None):
        self.address, self.name, self.id = address, name, person_id


def send(person: Person, name: str, /, **values) -> None:
    """Write one of the account letters to a person, in their language."""
    send_to(_To(person.address, person.name, person.id), person.language, name, **values)


def send_link(person: Person, purpose: str, address: str, token: str) -> None:
    """Write the letter with a mailed link to the address it proves."""
    to = _To(address, person.name, person.id)
    send_to(to, person.language, purpose, path=f"{PATHS[purpose]}{token}")


def send_invitation(address: str, inviter: str, path: str) -> None:
    """Write an invitation to somebody who has no account."""
    send_to(_To(address), language(), "invitation", inviter=inviter, path=path)


def send_to(to, code: str, name: str, /, **values) -> None:
    """Write a letter to an address in the language `code`."""
    made = letter(name, code, name=to.name, **values)
    outbox.post(to, made.subject, made.text, kind=name, html=made.html)


def rehearse(name: str) -> None:
    """Do the work of a letter that is not sent, so that the time a page takes does not tell whether one was."""
    with rehearsal():
        send_to(_To("nobody@localhost"), language(), name, path=PATHS.get(name, "/"))
    wake("mail.deliver")
