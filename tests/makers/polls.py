"""Makers of polls, prepared and opened as who leads would."""

import secrets

from hub.communities.queries import by_of
from hub.live.queries import seat_for
from hub.polls import actions, queries
from hub.polls.actions import Draft
from hub.polls.models import Poll
from tests.makers import maker


@maker
def poll(live, host, state="open", kind="one", choices=("Rope", "Chain", "Neither"), **how) -> Poll:
    """A poll about what holds a pump; `how`: is_anonymous, results."""
    by, seat = by_of(host), seat_for(by_of(host), live.id, lock=True)
    draft = Draft(kind, "What holds the pump?", list(choices) if kind in ("one", "several") else ["not at all", "very much"], **how)
    made = actions.prepare(by, seat, draft, secrets.token_hex(8))
    if state != "draft":
        actions.open_poll(by, seat, made)
    return made


@maker
def voted(live, person, made, *choices, text="") -> None:
    """Somebody's vote."""
    by = by_of(person)
    seat = seat_for(by, live.id)
    actions.vote(by, seat, queries.poll_for(by, seat, made.id), list(choices), text)


@maker
def closed(live, host, made) -> None:
    """A poll that who leads closed."""
    by = by_of(host)
    seat = seat_for(by, live.id, lock=True)
    actions.close_poll(by, seat, queries.poll_for(by, seat, made.id))
