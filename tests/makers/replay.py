"""Makers of sessions that are over and left something to replay: facts at moments of one's own, questions, polls, pages of slides."""

import secrets
from datetime import timedelta

from hub.clock import now
from hub.live.models import Fact, LiveSession
from hub.polls.models import Count, Poll
from hub.questions.models import Question
from hub.slides.models import Deck, Page
from hub.storage.unit import db
from tests.makers import maker
from tests.makers.live import live, session_notes


@maker
def fact(one, kind, seconds=0, by=None, **data) -> Fact:
    """Something that happened so many seconds after the opening."""
    one = db.get(LiveSession, one.id)
    one.last_seq += 1
    thing = Fact(live_id=one.id, seq=one.last_seq, kind=kind, by_id=by.id if by else None, data=data, at=one.opened_at + timedelta(seconds=seconds))
    db.add(thing)
    return thing


@maker
def question(one, by, text="How long does a seal last?", seconds=30, **changes) -> Question:
    """A question that was asked."""
    thing = Question(live_id=one.id, by_id=by.id, text=text, at=one.opened_at + timedelta(seconds=seconds), **changes)
    db.add(thing)
    return thing


@maker
def poll(one, words="Which pump?", votes=(3, 1), seconds=40, **changes) -> Poll:
    """A poll with two choices that was put and closed."""
    values = {"kind": "one", "choices": ["Rope", "Hand"], "state": "closed", "voted": sum(votes), "opened_at": one.opened_at + timedelta(seconds=seconds)}
    thing = Poll(live_id=one.id, words=words, **values | changes)
    db.add(thing)
    db.flush()
    db.add_all([Count(poll_id=thing.id, choice=number, votes=count) for number, count in enumerate(votes)])
    return thing


@maker
def deck(one, by, titles=("Seals", "Valves")) -> Deck:
    """Slides that are drawn; their pictures are not on the disk."""
    thing = Deck(live_id=one.id, by_id=by.id, name="Pumps.pdf", kind="pdf", bytes=1000, state="ready", pages=len(titles), client_key=secrets.token_hex(8))
    db.add(thing)
    db.flush()
    db.add_all([
        Page(deck_id=thing.id, number=number, title=title, text=f"{title} in words", width=960, height=540, small=secrets.token_hex(20), small_bytes=9_000,
             large=secrets.token_hex(20), large_bytes=20_000)
        for number, title in enumerate(titles, 1)
    ])
    return thing


def over(community, host, minutes=10, **changes):
    """An open session that began so many minutes ago; to be closed by `session_notes` when all its facts are made."""
    return live(community, host, opened_at=now() - timedelta(minutes=minutes), starts_at=now() - timedelta(minutes=minutes), **changes)


__all__ = ["deck", "fact", "over", "poll", "question", "session_notes"]
