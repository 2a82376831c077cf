"""The replay as a reader meets it: everything in order with its time, only for those who may read the notes, whole without script."""

import io
import re
import zipfile

import pytest

from hub.background import queue
from hub.live.models import LiveSession
from hub.polls.models import Reactions
from hub.storage.unit import db, unit_of_work
from tests.makers.replay import deck, fact, over, poll, question, session_notes


@pytest.fixture
def told(cast):
    """A session that is over, without a recording, in which everything happened once."""
    with unit_of_work():
        db.merge(cast.wells).access = "private"
    one = over(cast.wells, cast.facilitator)
    slides = deck(one, cast.facilitator)
    fact(one, "agenda:pointed", 5, cast.facilitator, point=0)
    fact(one, "chat:said", 10, cast.member, text="The seal breaks first")
    fact(one, "slide:shown", 20, cast.facilitator, deck=slides.id, page=1)
    fact(one, "caption:said", 25, cast.other, lang="fr", text="Le joint casse", t_ms=25_000)
    question(one, cast.member, "How long does a seal last?", 30, votes=4, state="answered", answer="Two years", answered_at=one.opened_at)
    question(one, cast.other, "A held question", 31, state="held")
    poll(one)
    poll(one, "Who is tired?", (2, 7), 50, results="hosts")
    fact(one, "still:sent", 60, cast.other, name="a" * 40, source="camera", bytes=9_000, width=480, height=360)
    with unit_of_work() as open_db:
        open_db.add(Reactions(live_id=one.id, minute=0, kind="clap", given=5))
    fact(one, "slide:shown", 70, cast.facilitator, deck=slides.id, page=2)
    fact(one, "chat:said", 80, cast.other, text="Thank you")
    session_notes(one)
    return one


def page_of(visitor, one, path=""):
    return visitor.get(f"/live/{one.id}/replay{path}")


def test_everything_stands_in_its_order_with_its_time(cast, signed_in, told):
    page = page_of(signed_in(cast.member), told)
    order = ["Welcome", "The seal breaks first", "Seals in words", "Le joint casse", "How long does a seal last?", "Which pump?", "From the camera", "5 reactions", "Valves in words", "Thank you"]
    places = [page.html.index(words, page.html.index('id="record"')) for words in order]
    assert places == sorted(places)
    assert all(time in page.words for time in ("0:05", "0:10", "0:25", "1:20")) and "Moussa Traoré" in page and "4 votes" in page and "Two years" in page


def test_what_was_not_for_everybody_is_not_there(cast, signed_in, told):
    page = page_of(signed_in(cast.facilitator), told)
    assert "Who is tired?" in page and "Rope : 3" in page.words
    assert "A held question" not in page and "Rope : 2" not in page.words


def test_only_readers_of_the_notes_see_it_and_only_after_the_end(cast, signed_in, client, told):
    for path in ("", "/captions-fr.vtt", "/pack.zip"):
        queue.run_waiting()
        assert page_of(signed_in(cast.member), told, path).status == 200
        assert page_of(signed_in(cast.outsider), told, path).status == page_of(client, told, path).status == 404
    with unit_of_work():
        db.get(LiveSession, told.id).state = "open"
    assert page_of(signed_in(cast.member), told).status == 404


def test_a_line_that_is_taken_away_is_gone_from_the_replay_its_file_and_its_folder(cast, signed_in, told):
    queue.run_waiting()
    member = signed_in(cast.member)
    with unit_of_work() as open_db:
        from hub.communities.queries import by_of
        from hub.live import actions, queries

        by = by_of(cast.facilitator)
        line = queries.any_line(open_db.query(actions.facts.Fact).filter_by(live_id=told.id, kind="chat:said", seq=2).one().id)
        actions.take_away(by, queries.seat_for(by, told.id, lock=True), line)
    assert "The seal breaks first" not in page_of(member, told) and page_of(member, told, "/pack.zip").status == 404
    queue.run_waiting()
    assert "The seal breaks first" not in unpacked(member, told)["index.html"]


def test_a_corrected_note_is_in_a_folder_made_anew(cast, signed_in, told):
    queue.run_waiting()
    member = signed_in(cast.member)
    item = re.search(r'href="/library/(\d+)"', page_of(member, told).html)[1]
    assert member.post(f"/library/{item}/edit", {"source": "Agreed: @amina buys brass"}).status == 302
    queue.run_waiting()
    box = unpacked(member, told)
    assert "buys brass" in box["notes.md"] and 'href="http://localhost/people/amina"' in box["index.html"] and 'href="/' not in box["index.html"]


def unpacked(visitor, one) -> dict[str, str]:
    with visitor.client.get(f"/live/{one.id}/replay/pack.zip") as answer, zipfile.ZipFile(io.BytesIO(answer.get_data())) as box:
        return {name: box.read(name).decode(errors="replace") for name in box.namelist()}
