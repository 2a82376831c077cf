"""Feedback: asked at the end, answered once, told to hosts without names and only when enough answered."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from hub.attendance.models import Heard
from hub.clock import now
from hub.feedback import jobs
from hub.feedback.models import Answer, Given
from hub.feedback.results import results_of
from hub.sites.models import Site, SiteName
from hub.storage.unit import db, unit_of_work
from tests.makers import person
from tests.makers.attendance import stay
from tests.makers.live import live, session_notes

SAID = {"met": "4", "useful": "5", "connection": "2", "followed": "text", "will_use": "The =checklist", "to_change": "Shorter"}


@pytest.fixture
def over(cast, frozen):
    """A session that is over; the member was there."""
    found = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(minutes=30))
    stay(found, cast.member, 0, 20)
    session_notes(found)
    return found


def answers() -> list[Answer]:
    with unit_of_work(write=False):
        return list(db.scalars(select(Answer)))


def answered_by(over, signed_in, count: int) -> None:
    for number in range(count):
        said_by(over, signed_in, number, will_use=f"Idea {number}")


def said_by(over, signed_in, number: int, **said) -> None:
    """Somebody who was there answers."""
    somebody = person(f"Somebody {number}")
    stay(over, somebody, 0, 20)
    signed_in(somebody).post(f"/live/{over.id}/feedback", SAID | said)


def test_an_answer_is_kept_without_a_name_and_once(over, cast, signed_in):
    member, path = signed_in(cast.member), f"/live/{over.id}/feedback"
    assert "without your name" in member.post(path, SAID, follow=True)
    assert member.send(path, SAID | {"met": "1"}).status == 302
    kept = answers()
    assert [(one.met, one.useful, one.connection, one.will_use) for one in kept] == [(4, 5, 2, "The =checklist")]
    assert not {"person_id", "by_id", "at", "client_key"} & set(Answer.__table__.columns.keys())
    assert "You have answered" in member.get(path)


@pytest.mark.parametrize("changes, field", [({"met": ""}, "met"), ({"useful": "9"}, "useful"), ({"connection": "x"}, "connection"), ({"will_use": "a" * 1001}, "will_use")])
def test_what_does_not_fit_is_said_and_the_rest_kept(changes, field, over, cast, signed_in):
    page = signed_in(cast.member).post(f"/live/{over.id}/feedback", SAID | changes)
    assert page.status == 422 and answers() == [] and "Shorter" in page and f'id="{field}"' in page.html


def test_fewer_than_five_answers_are_only_counted(over, cast, signed_in):
    host, path = signed_in(cast.facilitator), f"/live/{over.id}/feedback/results"
    answered_by(over, signed_in, 4)
    assert "4 answers" in host.get(path) and "Idea" not in host.get(path).html and "Idea" not in host.get(f"/live/{over.id}/feedback.csv").html
    answered_by(over, signed_in, 1)
    page = host.get(path)
    assert "5 answers" in page and "Idea 3" in page and "Somebody" not in page.html


def test_only_who_leads_reads_the_results(over, cast, signed_in):
    answered_by(over, signed_in, 5)
    for who in (cast.member, cast.muted, cast.outsider):
        for path in ("feedback/results", "feedback.csv"):
            page = signed_in(who).get(f"/live/{over.id}/{path}")
            assert page.status == 403 and "Idea" not in page.html


def test_the_table_computes_nothing(over, cast, signed_in):
    for number in range(5):
        said_by(over, signed_in, number, will_use="=1+1")
    assert ",'=1+1," in signed_in(cast.facilitator).get(f"/live/{over.id}/feedback.csv").html


def test_a_host_adds_two_questions_and_reads_their_answers(cast, signed_in, frozen):
    opened = live(cast.wells, cast.facilitator)
    host = signed_in(cast.facilitator)
    assert host.post(f"/live/{opened.id}/feedback/questions", {"first": "Which pump?", "second": ""}).status == 302
    stay(opened, cast.member, 0, 20)
    session_notes(opened)
    assert "Which pump?" in signed_in(cast.member).get(f"/live/{opened.id}/feedback")
    for number in range(5):
        said_by(opened, signed_in, number, own0=f"Afridev {number}")
    page = host.get(f"/live/{opened.id}/feedback/results")
    assert "Which pump?" in page and "Afridev 2" in page


def test_everybody_who_took_part_is_asked_once(over, cast, outbox, signed_in):
    for _time in range(2):
        jobs.ask()
    notices = signed_in(cast.member).get("/notices")
    assert notices.words.count("What did you think of Pumps that last?") == 1
    assert "What did you think" not in signed_in(cast.other).get("/notices") and "What did you think" not in signed_in(cast.facilitator).get("/notices")


def test_who_was_not_there_is_not_asked_and_who_sat_at_a_site_or_hears_it_later_is(over, cast, signed_in):
    other, path = signed_in(cast.other), f"/live/{over.id}/feedback"
    assert "is asked of who took part" in other.get(path) and "<textarea" not in other.get(path).html
    assert other.send(path, SAID).status == 403 and answers() == []
    with unit_of_work():
        db.add(Heard(live_id=over.id, person_id=cast.other.id, way="later", ranges=[[0, 9000]]))
        room = Site(live_id=over.id, name="Kisumu", code="ABCDEFGH", person_id=cast.facilitator.id)
        db.add(room)
        db.flush()
        db.add(SiteName(site_id=room.id, name="Muted", person_id=cast.muted.id))
    for one in (other, signed_in(cast.muted)):
        assert "Thank you" in one.post(path, SAID, follow=True)
    assert "2 answers" in signed_in(cast.facilitator).get(f"{path}/results")


def test_feedback_ends_a_month_after_the_session(over, cast, signed_in):
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        page = signed_in(cast.member).get(f"/live/{over.id}/feedback")
        assert "not open now" in page and "<textarea" not in page.html


def test_the_rate_counts_who_was_asked():
    some = [Answer(met=5, useful=4, connection=None, followed="", will_use="", to_change="", own=[]) for _ in range(5)]
    found = results_of(some, 20, [])
    assert found.rate == 25 and found.mean("met") == 5.0 and found.mean("connection") == 0 and found.scales["useful"] == [0, 0, 0, 5, 0]


@pytest.mark.parametrize("membership_of", ["private"])
def test_an_outsider_of_a_private_community_finds_nothing(over, cast, signed_in, membership_of):
    with unit_of_work():
        from hub.communities.models import Community

        db.get(Community, cast.wells.id).access = membership_of
    assert signed_in(cast.outsider).get(f"/live/{over.id}/feedback").status == 404
    assert signed_in(cast.outsider).send(f"/live/{over.id}/feedback", SAID).status == 404 and answers() == []
    assert signed_in(cast.member).get(f"/live/{over.id}/feedback").status == 200


def test_that_somebody_answered_holds_no_hour(over, cast, signed_in):
    signed_in(cast.member).post(f"/live/{over.id}/feedback", SAID)
    with unit_of_work(write=False):
        given = db.scalar(select(Given))
    assert (given.on.hour, given.on.minute, given.on.second, given.on.microsecond) == (0, 0, 0, 0)
