"""Makers: plain functions that put one valid thing into the database, each room's in a file of its own.

A maker works inside an open unit of work, and opens one of its own where there is none:

    amina = person("Amina Otieno")
    with unit_of_work():
        place = community("Wells", facilitators=[amina])
"""

import itertools
import secrets
from datetime import timedelta
from functools import wraps

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from hub.accounts.models import Person, SignIn
from hub.clock import now
from hub.communities.models import Community, Membership
from hub.communities.queries import hashed
from hub.storage.unit import db, in_unit, unit_of_work

PASSWORD = "correct horse battery staple"  # every made person's, hashed by accounts' own maker where a test signs in by form
_numbers = itertools.count(1)


def maker(make):
    """Let a function that adds things run inside or outside a unit of work; what it returns has its id."""

    @wraps(make)
    def made(*args, **values):
        if in_unit():
            thing = make(*args, **values)
            db.flush()
            return thing
        with unit_of_work():
            thing = make(*args, **values)
            db.flush()
            return thing

    return made


@maker
def person(name: str = "", **changes) -> Person:
    """An active person with an address; `changes` are columns."""
    thing = unkept_person(name, **changes)
    db.add(thing)
    return thing


def unkept_person(name: str = "", **changes) -> Person:
    """As `person`, not yet put into the database."""
    number = next(_numbers)
    values = {"handle": f"person{number}", "name": name or f"Person {number}", "address": f"person{number}@example.org",
              "state": "active", "languages": ["en"], "agreed_at": now()}
    return Person(**values | changes)


@maker
def sign_in(of: Person, **changes) -> str:
    """A device signed in; returns the token its cookie carries."""
    token = secrets.token_urlsafe(32)
    db.add(SignIn(**{"person_id": of.id, "token_hash": hashed(token), "device": "Test", "ends_at": now() + timedelta(days=30)} | changes))
    return token


@maker
def community(name: str = "", members=(), facilitators=(), **changes) -> Community:
    """A community, open unless `access` says otherwise, with these people in it."""
    thing = unkept_community(name, **changes)
    db.add(thing)
    db.flush()
    for one in members:
        membership(thing, one)
    for one in facilitators:
        membership(thing, one, role="facilitator")
    return thing


def unkept_community(name: str = "", **changes) -> Community:
    """As `community`, empty and not yet put into the database."""
    number = next(_numbers)
    return Community(**{"slug": f"community-{number}", "name": name or f"Community {number}", "purpose": "To learn", "languages": ["en"]} | changes)


@maker
def membership(place: Community, of: Person, **changes) -> Membership:
    """Someone's standing in a community, counted."""
    thing = Membership(**{"community_id": place.id, "person_id": of.id} | changes)
    db.add(thing)
    count = (place.members_count or 0) + 1
    db.execute(update(Community).where(Community.id == place.id).values(members_count=Community.members_count + 1))
    set_committed_value(place, "members_count", count)
    return thing
