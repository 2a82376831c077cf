"""Questions are reported, taken away and brought back, also after the session; who asked is told what became of theirs."""

import pytest

from hub.communities.queries import by_of
from hub.moderation import queries
from hub.storage.unit import unit_of_work
from tests.makers.live import live, session_notes
from tests.makers.questions import question, taking

RUDE = "Why are you all so slow?"
COMPLAINT = {"reason": "abuse", "words": "It insults us"}


@pytest.fixture
def asked(cast):
    """A session with a rude question of Priya's; (session, question)."""
    made = live(cast.wells, cast.facilitator)
    return made, question(made, cast.other, RUDE)


def judged(signed_in, cast, asked, act="hidden"):
    assert "have been told" in signed_in(cast.member).post(f"/live/{asked[0].id}/questions/{asked[1].id}/report", COMPLAINT, follow=True)
    with unit_of_work(write=False):
        (report,) = queries.open_reports_for(by_of(cast.facilitator)).rows
    host = signed_in(cast.facilitator)
    page = host.get(f"/reports/{report.id}")
    assert "A reported question" in page and RUDE in page
    host.post(f"/reports/{report.id}", {"act": act})
    return page


def test_a_reported_question_leaves_the_room_and_comes_back(cast, asked, signed_in, socket):
    watcher, path = socket(cast.member), f"/live/{asked[0].id}/questions"
    watcher.ask("live:enter", live=asked[0].id)
    assert "Priya" in judged(signed_in, cast, asked)
    assert [fact["data"] for fact in watcher.heard("question:gone")] == [{"id": asked[1].id}]
    assert RUDE not in signed_in(cast.member).get(path) and "Took a question away" in signed_in(cast.facilitator).get("/reports/log")
    assert "Taken away by those who look after" in signed_in(cast.other).get(path) and "was hidden by those who" in signed_in(cast.other).get("/notices")
    host = signed_in(cast.facilitator)
    host.post(f"{path}/{asked[1].id}/back", on=path)
    assert "Showed a question again" in host.get("/reports/log")
    assert [fact["data"]["text"] for fact in watcher.heard("question:asked")] == [RUDE] and RUDE in signed_in(cast.member).get(path)


def test_after_the_session_it_leaves_the_notes_and_comes_back(cast, asked, signed_in):
    notes, member = session_notes(asked[0]), signed_in(cast.member)
    assert RUDE in member.get(f"/library/{notes.id}")
    judged(signed_in, cast, asked)
    assert RUDE not in member.get(f"/library/{notes.id}")
    host, path = signed_in(cast.facilitator), f"/live/{asked[0].id}/questions"
    host.post(f"{path}/{asked[1].id}/back", on=path)
    assert RUDE in member.get(f"/library/{notes.id}")


def test_who_asked_without_a_name_stays_unknown_to_those_who_judge(cast, signed_in):
    made = live(cast.wells, cast.facilitator)
    taking(made, cast.facilitator, nameless=True)
    page = judged(signed_in, cast, (made, question(made, cast.other, RUDE, is_nameless=True)))
    assert "Priya" not in page and "warning" not in page
    assert "was hidden by those who" in signed_in(cast.other).get("/notices")


def test_ones_own_and_what_one_may_not_see_is_not_reported(cast, asked, signed_in):
    path = f"/live/{asked[0].id}/questions/{asked[1].id}/report"
    assert signed_in(cast.other).send(path, COMPLAINT | {"key": "own-question-key"}).status == 403
    assert signed_in(cast.member).get(f"/live/{asked[0].id}/questions/9999/report").status == 404


def test_who_asked_is_told_of_an_answer_and_of_being_set_aside(cast, asked, signed_in, run_jobs, outbox):
    host, path = signed_in(cast.facilitator), f"/live/{asked[0].id}/questions"
    second, relayed = question(asked[0], cast.other, "And the seal?"), question(asked[0], cast.facilitator, "By phone?", relayed="Amina")
    host.send(f"{path}/{asked[1].id}", {"act": "dismiss", "word": "Ask it kindly"})
    host.send(f"{path}/{second.id}", {"act": "answer", "answer": "Three thousand"})
    host.send(f"{path}/{relayed.id}", {"act": "answer", "answer": "Yes"})
    told = signed_in(cast.other).get("/notices")
    assert "was set aside by who leads it" in told and "has an answer" in told
    assert "By phone" not in signed_in(cast.facilitator).get("/notices")
    run_jobs()
    written = " ".join(letter.text for letter in outbox(cast.other))
    assert "Three thousand" in written and "Ask it kindly" in written
