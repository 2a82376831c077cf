"""A small named cast, the same in every test: who is who is known without looking."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from hub.accounts.by import VISITOR, By
from hub.accounts.models import Person
from hub.clock import now
from hub.communities.models import Community, Membership
from hub.communities.queries import by_of
from hub.storage.unit import db, in_unit, unit_of_work
from tests.makers import unkept_community, unkept_person

KINDS = ("visitor", "outsider", "member", "muted", "facilitator", "admin")


@dataclass
class Cast:
    """The people round one open community called Wells."""

    wells: Community
    admin: Person
    facilitator: Person
    member: Person
    other: Person
    muted: Person
    outsider: Person

    def by(self, kind: str) -> By:
        """Someone of the cast as `by`, for a rule table; 'visitor' too. Needs a unit of work."""
        return VISITOR if kind == "visitor" else by_of(getattr(self, kind))


def make_cast(**changes) -> Cast:
    """Put the cast into the database; `changes` are columns of the community (access="private")."""
    if in_unit():
        return _make(changes)
    with unit_of_work():
        return _make(changes)


def _make(changes: dict) -> Cast:
    people = {
        "admin": unkept_person("Adjoa Mensah", handle="adjoa", address="adjoa@example.org", is_admin=True),
        "facilitator": unkept_person("Amina Otieno", handle="amina", address="amina@example.org", country="KE", zone="Africa/Nairobi"),
        "member": unkept_person("Moussa Traoré", handle="moussa", address="moussa@example.org", country="ML", language="en"),
        "other": unkept_person("Priya Nair", handle="priya", address="priya@example.org", country="IN", zone="Asia/Kolkata"),
        "muted": unkept_person("Karim Haddad", handle="karim", address="karim@example.org", country="TN", language="ar"),
        "outsider": unkept_person("Oluwaseun Ade", handle="olu", address="olu@example.org", country="NG"),
    }
    standings = {"facilitator": {"role": "facilitator"}, "member": {}, "other": {}, "muted": {"muted_until": now() + timedelta(days=1)}}
    wells = unkept_community(**{"name": "Wells", "slug": "wells", "members_count": len(standings)} | changes)
    db.add_all([*people.values(), wells])
    db.flush()  # all people in one statement and all standings in another: most tests begin here
    db.add_all([Membership(community_id=wells.id, person_id=people[kind].id, **standing) for kind, standing in standings.items()])
    db.flush()
    return Cast(wells, **people)


@contextmanager
def acting_as(someone: Person | None = None, write: bool = True):
    """One unit of work in which `by` is someone (a visitor without): `with acting_as(cast.member) as by: actions.say(by, ...)`."""
    with unit_of_work(write=write):
        yield by_of(someone) if someone is not None else VISITOR
