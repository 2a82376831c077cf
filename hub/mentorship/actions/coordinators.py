"""Appointing people who keep an eye on mentoring."""

from hub.accounts.by import By
from hub.accounts.queries import people_by_handles
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import queries, rules
from hub.mentorship.models import Coordinator
from hub.storage.unit import db
from hub.text.languages import _


def appoint(by: By, handle: str) -> None:
    """Make the person of that handle a coordinator: they see dates and counts. A second time changes nothing."""
    require(rules.may_appoint(by))
    person = people_by_handles([handle.strip().lstrip("@")]).get(handle.strip().lstrip("@").lower())
    if person is None or not rules.may_coordinate(person):
        raise Invalid(_("Nobody with an account in use has that name after the @."), "handle")
    if queries.coordinator(person.id) is None:
        db.add(Coordinator(person_id=person.id, appointed_by_id=by.id, at=now()))
        record(by, "appointed mentoring coordinator", person)


def dismiss(by: By, person_id: int) -> None:
    """Take the task back. A second time changes nothing."""
    require(rules.may_appoint(by))
    found = queries.coordinator(person_id)
    if found is not None:
        db.delete(found)
        record(by, "dismissed mentoring coordinator", None, person=person_id)
