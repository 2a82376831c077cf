"""Chat lines and session notes can be reported, judged and (lines) taken away, even when the session is over."""

import pytest

from hub.communities.queries import by_of
from hub.live.queries import seat_for
from hub.live.rules import may_see
from hub.moderation import queries
from hub.storage.unit import unit_of_work
from tests.makers.live import line, live, session_notes

INSULT = "You know nothing, see http://insult.example/"
COMPLAINT = {"reason": "abuse", "words": "It insults us"}


@pytest.fixture
def said(cast):
    """A session with an insulting line of Priya's; (session, line)."""
    made = live(cast.wells, cast.facilitator)
    with unit_of_work():
        return made, line(made, by_of(cast.other), INSULT)


def report_of(person):
    with unit_of_work(write=False):
        return queries.open_reports_for(by_of(person)).rows


def file_it(signed_in, cast, said):
    path = f"/live/{said[0].id}/lines/{said[1].seq}/report"
    return signed_in(cast.member).post(path, COMPLAINT, follow=True)


def test_a_reported_line_is_judged_and_leaves_the_room(cast, said, signed_in, socket):
    watcher = socket(cast.member)
    watcher.ask("live:enter", live=said[0].id)
    assert "have been told" in file_it(signed_in, cast, said)
    (report,) = report_of(cast.facilitator)
    host = signed_in(cast.facilitator)
    page = host.get(f"/reports/{report.id}")
    assert "A reported chat line" in page and "You know nothing" in page and "Priya" in page
    host.post(f"/reports/{report.id}", {"act": "hidden"})
    assert [fact["data"] for fact in watcher.heard("chat:hidden")] == [{"seq": said[1].seq}]
    assert "You know nothing" not in signed_in(cast.member).get(f"/live/{said[0].id}/text")
    assert report_of(cast.facilitator) == [] and "Took a chat line away" in host.get("/reports/log")


def test_a_line_reported_after_the_session_leaves_its_notes_and_search(cast, said, signed_in):
    notes = session_notes(said[0])
    member = signed_in(cast.member)
    assert "You know nothing" in member.get(f"/library/{notes.id}") and "insult.example" in member.get(f"/library/{notes.id}").html
    file_it(signed_in, cast, said)
    (report,) = report_of(cast.facilitator)
    signed_in(cast.facilitator).post(f"/reports/{report.id}", {"act": "hidden"})
    page = member.get(f"/library/{notes.id}")
    assert "You know nothing" not in page and "insult.example" not in page.html
    assert f"/library/{notes.id}" not in member.get("/search?q=insult.example").links


def test_reporting_a_line_twice_is_one_report_and_ones_own_is_refused(cast, said, signed_in):
    file_it(signed_in, cast, said)
    file_it(signed_in, cast, said)
    assert len(report_of(cast.facilitator)) == 1
    own = signed_in(cast.other).send(f"/live/{said[0].id}/lines/{said[1].seq}/report", COMPLAINT | {"key": "own-line-key"})
    assert own.status == 403


def test_session_notes_are_reported_to_those_who_judge(cast, signed_in):
    notes = session_notes(live(cast.wells, cast.facilitator))
    member = signed_in(cast.member)
    assert f"/library/{notes.id}/report" in member.get(f"/library/{notes.id}").links
    assert "have been told" in member.post(f"/library/{notes.id}/report", COMPLAINT, follow=True)
    (report,) = report_of(cast.facilitator)
    page = signed_in(cast.facilitator).get(f"/reports/{report.id}")
    assert "Reported session notes" in page and "Buy spare parts" in page and "Hide it" not in page


def test_what_one_may_not_see_cannot_be_reported(cast, said, signed_in):
    from tests.makers import community

    hidden = live(community("Quiet", facilitators=[cast.facilitator], access="private"), cast.facilitator)
    with unit_of_work():
        seq = line(hidden, by_of(cast.facilitator)).seq
        assert may_see(by_of(cast.facilitator), seat_for(by_of(cast.facilitator), hidden.id).live)
    assert signed_in(cast.member).get(f"/live/{hidden.id}/lines/{seq}/report").status == 404
    assert signed_in(cast.member).get(f"/live/{said[0].id}/lines/9999/report").status == 404


def test_a_judge_hides_the_line_beside_another_judgement_and_its_author_is_told(cast, said, signed_in):
    file_it(signed_in, cast, said)
    (report,) = report_of(cast.facilitator)
    signed_in(cast.facilitator).post(f"/reports/{report.id}", {"act": "warned", "words": "Be kind", "hide_too": "y"})
    assert "You know nothing" not in signed_in(cast.member).get(f"/live/{said[0].id}/text")
    told = signed_in(cast.other).get("/notices")
    assert "Be kind" in told and "was hidden by those who look after" in told
    assert "looked at it and acted" in signed_in(cast.member).get("/notices")


def test_a_refused_judgement_hides_nothing(cast, said, signed_in):
    file_it(signed_in, cast, said)
    (report,) = report_of(cast.facilitator)
    page = signed_in(cast.facilitator).post(f"/reports/{report.id}", {"act": "warned", "words": "", "hide_too": "y"})
    assert page.status == 422 and "You know nothing" in signed_in(cast.member).get(f"/live/{said[0].id}/text")
