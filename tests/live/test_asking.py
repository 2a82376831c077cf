"""Registering with questions and a host who looks: answers checked and read by hosts only, a word to who is declined, a table no spreadsheet computes."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.clock import now
from hub.errors import Forbidden
from hub.live import actions, queries
from hub.live.models import LiveSession, Registration
from hub.storage.unit import db, unit_of_work
from hub.text.cells import safe_cell
from tests.cast import acting_as
from tests.makers.live import live

QUESTIONS = [
    {"words": "Where do you work?", "kind": "text", "choices": [], "must": True},
    {"words": "Which group?", "kind": "one", "choices": ["red", "blue"], "must": False},
    {"words": "Which topics?", "kind": "several", "choices": ["pumps", "pipes", "tests"], "must": False},
    {"words": "Interpreter?", "kind": "yes", "choices": [], "must": False},
]
GIVEN = {"q0": "Kisumu", "q1": "blue", "q2": ["pumps", "tests"], "q3": "no"}
NEW = "/communities/wells/live/new"


@pytest.fixture
def asking(cast, frozen):
    """A session that asks four questions and whose host looks at everybody."""
    soon = now() + timedelta(days=2)
    return live(cast.wells, cast.facilitator, state="planned", starts_at=soon, questions=QUESTIONS, needs_approval=True, seats=1)


def registrations() -> dict[int, Registration]:
    with unit_of_work(write=False):
        return {one.person_id: one for one in db.scalars(select(Registration))}


def register(visitor, asking, **given):
    return visitor.send(f"/live/{asking.id}/register", {"key": "a-key-for-this"} | GIVEN | given)


def test_a_host_writes_questions_without_script(cast, signed_in, frozen):
    host = signed_in(cast.facilitator)
    rows = {"questions-0-words": "Which  group?", "questions-0-kind": "one", "questions-0-choices": "red, blue,red", "questions-0-must": "y",
            "questions-2-words": "Anything else?", "needs_approval": "y"}
    wanted = {"title": "Pumps", "on": "2026-12-03", "at": "15:00", "zone": "UTC", "minutes": "60"}
    made = host.post(NEW, wanted | rows)
    with unit_of_work(write=False):
        found = db.scalar(select(LiveSession))
    assert [one["words"] for one in found.questions] == ["Which group?", "Anything else?"] and found.needs_approval
    assert found.questions[0] == {"words": "Which group?", "kind": "one", "choices": ["red", "blue"], "must": True}
    assert 'value="red, blue"' in host.get(f"{made.location}/edit").html


def test_choices_that_are_none_are_refused_and_kept(cast, signed_in, frozen):
    wanted = {"title": "Pumps", "on": "2026-12-03", "at": "15:00", "zone": "UTC", "minutes": "60"}
    page = signed_in(cast.facilitator).post(NEW, wanted | {"questions-0-words": "Which?", "questions-0-kind": "one", "questions-0-choices": "red"})
    assert page.status == 422 and "needs two to 12" in page and page.form_to(NEW).fields["questions-0-words"] == "Which?"


def test_who_registers_answers_and_asks_and_the_host_hears(asking, cast, signed_in, outbox, run_jobs):
    member = signed_in(cast.member)
    form = member.get(f"/live/{asking.id}/register")
    assert all(one["words"] in form for one in QUESTIONS) and f"/live/{asking.id}/register" in member.get(f"/live/{asking.id}").links
    assert register(member, asking).status == 302
    mine = registrations()[cast.member.id]
    assert mine.place == "pending" and [one["answer"] for one in mine.answers] == [["Kisumu"], ["blue"], ["pumps", "tests"], ["no"]]
    run_jobs()
    assert any("asks to come to Pumps that last" in one.text for one in outbox(cast.facilitator))
    assert "The host looks at who registers" in member.get(f"/live/{asking.id}")


@pytest.mark.parametrize("given, words", [
    ({"q0": " "}, "Fill this in"), ({"q1": "green"}, "one of those offered"), ({"q3": ["yes", "no"]}, "one of those offered"), ({"q0": "x" * 1001}, "longer than 1000"),
])
def test_an_answer_that_does_not_fit_is_refused_beside_its_question(given, words, asking, cast, signed_in):
    page = register(signed_in(cast.member), asking, **given)
    assert page.status == 422 and words in page and registrations() == {}


def test_taken_declined_and_told_with_a_word(asking, cast, signed_in, outbox, run_jobs):
    host = signed_in(cast.facilitator)
    for someone in (cast.member, cast.other, cast.outsider):
        register(signed_in(someone), asking)
    for someone, act in ((cast.member, "accept"), (cast.other, "accept"), (cast.outsider, "decline")):
        host.send(f"/live/{asking.id}/registered/{someone.id}", {"act": act, "word": "Next month, please"})
    assert [registrations()[one.id].place for one in (cast.member, cast.other, cast.outsider)] == ["coming", "waiting", "declined"]
    run_jobs()
    assert any("You are registered for" in one.text for one in outbox(cast.member)) and any("you wait for one" in one.text for one in outbox(cast.other))
    assert any("Next month, please" in one.text for one in outbox(cast.outsider)) and "Next month, please" in signed_in(cast.outsider).get(f"/live/{asking.id}")
    host.send(f"/live/{asking.id}/registered/{cast.member.id}", {"act": "decline"})
    assert registrations()[cast.other.id].place == "coming"


def test_who_is_declined_asks_again_once_a_day_and_the_host_looks_again(asking, cast, signed_in):
    member, host = signed_in(cast.member), signed_in(cast.facilitator)
    register(member, asking)
    for place in ("pending", "declined"):
        host.send(f"/live/{asking.id}/registered/{cast.member.id}", {"act": "decline"})
        assert registrations()[cast.member.id].place == "declined"
        answer = register(member, asking)
        assert registrations()[cast.member.id].place == place
    assert answer.status == 429


def test_nobody_declines_who_leads(asking, cast, signed_in):
    host = signed_in(cast.facilitator)
    register(host, asking)
    assert host.send(f"/live/{asking.id}/registered/{cast.facilitator.id}", {"act": "decline"}).status == 409
    assert "Decline" not in host.get(f"/live/{asking.id}/registered").html and registrations()[cast.facilitator.id].place == "coming"


def test_who_is_declined_leaves_no_way_round_and_who_only_asks_does_not_enter(asking, cast, signed_in):
    member = signed_in(cast.member)
    register(member, asking)
    with unit_of_work():
        db.get(LiveSession, asking.id).state = "open"
    with pytest.raises(Forbidden), acting_as(cast.member) as by:
        actions.arrive(by, queries.seat_for(by, asking.id, lock=True))
    signed_in(cast.facilitator).send(f"/live/{asking.id}/registered/{cast.member.id}", {"act": "decline"})
    member.send(f"/live/{asking.id}/unregister")
    assert registrations()[cast.member.id].place == "declined"


def test_answers_are_read_by_who_leads_and_by_nobody_else(asking, cast, signed_in):
    register(signed_in(cast.member), asking)
    assert "Kisumu" in signed_in(cast.facilitator).get(f"/live/{asking.id}/registered")
    for someone in (cast.member, cast.other, cast.outsider):
        for rest in ("", ".csv"):
            page = signed_in(someone).get(f"/live/{asking.id}/registered{rest}")
            assert page.status == 403 and "Kisumu" not in page.html
        assert "Kisumu" not in signed_in(someone).get(f"/live/{asking.id}").html


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", " =1", "\u00a0=1"])
def test_a_cell_is_never_a_formula(evil):
    assert safe_cell(evil) == f"'{evil}" and safe_cell("plain = text") == "plain = text"


def test_the_table_is_safe_and_holds_no_address(asking, cast, signed_in):
    register(signed_in(cast.member), asking, q0="=HYPERLINK(\"http://evil.example\")")
    page = signed_in(cast.facilitator).get(f"/live/{asking.id}/registered.csv")
    heads, row = csv.reader(io.StringIO(page.response.data.decode("utf-8-sig")))
    assert dict(zip(heads, row, strict=True))["Where do you work?"].startswith("'=HYPERLINK") and row[0] == "Moussa Traoré"
    assert "@example.org" not in page.response.data.decode() and row[heads.index("Which topics?")] == "pumps; tests"


def test_the_hosts_page_costs_the_same_for_one_and_for_three(asking, cast, signed_in, queries):
    host, counts = signed_in(cast.facilitator), []
    for people in ((cast.member,), (cast.other, cast.outsider)):
        for someone in people:
            register(signed_in(someone), asking)
        with queries() as seen:
            assert host.get(f"/live/{asking.id}/registered").status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
