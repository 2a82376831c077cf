"""The watch over pairs, by the clock: each alert at its threshold, reminders in order and at most weekly, check-ins, pause, follow-up."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.accounts.by import HOUSE
from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden, Invalid, NotFound
from hub.mentorship import actions, queries
from hub.mentorship.drafts import Answer
from hub.mentorship.models import Alert, CheckIn, Coordinator, Mentorship
from hub.notifications.models import Notice
from hub.storage.unit import db, in_unit, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

DAY = timedelta(days=1)
# rule, columns of the pair (ages in days), what it has, days until 'watch' and until 'stalled' (None: never)
ALERTS = [
    ("unsigned", {"state": "agreed", "answered_at": 0, "contact_at": 0}, "", 7, 14),
    ("unsigned", {"state": "agreed", "answered_at": 0, "contact_at": 0, "is_thin": True}, "", 11, 21),
    ("no_first", {"answered_at": 0}, "", 14, 21),
    ("no_first", {"answered_at": 0, "is_thin": True}, "", 21, 32),
    ("silent", {"answered_at": 0, "contact_at": 0}, "", 21, 45),
    ("silent", {"answered_at": 0, "contact_at": 0, "mode": "async"}, "", 32, 68),
    ("silent", {"answered_at": 0, "contact_at": 0, "cadence_days": 30}, "", 45, 75),
    ("missed", {"contact_at": 0}, "missed", 2, 3),
    ("no_goal", {"contact_at": 0}, "held", 2, 3),
]


@pytest.fixture
def people(app):
    """Mentor, mentee, and a coordinator whom an administrator appointed."""
    with unit_of_work():
        mentor, mentee, coordinator = person("Amina"), person("Moussa"), person("Olu")
        db.add(Coordinator(person_id=coordinator.id))
        return mentor, mentee, coordinator


def pair_of(people, **changes) -> Mentorship:
    """Their pair; moments are given as days ago."""
    moments = {name: now() - value * DAY for name, value in changes.items() if name.endswith("_at")}
    return make.pair(people[0], people[1], **changes | moments)


def look() -> int:
    """One look of the watch."""
    with unit_of_work():
        return actions.watch(HOUSE)


def levels() -> dict[str, str]:
    """Rule -> level of what stands open."""
    with unit_of_work(write=False):
        return {alert.rule: alert.level for alert in db.scalars(select(Alert).where(Alert.gone_at.is_(None)))}


def told(someone) -> list[str]:
    """What someone was told, oldest first: kind, or rule of a reminder."""
    with nullcontext() if in_unit() else unit_of_work(write=False):
        rows = db.scalars(select(Notice).where(Notice.person_id == someone.id).order_by(Notice.id))
        return [row.words.get("rule") or row.kind.removeprefix("mentorship:") for row in rows]


@pytest.mark.parametrize(("rule", "columns", "has", "watch", "stalled"), ALERTS)
def test_each_alert_opens_at_its_threshold(people, frozen, rule, columns, has, watch, stalled):
    """Quiet the day before, to be looked at on the day, stalled on the later one."""
    pair = pair_of(people, **columns)
    for count in range(1, stalled + 1):
        if has:
            make.meeting(pair, state=has, starts_at=now() - DAY + count * timedelta(minutes=1))
        else:
            frozen.shift(DAY)
        look()
        assert levels().get(rule) == ("stalled" if count >= stalled else "watch" if count >= watch else None), count


def test_an_alert_is_one_row_a_period_and_goes_when_the_rule_holds_no_more(people, frozen):
    pair = pair_of(people, answered_at=0, contact_at=0)
    frozen.shift(22 * DAY)
    look(), look()
    with unit_of_work():
        actions.touch(by_of(people[0]), queries.pair_for(by_of(people[0]), pair.id), "voice")
    look()
    frozen.shift(22 * DAY)
    look()
    with unit_of_work(write=False):
        rows = list(db.scalars(select(Alert).where(Alert.rule == "silent").order_by(Alert.id)))
        assert [row.gone_at is None for row in rows] == [False, True]


def test_what_was_found_of_a_pair_that_is_over_stands_no_longer(people, frozen):
    pair = pair_of(people, answered_at=0, contact_at=0)
    frozen.shift(45 * DAY)
    look()
    assert levels() == {"silent": "stalled"}
    with unit_of_work():
        actions.end_early(by_of(people[1]), queries.pair_for(by_of(people[1]), pair.id), "mutual")
    assert levels() == {}
    with unit_of_work(write=False):
        scope = queries.scope_of(by_of(people[2]))
        assert queries.lines_of(scope).rows[0].level == "" and "stalled" not in queries.totals_of(scope)


def test_reminders_go_to_both_then_the_mentor_then_the_coordinator(people, frozen):
    """A week between each; nobody is told twice in a week, and after the coordinator it is theirs."""
    mentor, mentee, coordinator = people
    pair_of(people, answered_at=0, contact_at=0)
    frozen.shift(21 * DAY)
    assert [look(), look()] == [1, 0] and told(mentor) == told(mentee) == ["silent"]
    for _ in range(3):
        frozen.shift(7 * DAY)
        look()
    assert (told(mentor), told(mentee), told(coordinator)) == (["silent"] * 2, ["silent"], ["look"])


def test_nobody_is_reminded_twice_in_a_week_about_whichever_pair(people, frozen):
    """A mentor with three silent mentees hears of one of them this week."""
    with unit_of_work():
        mentor = people[0]
        for _ in range(3):
            make.pair(mentor, person(), answered_at=now(), contact_at=now())
    frozen.shift(21 * DAY)
    look(), look()
    assert told(mentor) == ["silent"]


def test_with_a_meeting_planned_nobody_is_called_stalled(people, frozen):
    pair = pair_of(people, answered_at=0, contact_at=0)
    frozen.shift(60 * DAY)
    make.meeting(pair, starts_at=now() + DAY)
    look()
    assert levels()["silent"] == "watch"


def test_after_ninety_days_of_silence_a_pair_rests_and_may_go_on(people, frozen):
    """Warned, a week later paused, never ended; a word in that week keeps it going."""
    mentor, mentee, _coordinator = people
    pair = pair_of(people, answered_at=0, contact_at=0)
    frozen.shift(89 * DAY)
    look()
    assert "lost" not in levels()
    frozen.shift(7 * DAY)
    look()
    assert told(mentor)[-1] == "lost" and told(mentee)[-1] == "lost"
    frozen.shift(6 * DAY)
    look()
    with unit_of_work(write=False):
        assert db.get(Mentorship, pair.id).state == "active"
    frozen.shift(DAY)
    look()
    with unit_of_work():
        found = queries.pair_for(by_of(mentee), pair.id)
        assert (found.state, found.paused_why) == ("paused", "silence") and told(mentor)[-1] == "paused"
        actions.resume(by_of(mentee), found)
        assert found.state == "active"


def test_a_proposal_nobody_answers_is_reminded_and_taken_back(people, frozen):
    """After three days who has not answered is reminded, after five it goes to the next wave."""
    mentor, mentee, coordinator = people
    pair = pair_of(people, state="proposed", asked_at=0, mentor_yes_at=0, answered_at=0)
    frozen.shift(3 * DAY)
    look()
    assert (told(mentor), told(mentee)) == ([], ["unanswered"])
    frozen.shift(2 * DAY)
    look()
    with unit_of_work(write=False):
        assert db.get(Mentorship, pair.id).state == "withdrawn" and told(coordinator) == ["look"]
        assert (told(mentor)[-1], told(mentee)[-1]) == ("unanswered", "unanswered")


def test_both_are_asked_on_day_30_and_every_60(people, frozen):
    """Once each day, each alone; a hub that slept asks for the latest day only."""
    pair_of(people, began_at=0)
    asked = []
    for days in (29, 1, 0, 59, 1, 120):
        frozen.shift(days * DAY)
        with unit_of_work():
            asked.append(actions.ask_how_it_goes(HOUSE))
    assert asked == [0, 1, 0, 0, 1, 1]
    with unit_of_work(write=False):
        rows = list(db.scalars(select(CheckIn.day).where(CheckIn.person_id == people[0].id).order_by(CheckIn.id)))
        assert rows == [30, 90, 210] and told(people[1]) == ["check_in"] * 3


@pytest.mark.parametrize(("answer", "level"), [(Answer("good", 3), None), (Answer("good", 2), "watch"), (Answer("poor", 5), "stalled"), (Answer("deciding"), None)])
def test_a_low_check_in_goes_to_the_coordinator_at_once_and_to_nobody_else(people, answer, level):
    mentor, mentee, coordinator = people
    pair = pair_of(people)
    asked = make.check_in(pair, mentee)
    with unit_of_work():
        by = by_of(mentee)
        actions.answer_check_in(by, queries.pair_for(by, pair.id), queries.check_in_for(by, queries.pair_for(by, pair.id), asked.id), answer)
    assert levels().get("check_in") == level
    assert (told(coordinator), told(mentor)) == (["look"] if level else [], [])
    look()
    assert levels().get("check_in") == level


def test_one_answers_ones_own_check_in_only(people):
    mentor, mentee, coordinator = people
    pair = pair_of(people)
    asked = make.check_in(pair, mentee)
    with unit_of_work():
        own, others = queries.pair_for(by_of(mentee), pair.id), by_of(mentor)
        with pytest.raises(NotFound):
            queries.check_in_for(others, own, asked.id)
        found = queries.check_in_for(by_of(mentee), own, asked.id)
        with pytest.raises(Forbidden):
            actions.answer_check_in(others, own, found, Answer("good"))
        for wrong in (Answer("x"), Answer("good", 6), Answer("good", obstacles=("rain",)), Answer("good", value="gold")):
            with pytest.raises(Invalid):
                actions.answer_check_in(by_of(mentee), own, found, wrong)


def test_half_a_year_after_the_end_both_are_asked_what_lasts(people, frozen):
    pair = pair_of(people, state="closed", closed_at=0)
    pair_of(people, state="ended", closed_at=0)
    for days, count in ((181, 0), (1, 1), (10, 0)):
        frozen.shift(days * DAY)
        with unit_of_work():
            assert actions.ask_what_lasts(HOUSE) == count
    assert told(people[0]) == told(people[1]) == ["follow_up"]
    with unit_of_work(write=False):
        assert db.scalar(select(CheckIn.what).where(CheckIn.mentorship_id == pair.id).limit(1)) == "follow_up"


def test_a_coordinator_nudges_with_one_click_at_most_weekly(people, frozen):
    mentor, mentee, coordinator = people
    pair = pair_of(people)
    with unit_of_work():
        found = queries.pair_for(by_of(mentor), pair.id)
        assert actions.nudge(by_of(coordinator), found) == 2
        with pytest.raises(Conflict, match="within the last week"):
            actions.nudge(by_of(coordinator), found)
        for nobody in (mentor, person()):
            with pytest.raises(Forbidden):
                actions.nudge(by_of(nobody), found)
    assert told(mentor) == told(mentee) == ["asked"]


def test_the_pages_of_a_check_in(people, signed_in):
    mentor, mentee, _coordinator = people
    pair = pair_of(people)
    asked = make.check_in(pair, mentee)
    visitor, path = signed_in(mentee), f"/mentoring/{pair.id}/check-ins/{asked.id}"
    assert path in visitor.get(f"/mentoring/{pair.id}").links
    assert visitor.post(path, {"progress": "4"}).status == 422
    assert visitor.post(path, {"fit": "good", "progress": "4", "obstacles": ["time"], "words": "We talk on Sundays"}).status == 302
    assert "We talk on Sundays" in visitor.get(path) and path not in visitor.get(f"/mentoring/{pair.id}").links
    assert signed_in(mentor).get(path).status == 404 and "Sundays" not in signed_in(mentor).get(f"/mentoring/{pair.id}")
    assert visitor.get(path.replace("check-ins", "follow-up")).status == 404
