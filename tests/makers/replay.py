"""Makers of sessions that are over and left something to replay: facts at moments of one's own, questions, polls, pages of slides."""

import io
import secrets
from datetime import timedelta

from PIL import Image

from hub.clock import now
from hub.live.actions import keep_recording
from hub.live.audio.bundles import bundles_of
from hub.live.models import Fact, LiveSession
from hub.live.recording.chaptering import chapters_of
from hub.live.recording.mixing import publish
from hub.live.recording.recorder import Recorder
from hub.live.sounding import folder_of
from hub.polls.models import Count, Poll
from hub.questions.models import Question
from hub.slides.kept import folder_of as folder_of_pictures
from hub.slides.kept import keep
from hub.slides.models import Deck, Page
from hub.storage.unit import db
from tests.makers import maker
from tests.makers.live import live, session_notes, unit


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
    """Slides that are drawn, each picture a single colour."""
    thing = Deck(live_id=one.id, by_id=by.id, name="Pumps.pdf", kind="pdf", bytes=1000, state="ready", pages=len(titles), client_key=secrets.token_hex(8))
    db.add(thing)
    db.flush()
    db.add_all([
        Page(deck_id=thing.id, number=number, title=title, text=f"{title} in words", width=960, height=540, small=_picture(one, number, 480),
             small_bytes=9_000, large=_picture(one, number, 960), large_bytes=20_000)
        for number, title in enumerate(titles, 1)
    ])
    return thing


def _picture(one, number: int, width: int) -> str:
    body = io.BytesIO()
    Image.new("RGB", (width, width * 9 // 16), (60 * number % 256, 90, 70)).save(body, "WEBP")
    return keep(folder_of_pictures(one), body.getvalue())


def recorded(one, *turns) -> None:
    """Turns (person, seconds after the opening, packets) of a session as they stand on the disk and in its facts while it is recorded."""
    for stream, (by, at, packets) in enumerate(turns, 1):
        fact(one, "floor:opened", at, by, stream=stream, t_ms=at * 1000)
        recorder = Recorder(folder_of(one), lambda at=at: at * 1000)
        recorder.start()
        for bundle in bundles_of(packets, stream, at * 1000):
            recorder.take(bundle, by.id)
        recorder.stop()
        fact(one, "floor:closed", at + len(packets) * 0.06, by, stream=stream, t_ms=at * 1000 + len(packets) * 60, why="done")


def published(one, people=()) -> None:
    """The recording of a session that is over, put together into its notes; needs no job."""
    made = publish(folder_of(one))
    chapters = chapters_of(folder_of(one), made, {person.id: person.name for person in people}, one.title)
    with unit():
        keep_recording(one.id, made, chapters)


def over(community, host, minutes=10, **changes):
    """An open session that began so many minutes ago; to be closed by `session_notes` when all its facts are made."""
    return live(community, host, opened_at=now() - timedelta(minutes=minutes), starts_at=now() - timedelta(minutes=minutes), **changes)


__all__ = ["deck", "fact", "over", "poll", "published", "question", "recorded", "session_notes"]
