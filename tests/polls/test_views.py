"""The pages of polls without script: prepare, open, vote, see how it stands, take the votes away."""

import pytest

from hub.polls.models import Ballot, Poll
from hub.storage.unit import db, unit_of_work
from tests.makers.live import live
from tests.makers.polls import closed, poll, voted


@pytest.fixture
def room(cast):
    return live(cast.wells, cast.facilitator)


def newest(kind) -> int:
    with unit_of_work(write=False):
        return max(one.id for one in db.query(kind))


def test_who_leads_prepares_and_opens_and_others_vote_without_script(cast, room, signed_in):
    host, path = signed_in(cast.facilitator), f"/live/{room.id}/polls"
    made = host.post(f"{path}/new", {"words": "What next?", "choices": "Rope\nChain"}, follow=True)
    assert "What next?" in made.html and "What next?" not in signed_in(cast.member).get(path).html
    number = newest(Poll)
    host.send(f"{path}/{number}", {"act": "open"})
    member = signed_in(cast.member)
    assert "What next?" in member.get(f"/live/{room.id}/text").html
    counted = member.post(f"{path}/{number}/vote", {"choices": "1"}, on=path, follow=True)
    assert "Your vote is counted" in counted.html and "1 (100 %)" in counted.html
    host.send(f"{path}/{number}", {"act": "close"})
    assert "1 person has voted" in signed_in(cast.other).get(path).html


def test_a_draft_is_changed_and_thrown_away_before_it_is_opened_and_not_after(cast, room, signed_in):
    made, host = poll(room, cast.facilitator, state="draft"), signed_in(cast.facilitator)
    path = f"/live/{room.id}/polls/{made.id}"
    assert "What then?" in host.post(f"{path}/edit", {"words": "What then?"}, follow=True).html
    host.send(path, {"act": "open"})
    page = host.post(f"{path}/edit", {"words": "Too late"})
    assert page.status == 422 and "opened meanwhile" in page.html and "Too late" in page.html
    assert "opened meanwhile" in host.send(path, {"act": "drop"}, follow_redirects=True).html


@pytest.mark.parametrize("results, before, after_vote", [("all", True, True), ("voters", False, True), ("hosts", False, False)])
def test_results_are_seen_by_whom_they_are_for(cast, room, signed_in, results, before, after_vote):
    made = poll(room, cast.facilitator, results=results)
    visitor, path = signed_in(cast.member), f"/live/{room.id}/polls"
    assert ("people have voted" in visitor.get(path).html) is before
    visitor.post(f"{path}/{made.id}/vote", {"choices": "0"}, on=path)
    assert ("has voted" in visitor.get(path).html) is after_vote and "has voted" in signed_in(cast.facilitator).get(path).html


def test_a_vote_that_does_not_fit_is_said_beside_the_form(cast, room, signed_in):
    made = poll(room, cast.facilitator)
    visitor, path = signed_in(cast.member), f"/live/{room.id}/polls"
    for wrong in ("9", "x", ""):
        page = visitor.send(f"{path}/{made.id}/vote", {"choices": wrong, "key": "a-key-of-mine"})
        assert page.status == 422 and "Choose one of those offered." in page.html


def test_the_table_comes_as_a_file_for_who_leads(cast, room, signed_in):
    made = poll(room, cast.facilitator, is_anonymous=False)
    voted(room, cast.member, made, 1)
    closed(room, cast.facilitator, made)
    page = signed_in(cast.facilitator).get(f"/live/{room.id}/polls/{made.id}.csv")
    assert page.status == 200 and "Moussa Traoré,Chain" in page.html


def test_a_hidden_text_is_gone_for_all_but_who_leads(cast, room, signed_in):
    made = poll(room, cast.facilitator, kind="text")
    voted(room, cast.member, made, text="quibblestone")
    path = f"/live/{room.id}/polls"
    assert "quibblestone" in signed_in(cast.other).get(path).html
    signed_in(cast.facilitator).send(f"{path}/{made.id}/texts/{newest(Ballot)}", {})
    assert "quibblestone" not in signed_in(cast.other).get(path).html and "quibblestone" in signed_in(cast.facilitator).get(path).html


def test_reactions_work_from_the_page_of_text(cast, room, signed_in, socket):
    line = socket(cast.other)
    line.ask("live:enter", live=room.id)
    assert signed_in(cast.member).send(f"/live/{room.id}/reactions", {"kind": "slower", "key": "a-key-of-mine"}).status == 302
    assert line.heard("reactions:given")[0]["given"] == {"slower": 1}


def test_the_page_costs_as_many_questions_for_one_as_for_three(cast, room, signed_in, queries):
    visitor, path = signed_in(cast.other), f"/live/{room.id}/polls"
    closed(room, cast.facilitator, poll(room, cast.facilitator))
    visitor.get(path)
    with queries() as one:
        visitor.get(path)
    for _ in range(2):
        closed(room, cast.facilitator, poll(room, cast.facilitator))
    with queries() as three:
        visitor.get(path)
    assert len(one) == len(three)
