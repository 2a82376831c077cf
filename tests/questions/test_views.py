"""The page of questions without script: ask, vote and lead by plain forms; what is not for one's eyes stands nowhere."""

import pytest

from hub.live.models import Fact
from hub.questions.models import Question
from hub.storage.unit import db, unit_of_work
from tests.makers import membership, person
from tests.makers.live import live, session_notes
from tests.makers.questions import question, taking

SECRET = "quibblestone"


@pytest.fixture
def room(cast):
    return live(cast.wells, cast.facilitator)


def newest() -> int:
    with unit_of_work(write=False):
        return max(one.id for one in db.query(Question))


def test_one_asks_and_others_vote_without_script(cast, room, signed_in):
    path = f"/live/{room.id}/questions"
    asked = signed_in(cast.member).post(path, {"text": "What does a seal cost?"}, follow=True)
    assert "Your question is asked." in asked.html and "What does a seal cost?" in asked.html
    other = signed_in(cast.other)
    vote = f"{path}/{newest()}/vote"
    assert "1 vote" in other.post(vote, on=path, follow=True).html
    assert "0 votes" in other.post(vote, on=path, follow=True).html, "the same key takes it back"
    assert vote not in signed_in(cast.member).get(path).html


def test_the_page_of_text_shows_what_is_asked_and_answered_now(cast, room, signed_in):
    asked = question(room, cast.member)
    host = signed_in(cast.facilitator)
    host.send(f"/live/{room.id}/questions/{asked.id}", {"act": "read"})
    html = signed_in(cast.other).get(f"/live/{room.id}/text").html
    assert "Being answered now" in html and "What does a seal cost?" in html and f"/live/{room.id}/questions" in html


def test_a_held_question_stands_on_the_pages_of_who_leads_and_its_author_alone(cast, room, signed_in):
    taking(room, cast.facilitator, waits=True)
    held = signed_in(cast.member).post(f"/live/{room.id}/questions", {"text": SECRET}, follow=True)
    assert "waits until who leads" in held.html and SECRET in held.html
    pages = [f"/live/{room.id}/questions", f"/live/{room.id}/text", f"/live/{room.id}", f"/search?q={SECRET}"]
    for visitor in (signed_in(cast.other), signed_in(cast.outsider)):
        assert all(f"<bdi>{SECRET}" not in visitor.get(page).html for page in pages)
    host = signed_in(cast.facilitator)
    assert SECRET in host.get(pages[0]).html and "1 question waits" in host.get(pages[1]).html
    host.send(f"/live/{room.id}/questions/{newest()}", {"act": "let_in"})
    assert SECRET in signed_in(cast.other).get(pages[0]).html


def test_a_question_that_does_not_fit_keeps_what_was_typed(cast, room, signed_in):
    page = signed_in(cast.member).post(f"/live/{room.id}/questions", {"text": "x" * 501})
    assert page.status == 422 and "x" * 501 in page.html and "500" in page.html


def test_the_word_of_a_question_set_aside_is_for_its_author(cast, room, signed_in):
    asked = question(room, cast.member)
    signed_in(cast.facilitator).send(f"/live/{room.id}/questions/{asked.id}", {"act": "dismiss", "word": "Asked last week"})
    pages = [signed_in(one).get(f"/live/{room.id}/questions").html for one in (cast.member, cast.other, cast.facilitator)]
    assert ["Asked last week" in html for html in pages] == [True, False, False]


def test_answers_and_open_questions_stand_in_the_session_notes_and_others_do_not(cast, room, signed_in):
    first, _second, third = (question(room, one, text) for one, text in ((cast.member, "Cost?"), (cast.member, "Depth?"), (cast.other, SECRET)))
    host = signed_in(cast.facilitator)
    host.send(f"/live/{room.id}/questions/{first.id}", {"act": "answer", "answer": "Four dollars"})
    host.send(f"/live/{room.id}/questions/{third.id}", {"act": "dismiss"})
    item = session_notes(room)
    html = signed_in(cast.other).get(f"/library/{item.id}").html
    assert "Questions answered" in html and "Four dollars" in html and "Depth?" in html and SECRET not in html


def test_a_file_of_thousand_letters_is_no_word(cast, room, signed_in):
    asked = question(room, cast.member)
    page = signed_in(cast.facilitator).send(f"/live/{room.id}/questions/{asked.id}", {"act": "dismiss", "word": "x" * 401})
    assert page.status == 302
    with unit_of_work(write=False):
        assert db.query(Fact).filter_by(kind="question:gone").count() == 0


def test_the_page_costs_as_many_questions_for_one_as_for_three(cast, room, signed_in, queries):
    visitor, path = signed_in(cast.other), f"/live/{room.id}/questions"
    question(room, cast.member)
    visitor.get(path)
    with queries() as one:
        visitor.get(path)
    for _ in range(2):
        newcomer = person()
        membership(cast.wells, newcomer)
        question(room, newcomer)
    with queries() as three:
        visitor.get(path)
    assert len(one) == len(three)
