"""Makers of questions to a session, asked as a person would."""

import secrets

from hub.communities.queries import by_of
from hub.live.queries import seat_for
from hub.questions import actions
from hub.questions.actions import Asked
from hub.questions.models import Question
from hub.questions.queries import question_for
from tests.makers import maker


@maker
def question(live, person, text="What does a seal cost?", **how) -> Question:
    """A question somebody asked; `how`: is_nameless, relayed."""
    by = by_of(person)
    return actions.ask(by, seat_for(by, live.id, lock=True), Asked(text, **how), secrets.token_hex(8))


@maker
def taking(live, host, waits=False, nameless=False) -> None:
    """How a session takes questions."""
    by = by_of(host)
    actions.rule(by, seat_for(by, live.id, lock=True), waits, nameless)


@maker
def hidden(asked: Question, judge) -> Question:
    """A question that somebody who looks after the community took away."""
    by = by_of(judge)
    seat = seat_for(by, asked.live_id, lock=True)
    found = question_for(by, seat, asked.id)
    actions.take_away(by, seat, found)
    return found
