"""The worker's part: a handful of pages at a time, going on after an end, forgetting what belongs to nothing."""

import io

from hub.background import queue
from hub.clock import now
from hub.communities.queries import by_of
from hub.live.models import LiveSession
from hub.live.queries import seat_for
from hub.slides import actions, jobs, kept, queries
from hub.slides.actions import Brought
from hub.slides.drawing import darkroom
from hub.slides.models import Deck
from hub.storage import files
from hub.storage.unit import db, unit_of_work
from tests.makers.live import live
from tests.makers.slides import drawn, pdf


def waiting(cast, room, pages=8) -> int:
    body = pdf(*(f"Page {number}" for number in range(1, pages + 1)))
    stored, count = files.keep(io.BytesIO(body), 1 << 25)
    with unit_of_work():
        by = by_of(cast.facilitator)
        return actions.bring(by, seat_for(by, room.id, lock=True), Brought("Eight", "pdf", (stored,), count, "key-of-eight")).id


def deck_now(room):
    with unit_of_work(write=False):
        return queries.decks_of(room.id)[0]


def test_a_handful_is_drawn_and_the_rest_waits_for_its_turn(cast):
    room = live(cast.wells, cast.facilitator)
    jobs.draw(waiting(cast, room))
    deck = deck_now(room)
    assert (deck.state, deck.drawn, deck.pages) == ("drawing", darkroom.AT_ONCE, 8)
    queue.run_waiting()
    assert deck_now(room).state == "ready" and files.stored_names() == []


def test_drawing_that_was_cut_off_goes_on(cast):
    room = live(cast.wells, cast.facilitator)
    deck = waiting(cast, room, pages=2)
    queue._Queue.huey.flush()
    jobs.draw_on()
    assert queue.waiting() == 0  # it may be in the worker's hands
    with unit_of_work():
        db.get(Deck, deck).added_at = now() - jobs.LEFT * 2
    jobs.draw_on()
    queue.run_waiting()
    assert deck_now(room).state == "ready"


def test_a_page_too_heavy_fails_the_deck_with_its_number(cast, monkeypatch):
    room = live(cast.wells, cast.facilitator)
    deck = waiting(cast, room)
    jobs.draw(deck)
    monkeypatch.setattr(darkroom, "SECONDS", 0)
    jobs.draw(deck)
    failed = deck_now(room)
    assert (failed.state, failed.problem, failed.drawn) == ("failed", "heavy", darkroom.AT_ONCE) and files.stored_names() == []


def test_a_deck_taken_away_while_it_is_drawn_leaves_nothing(cast):
    room = live(cast.wells, cast.facilitator)
    deck = waiting(cast, room)
    with unit_of_work():
        by = by_of(cast.facilitator)
        actions.remove(by, seat_for(by, room.id, lock=True), deck)
    queue.run_waiting()
    assert files.stored_names() == [] and list(kept.folder_of(room).glob("*")) == []


def test_the_same_form_sent_twice_is_one_deck(cast):
    room = live(cast.wells, cast.facilitator)
    assert waiting(cast, room) == waiting(cast, room) and len(files.stored_names()) == 1


def test_pictures_of_a_deleted_session_are_forgotten(cast):
    gone, stays = live(cast.wells, cast.facilitator), live(cast.wells, cast.facilitator)
    for room in (gone, stays):
        drawn(room, cast.facilitator)
    with unit_of_work():
        db.delete(db.get(LiveSession, gone.id))
    jobs.forget()
    assert kept.folders() == [kept.folder_of(stays)] and list(kept.folder_of(stays).glob("*.webp"))
