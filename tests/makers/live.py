"""Makers of live sessions, seats and notes, through the house's own actions."""

import secrets
from contextlib import contextmanager
from datetime import timedelta

from hub.accounts.by import HOUSE
from hub.clock import now
from hub.live import actions, queries
from hub.live.models import Fact, LiveSession, Role
from hub.storage.unit import db, in_unit, unit_of_work
from hub.text.writing import Written
from tests.makers import maker


def english(cast):
    """The cast, all reading English: for tests that look at words, not at languages."""
    with unit() as open_db:
        for person in (cast.admin, cast.facilitator, cast.member, cast.other, cast.muted, cast.outsider):
            if person.language != "en":
                open_db.merge(person).language = "en"
                person.language = "en"
    return cast


@contextmanager
def unit():
    """The unit of work that is open, or one of its own."""
    if in_unit():
        yield db
    else:
        with unit_of_work():
            yield db


@maker
def live(community, host=None, state="open", **changes) -> LiveSession:
    """A session of a community, open by default, hosted by a person; `changes` are columns."""
    values = {
        "title": "Pumps that last", "starts_at": now(), "minutes": 60, "zone": "Africa/Nairobi", "uid": f"{secrets.token_hex(8)}@live",
        "opened_at": now() - timedelta(minutes=1) if state in ("open", "closed") else None,
        "closed_at": now() if state == "closed" else None,
        "agenda": [{"title": "Welcome", "minutes": 5}, {"title": "Spare parts", "minutes": 30}],
    }
    thing = LiveSession(community_id=community.id, host_id=host.id if host else None, state=state, **values | changes)
    db.add(thing)
    db.flush()
    if host:
        db.add(Role(live_id=thing.id, person_id=host.id, role="host"))
    return thing


@maker
def live_role(live, person, role="scribe") -> Role:
    """A role in a session."""
    thing = Role(live_id=live.id, person_id=person.id, role=role)
    db.add(thing)
    return thing


@maker
def line(live, by, text="The pump works") -> Fact:
    """A chat line, said as the person would."""
    return actions.say(by, queries.seat_for(by, live.id, lock=True), text, secrets.token_hex(8))


@maker
def session_notes(live, notes="# Agreed\n\nBuy spare parts together."):
    """A session closed into the library by the house."""
    with_notes = Written(notes, f"<h1>Agreed</h1><p>{notes[10:]}</p>")
    seat = queries.seat_for(HOUSE, live.id, lock=True)
    seat.live.notes_source, seat.live.notes_version = notes, 1
    db.flush()
    return actions.close(HOUSE, seat, with_notes)
