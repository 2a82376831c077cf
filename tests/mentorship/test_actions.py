"""What the actions promise: places, meetings, ends, accounts, nudges, news."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.accounts import actions as accounts
from hub.accounts.by import HOUSE
from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden, Invalid
from hub.mentorship import actions, queries
from hub.mentorship.drafts import Appointment, Closing, Wish
from hub.mentorship.models import Meeting, MentorProfile, Mentorship
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from hub.text.writing import Written
from tests.makers import mentorship as make
from tests.makers import person

DAY = timedelta(days=1)


@pytest.fixture
def two(app):
    """A mentor and a mentee, and the number of their pair, which has taken one place."""
    with unit_of_work():
        mentor, mentee = person("Amina", zone="Africa/Nairobi"), person("Moussa", zone="America/New_York")
        make.mentor_profile(mentor, places=2, taken=1)
        return mentor, mentee, make.pair(mentor, mentee).id


def taken():
    """How many places are taken."""
    return db.scalar(select(MentorProfile.taken))


def kinds(of):
    """The kinds of notices someone has."""
    return list(db.scalars(select(Notice.kind).where(Notice.person_id == of.id).order_by(Notice.id)))


def test_either_ends_early_and_the_place_is_free(two):
    """The end frees the place once, tells the other without the reason, and keeps the words for the two."""
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentee), pair_id)
        actions.end_early(by_of(mentee), pair, "one_left", "I test wells now")
        actions.end_early(by_of(mentee), pair)
        assert (pair.state, pair.ended_why) == ("ended", "one_left") and taken() == 0
        assert kinds(mentor) == ["mentorship:closed"]
        with pytest.raises(Forbidden):
            actions.write(by_of(mentor), pair, Written("Hello", "<p>Hello</p>"))


def test_a_pair_closes_when_both_said_so(two, run_jobs):
    """One says it is done, the other is asked; with the second the place is free. Words of one are not read before the end."""
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentee), pair_id)
        actions.close(by_of(mentee), pair, Closing("I test wells now", value="in_use"))
        assert pair.state == "closing" and taken() == 1 and kinds(mentor) == ["mentorship:closing"]
        assert queries.workspace_for(by_of(mentor), pair).closings == []
        actions.close(by_of(mentee), pair, Closing("I test all wells"))
        assert pair.state == "closing"
        actions.close(by_of(mentor), pair, Closing("I listen"))
        assert pair.state == "closed" and taken() == 0 and kinds(mentee) == ["mentorship:closed"]
        assert [one.words for one in queries.workspace_for(by_of(mentor), pair).closings] == ["I test all wells", "I listen"]


def test_who_closes_alone_waits_a_month_or_goes_on(two, frozen):
    """After a month without an answer it is closed; before that either takes it back."""
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentee), pair_id)
        actions.close(by_of(mentee), pair)
        actions.go_on_after_all(by_of(mentor), pair)
        assert pair.state == "active"
        actions.close(by_of(mentor), pair)
    for days, closed in ((29, 0), (1, 1), (0, 0)):
        frozen.shift(days * DAY)
        with unit_of_work():
            assert actions.finish_closings(HOUSE) == closed
    with unit_of_work(write=False):
        assert db.get(Mentorship, pair_id).state == "closed" and taken() == 0


def test_a_declined_mentee_reads_the_word_and_may_ask_again(two):
    """No takes no place; the next request is a new one."""
    mentor, _mentee, _pair = two
    with unit_of_work():
        other = person()
        wish = Wish(Written("Wells", "<p>Wells</p>"), "", ("en",), 1)
        pair = actions.ask(by_of(other), mentor.id, wish)
        actions.decline(by_of(mentor), pair, "No time until May")
        db.refresh(pair)
        assert (pair.state, pair.answer, taken()) == ("declined", "No time until May", 1)
        assert kinds(other) == ["mentorship:declined"]
        assert actions.ask(by_of(other), mentor.id, wish).id != pair.id


def test_nobody_asks_themselves_twice_or_too_many(two):
    """Oneself, a mentor one has, and more than five at once are refused."""
    mentor, mentee, _pair = two
    wish = Wish(Written("Wells", "<p>Wells</p>"), "", ("en",), 1)
    with unit_of_work():
        with pytest.raises(Forbidden):
            actions.ask(by_of(mentor), mentor.id, wish)
        with pytest.raises(Conflict):
            actions.ask(by_of(mentee), mentor.id, wish)
        for _ in range(6):
            another = person()
            make.mentor_profile(another)
            if queries.waiting_of(mentee.id) == 5:
                with pytest.raises(Conflict, match="still wait"):
                    actions.ask(by_of(mentee), another.id, wish)
            else:
                actions.ask(by_of(mentee), another.id, wish)


def test_a_time_is_meant_in_the_zone_of_who_proposes(two, frozen):
    """Ten in Nairobi is seven in UTC; a time the clocks skip is refused beside its field."""
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentor), pair_id)
        found = actions.propose(by_of(mentor), pair, _at("2026-12-01", "10:00"))
        assert found.starts_at.hour == 7
        with pytest.raises(Invalid, match="jump over"):
            actions.propose(by_of(mentee), pair, _at("2027-03-14", "02:30"))


def test_a_moved_meeting_keeps_its_calendar_entry(two, frozen):
    """The new time carries the old uid with a higher number; the old one stays as moved."""
    mentor, mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentor), pair_id)
        first = actions.propose(by_of(mentor), pair, _at("2026-12-01", "10:00"))
        actions.agree(by_of(mentee), pair, first)
        uid = first.uid
        fresh = actions.move(by_of(mentee), pair, first, _at("2026-12-02", "10:00"))
        assert (first.state, fresh.state, fresh.uid, fresh.calendar_sequence) == ("moved", "proposed", uid, 1)
        with pytest.raises(Forbidden):
            actions.agree(by_of(mentee), pair, fresh)


def test_what_is_to_come_is_not_missed_or_logged(two, frozen):
    """A meeting is missed only once its time has come."""
    mentor, _mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentor), pair_id)
        meeting = actions.propose(by_of(mentor), pair, _at("2026-12-01", "10:00"))
        with pytest.raises(Conflict):
            actions.miss(by_of(mentor), pair, meeting)
        frozen.shift(20 * DAY)
        actions.miss(by_of(mentor), pair, meeting)
        assert db.get(Meeting, meeting.id).state == "missed"


def test_a_suspended_account_pauses_and_the_other_is_told(two, run_jobs):
    """The pair rests with its place; the other goes on only when both accounts are in use."""
    mentor, mentee, pair_id = two
    with unit_of_work():
        accounts.suspend(HOUSE, db.get(type(mentee), mentee.id), None, "test")
        pair = db.get(Mentorship, pair_id)
        assert (pair.state, pair.paused_why, taken()) == ("paused", "account", 1)
        assert kinds(mentor) == ["mentorship:paused"]
    with unit_of_work():
        with pytest.raises(Conflict):
            actions.resume(by_of(mentor), queries.pair_for(by_of(mentor), pair_id))
        accounts.lift(HOUSE, db.get(type(mentee), mentee.id))
        actions.resume(by_of(mentor), queries.pair_for(by_of(mentor), pair_id))
        assert db.get(Mentorship, pair_id).state == "active"


def test_both_hear_that_something_changed_and_nobody_else(two, socket):
    """The news is the pair's number, to the two alone."""
    mentor, mentee, pair_id = two
    lines = {who: socket(of) for who, of in (("mentor", mentor), ("mentee", mentee), ("other", person(is_admin=True)))}
    with unit_of_work():
        actions.write(by_of(mentor), queries.pair_for(by_of(mentor), pair_id), Written("Secret", "<p>Secret</p>"))
    assert lines["mentee"].heard("mentoring:changed") == lines["mentor"].heard("mentoring:changed") == [{"pair_id": pair_id}]
    assert lines["other"].heard("mentoring:changed") == []


def _at(day: str, time: str) -> Appointment:
    from datetime import date
    from datetime import time as clock

    return Appointment(date.fromisoformat(day), clock.fromisoformat(time), 30, "video")


def test_an_ended_pair_has_nothing_planned_any_more(two):
    mentor, _mentee, pair_id = two
    with unit_of_work():
        pair = queries.pair_for(by_of(mentor), pair_id)
        held, ahead = make.meeting(pair, starts_at=now() - DAY), make.meeting(pair, starts_at=now() + DAY)
        actions.end_early(by_of(mentor), queries.pair_for(by_of(mentor), pair_id, lock=True))
    with unit_of_work(write=False):
        assert [db.get(Meeting, one.id).state for one in (held, ahead)] == ["planned", "cancelled"]
        assert queries.waiting_for(by_of(mentor)).meetings == []
