"""Searches find what was said in a session, at its moment of the replay, for whoever may read its notes and nobody else."""

import pytest

from hub.background import queue
from hub.live.models import Fact
from hub.replay import queries
from hub.replay.finding import LONGEST, _gathered
from hub.search import actions as index
from hub.storage.unit import db, unit_of_work
from tests.makers.replay import fact, over, session_notes


@pytest.fixture
def said(cast):
    """A session of a private community that is over, captioned in two languages."""
    with unit_of_work():
        db.merge(cast.wells).access = "private"
    one = over(cast.wells, cast.facilitator, title="Pumps by night")
    fact(one, "caption:said", 25, cast.other, lang="en", text="The gasket wears out first", t_ms=25_000)
    fact(one, "caption:said", 31, cast.other, lang="en", text="so keep a second one", t_ms=31_000)
    fact(one, "caption:said", 200, cast.other, lang="en", text="A gasket costs two dollars", t_ms=200_000)
    fact(one, "caption:said", 202, cast.other, lang="fr", text="Un joint coûte deux dollars", t_ms=202_000)
    session_notes(one)
    queue.run_waiting()
    return one


def links(page):
    return [link for link in page.links if "/replay#t=" in link]


def test_a_line_is_found_at_its_moment_under_its_session(said, cast, signed_in):
    page = signed_in(cast.member).get("/search?q=gasket")
    assert f"/live/{said.id}/replay#t=25" in links(page) and f"/live/{said.id}/replay#t=200" in links(page)
    assert page.words.count("Pumps by night") == 1 and "Said in a live session" in page.words and "0:25" in page.words and "3:20" in page.words


def test_lines_near_each_other_stand_together_and_each_language_is_found(said, cast, signed_in):
    member = signed_in(cast.member)
    assert links(member.get("/search?q=second"))[0] == f"/live/{said.id}/replay#t=25"
    assert links(member.get("/search?q=joint"))[0] == f"/live/{said.id}/replay#t=202"
    assert f"/live/{said.id}/replay#t=25" in links(member.get("/search?q=gasket&kind=said"))


def test_the_title_alone_finds_the_session_and_not_each_of_its_minutes(said, cast, signed_in):
    assert links(signed_in(cast.member).get("/search?q=night&kind=said")) == []


def test_nobody_else_finds_a_word_of_it(said, cast, signed_in, client):
    assert links(signed_in(cast.member).get("/search?q=gasket"))
    for stranger in (client, signed_in(cast.outsider)):
        page = stranger.get("/search?q=gasket")
        assert links(page) == [] and "Pumps by night" not in page


def test_who_said_it_is_not_among_the_words(said, cast, signed_in):
    page = signed_in(cast.member).get("/search?q=gasket")
    assert cast.other.name not in page.words
    assert links(signed_in(cast.member).get(f"/search?q={cast.other.name.split()[0]}&kind=said")) == []


def test_an_emptied_line_is_found_no_more(said, cast, signed_in):
    member = signed_in(cast.member)
    with unit_of_work():
        for one in db.query(Fact).where(Fact.live_id == said.id, Fact.kind == "caption:said"):
            one.data = {**one.data, "text": one.data["text"].replace("gasket", "part")}
    fact(said, "caption:mended", 210, cast.other, seq=1)
    queue.wake("replay.renew", said.id)
    queue.run_waiting()
    assert links(member.get("/search?q=gasket")) == [] and links(member.get("/search?q=dollars"))


def test_making_it_again_changes_nothing(said, cast, signed_in):
    before = links(signed_in(cast.member).get("/search?q=gasket"))
    queue.wake("replay.renew", said.id)
    queue.run_waiting()
    assert links(signed_in(cast.member).get("/search?q=gasket")) == before and len(before) >= 2


def test_sessions_of_before_are_found_in_time(said, cast, signed_in):
    with unit_of_work():
        for one in queries.passages_in(said.id):
            index.drop("said", one.id)
            db.delete(one)
    member = signed_in(cast.member)
    assert links(member.get("/search?q=gasket")) == []
    queue.wake("replay.find_older")
    queue.run_waiting()
    assert links(member.get("/search?q=gasket"))
    with unit_of_work(write=False):
        assert queries.captioned_without_passages() == []


def test_a_passage_ends_after_half_a_minute_or_enough_words():
    assert _gathered([(0, "a"), (29_000, "b"), (30_000, "c")]) == [(0, "a b"), (30_000, "c")]
    assert [at for at, _words in _gathered([(0, "x" * (LONGEST - 1)), (1, "y")])] == [0, 1]
