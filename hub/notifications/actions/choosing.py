"""How loudly people want to hear, and forgetting what was theirs."""

from sqlalchemy import delete

from hub.accounts.by import By
from hub.accounts.hearing import hears
from hub.accounts.models import Person
from hub.errors import Invalid, require
from hub.notifications.models import MAIL, PACES, MailChoice, Notice
from hub.notifications.queries import choice_of
from hub.storage.unit import db
from hub.text.languages import _


def choose_mail(by: By, mail: str, digest: str, quiet: bool) -> MailChoice:
    """Set how `by` is written to: at once as each community says, all collected, or never."""
    require(by.is_authenticated)
    if mail not in MAIL or digest not in PACES:
        raise Invalid(_("Choose one of these."), "mail")
    choice = _own_choice(by.id)
    choice.mail, choice.digest, choice.quiet = mail, digest, quiet
    return choice


def silence(person_id: int, community_id: int | None) -> None:
    """Stop mail about a community (None: all mail but what an account needs); from a signed link, so without `by`."""
    choice = _own_choice(person_id)
    if community_id is None:
        choice.mail = "none"
    elif community_id not in choice.silenced:
        choice.silenced = [*choice.silenced, community_id]


def hear_again(by: By, community_id: int) -> None:
    """Let mail about a community come again."""
    require(by.is_authenticated)
    choice = _own_choice(by.id)
    choice.silenced = [known for known in choice.silenced if known != community_id]


def _own_choice(person_id: int) -> MailChoice:
    choice = choice_of(person_id)
    db.add(choice)
    return choice


@hears("closed")
def forget(person: Person) -> None:
    """Erase what someone was told and chose, as they have closed their account."""
    db.execute(delete(Notice).where(Notice.person_id == person.id))
    db.execute(delete(MailChoice).where(MailChoice.person_id == person.id))
