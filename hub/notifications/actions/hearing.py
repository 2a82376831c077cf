"""What administrators are told about accounts: accounts stand to the left and only say that it happened."""

from hub.accounts.by import HOUSE
from hub.accounts.hearing import hears
from hub.accounts.models import Person
from hub.accounts.queries import administrators
from hub.notifications.actions.telling import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


@hears("waiting")
def someone_waits(person: Person) -> None:
    """Tell administrators that someone waits to be let in; accounts have written the letter already."""
    ids = [admin.id for admin in administrators()]
    tell(HOUSE, ids, "account:waiting", once=f"waiting-{person.id}", path="/admin/people", words={"name": person.name}, mail="none")


@sentence("account:waiting")
def _waiting(words) -> str:
    return _("%(name)s asks to be let in", name=words["name"])
