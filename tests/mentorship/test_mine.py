"""The page of all mentees: who needs one most first, in a constant number of queries."""

from datetime import timedelta

import pytest

from hub.clock import now
from hub.communities.queries import by_of
from hub.mentorship import queries
from hub.mentorship.health import Signs, health_of
from hub.mentorship.models import Mentorship
from hub.storage.unit import unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

DAY = timedelta(days=1)


def mentees(mentor, count):
    """Pairs of the mentor with something of everything."""
    for _ in range(count):
        pair = make.pair(mentor, person(), contact_at=now() - 5 * DAY)
        make.goal(pair, percent=40)
        make.meeting(pair)
        make.meeting(pair, state="held", starts_at=now() - 5 * DAY)
        make.step(pair)


@pytest.mark.parametrize("path", ["/mentoring/", "/mentoring/mentors", "/mentoring/overview"])
def test_the_same_number_of_queries_for_one_and_three(app, signed_in, queries, path):
    """At most twelve, however many there are."""
    counts = []
    for number in (1, 3):
        with unit_of_work():
            mentor = person(is_admin=True)
            mentees(mentor, number)
            for _ in range(number):
                make.mentor_profile(person())
        visitor = signed_in(mentor)
        with queries() as seen:
            assert visitor.get(path).status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12


def test_a_page_of_a_pair_asks_the_same_for_one_and_three(app, signed_in, queries):
    """Goals, meetings, steps and messages of a pair cost no query each."""
    counts = []
    for number in (1, 3):
        with unit_of_work():
            mentor = person()
            pair = make.pair(mentor, person())
            for _ in range(number):
                make.goal(pair), make.meeting(pair), make.step(pair), make.message(pair)
                make.meeting(pair, state="held", logged_by_id=mentor.id, starts_at=now() - DAY)
        visitor = signed_in(mentor)
        with queries() as seen:
            assert visitor.get(f"/mentoring/{pair.id}").status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_who_needs_one_most_comes_first(frozen, settings):
    """Stalled, then what needs a look, then what is on track."""
    with unit_of_work():
        mentor = person()
        for name, days in (("Fine", 2), ("Silent", 50), ("Quiet", 24)):
            make.pair(mentor, person(name), contact_at=now() - days * DAY)
    with unit_of_work(write=False):
        rows = queries.rows_for(by_of(mentor)).mentees
        assert [(row.other.name, row.health.level, row.health.reason) for row in rows] == [
            ("Silent", "stalled", "No contact for 50 days"), ("Quiet", "watch", "No contact for 24 days"), ("Fine", "on_track", "In contact 2 days ago"),
        ]


HEALTH = [
    ({"contact": 1}, Signs(), "on_track"),
    ({"contact": None, "began": 13}, Signs(), "on_track"),
    ({"contact": None, "began": 14}, Signs(), "watch"),
    ({"contact": None, "began": 21}, Signs(), "stalled"),
    ({"contact": None, "began": 21}, Signs(next_at=now()), "watch"),
    ({"contact": 20}, Signs(), "on_track"),
    ({"contact": 45}, Signs(), "stalled"),
    ({"contact": 3}, Signs(missed_running=2), "watch"),
    ({"contact": 3}, Signs(missed_running=3), "stalled"),
    ({"contact": 3}, Signs(unlogged=1), "watch"),
    ({"contact": 3}, Signs(held=2), "watch"),
    ({"contact": 3}, Signs(held=2, goals=1), "on_track"),
    ({"contact": 3}, Signs(earliest_due=(now() - 2 * DAY).date()), "watch"),
]


@pytest.mark.parametrize("dates, signs, level", HEALTH)
def test_health_by_its_thresholds(dates, signs, level):
    """Each sign at and around its threshold."""
    at = now()
    contact = at - dates["contact"] * DAY if dates["contact"] is not None else None
    pair = Mentorship(state="active", contact_at=contact, answered_at=at - dates.get("began", 100) * DAY, asked_at=at)
    assert health_of(pair, signs, at).level == level


def test_a_mentee_sees_the_mirror_image(app, signed_in):
    """The mentor's 'their step' is the mentee's 'my step'."""
    with unit_of_work():
        mentor, mentee = person("Amina"), person("Moussa")
        make.step(make.pair(mentor, mentee), "Send the readings")
    assert "My next step Send the readings" in signed_in(mentee).get("/mentoring/")
    assert "Their next step Send the readings" in signed_in(mentor).get("/mentoring/")


def test_who_cannot_ask_reads_why_before_writing(cast, signed_in):
    make.mentor_profile(cast.other, places=1, taken=1)
    full = signed_in(cast.member).get("/mentoring/mentors/priya/ask", follow=True)
    assert "All places are taken" in full
    assert "This is how others see your offer" in signed_in(cast.other).get("/mentoring/mentors/priya/ask", follow=True)
