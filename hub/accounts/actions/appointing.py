"""Making people administrators, and ordinary people again."""

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.accounts.queries.entering import held_administrators
from hub.accounts.rules import may_admit
from hub.audit import actions as audit
from hub.errors import Conflict, require
from hub.realtime import channels
from hub.realtime.announcing import hang_up
from hub.text.languages import _


def appoint(by: By, person: Person) -> None:
    """Make someone with an account in use an administrator; twice is once."""
    require(may_admit(by))
    if not person.may_act:
        raise Conflict(_("Only an active account can look after the site."))
    if not person.is_admin:
        person.is_admin = True
        audit.record(by, "appointed administrator", person)


def dismiss(by: By, person: Person) -> None:
    """Make an administrator an ordinary person again, oneself too; the last one stays. Their open pages begin anew."""
    require(may_admit(by))
    if not person.is_admin:
        return
    if {one.id for one in held_administrators()} <= {person.id}:
        raise Conflict(_("This is the last administrator. Make somebody else one first."))
    person.is_admin = False
    hang_up(channels.of_person(person.id))
    audit.record(by, "dismissed administrator", person)
