"""Saying when one is free each week."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import require
from hub.mentorship import queries, rules
from hub.mentorship.free import slots_of
from hub.mentorship.models import FreeHours
from hub.storage.unit import db


def set_hours(by: By, ticks) -> FreeHours:
    """Keep when `by` is free each week, in their own time; nothing ticked forgets it."""
    require(rules.may_mentor(by))
    found = queries.own_hours(by)
    if found is None:
        found = FreeHours(person_id=by.id)
        db.add(found)
    found.slots, found.changed_at = slots_of(set(ticks)), now()
    db.flush()
    return found
