"""Times that suit both: real days in two zones, across a change of clocks, the same whoever asks."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hub.clock import now
from hub.communities.queries import by_of
from hub.matching import actions as matching
from hub.matching import week
from hub.mentorship import free, queries
from hub.storage.unit import unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
EVENINGS = [[day, 17 * 60, 20 * 60] for day in range(7)]
ZONES = ("Africa/Nairobi", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Auckland", "UTC")


def test_ticks_become_slots_and_ticks_again():
    assert week.slots_of({"0-0", "0-1", "2-5", "9-9", "x", "0-3"}) == [[0, 360, 720], [0, 840, 1020], [2, 1200, 1380]]
    assert week.ticks_of(week.slots_of({"0-0", "0-1", "2-5"})) == ["0-0", "0-1", "2-5"]


def test_evenings_in_nairobi_meet_mornings_in_new_york():
    """18 to 20 in Nairobi is 10 to 12 in New York in winter: one time a day, on the half hour, inside both."""
    mine, theirs = (EVENINGS, "Africa/Nairobi"), ([[1, 9 * 60 + 10, 12 * 60]], "America/New_York")
    found = free.common_times(mine, theirs, MONDAY, 45)
    assert [moment.astimezone(UTC).isoformat() for moment in found] == ["2026-11-24T14:30:00+00:00", "2026-12-01T14:30:00+00:00"]


def test_nobody_free_at_the_same_time_means_no_proposal():
    assert free.common_times((EVENINGS, "UTC"), ([[0, 300, 360]], "UTC"), MONDAY, 30) == []
    assert free.common_times(([[0, 600, 640]], "UTC"), ([[0, 600, 640]], "UTC"), MONDAY, 45) == []


def test_a_change_of_clocks_moves_the_moment_not_the_hour():
    """New York leaves summer time on 1 November 2026: its ten o'clock stays ten, and is an hour later in UTC."""
    slots = ([[day, 600, 720] for day in range(7)], "America/New_York")
    before = datetime(2026, 10, 30, tzinfo=UTC)
    found = free.common_times(slots, ([[day, 0, 1440] for day in range(7)], "UTC"), before, 60)
    assert {moment.astimezone(ZoneInfo("America/New_York")).hour for moment in found} == {10}
    assert {moment.hour for moment in found} == {14, 15}


@pytest.mark.parametrize("seed", range(20))
def test_each_time_lies_within_both_and_common_hours_are_symmetric(seed):
    dice = random.Random(seed)
    one, two = (([[dice.randrange(7), start := dice.randrange(0, 1200, 30), start + dice.randrange(60, 240, 30)] for _ in range(5)],
                 dice.choice(ZONES)) for _ in range(2))
    begin = MONDAY + timedelta(days=dice.randrange(300))
    for moment in free.common_times(one, two, begin, 60):
        assert all(any(a <= moment and moment + timedelta(hours=1) <= b for a, b in free.spans(*who, begin, begin + timedelta(days=16)))
                   for who in (one, two))
    assert free.shared_hours(one, two, begin) == free.shared_hours(two, one, begin)


def test_the_form_offers_what_suits_both(app, signed_in, frozen):
    """A proposed time is a link that fills the form in; without hours the page says what to do."""
    with unit_of_work():
        mentor, mentee = person("Amina", zone="Africa/Nairobi"), person("Moussa", zone="Africa/Bamako")
        pair = make.pair(mentor, mentee)
    visitor, path = signed_in(mentor), f"/mentoring/{pair.id}/meetings/new"
    assert "Say when you are free" in visitor.get(path)
    assert visitor.get("/mentoring/hours").location.endswith("/matching/profile/hours?back=mentoring")
    assert visitor.post("/matching/profile/hours?back=mentoring", {"free": ["2-4", "3-4"]}).location.endswith("/mentoring/")
    assert "Moussa has not said when" in visitor.get(path)
    with unit_of_work():
        matching.save_step(by_of(mentee), "hours", slots=week.slots_of({"2-3", "4-1"}))
    page = visitor.get(path)
    chosen = next(link for link in page.links if link.startswith("?on="))
    assert chosen == "?on=2026-11-25&at=17:00" and "14:00" in page
    assert visitor.get(path + chosen).form_to(path).fields["at"] == "17:00"
    assert visitor.get(path + "?on=x&at=25:00").status == 200
    with unit_of_work():
        matching.save_step(by_of(mentee), "hours", slots=week.slots_of({"6-0"}))
        assert queries.times_for_both(by_of(mentor), queries.pair_for(by_of(mentor), pair.id), 45) == []
    assert "do not meet in the next two weeks" in visitor.get(path)


def test_contact_is_logged_in_one_tap(app, signed_in, frozen):
    """A voice note sent elsewhere counts; the same tap twice is one."""
    with unit_of_work():
        mentor = person("Amina")
        pair = make.pair(mentor, person(), contact_at=now() - timedelta(days=60))
    visitor = signed_in(mentor)
    assert "No contact for 60 days" in visitor.get("/mentoring/")
    for _ in range(2):
        visitor.send(f"/mentoring/{pair.id}/contact", {"way": "voice", "key": "one-tap-key"})
    page = visitor.get("/mentoring/")
    assert "In contact today" in page and "No contact for" not in page
    assert visitor.get(f"/mentoring/{pair.id}").html.count("5 minutes") == 1
