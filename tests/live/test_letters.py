"""A letter about a session that waits while the session is called off, moved, renamed or given up leaves in the words of now, or not at all."""

from datetime import timedelta

import pytest

from hub.clock import now
from hub.communities.models import Community, Membership
from hub.live import actions, notices, queries
from hub.live.models import LiveSession, Registration
from hub.notifications.jobs import collect
from hub.storage.unit import db, unit_of_work
from hub.text.moments import moment_words
from tests.cast import acting_as
from tests.letterbox import flush
from tests.makers.live import english, live

TOLD = {"planned": "A live session is planned", "in-a-day": "begins within a day", "in-a-hour": "begins within an hour", "opened": "The room is open"}


def _called_off(one):
    one.state = "cancelled"


def _closed(one):
    one.state, one.closed_at = "closed", now()


def _moved_far(one):
    one.starts_at += timedelta(days=30)


def _given_up(one):
    db.query(Registration).filter_by(live_id=one.id).delete()


def _gone_inside(one):
    db.get(Community, one.community_id).access = "private"
    db.query(Membership).filter_by(community_id=one.community_id).filter(Membership.role == "member").delete()


def _nothing(one):
    pass


@pytest.fixture
def waiting(cast, frozen, run_jobs):
    """A letter of one kind to `member`, written and not sent, at once or in a digest; returns the session's id."""

    def write(kind, following="every"):
        english(cast)
        with unit_of_work():
            db.query(Membership).filter_by(person_id=cast.member.id).one().following = following
        ahead = timedelta(minutes=50) if kind == "in-a-hour" else timedelta(hours=23)
        one = live(cast.wells, cast.facilitator, state="planned", starts_at=now() + ahead)
        with acting_as(cast.member) as by:
            actions.register(by, queries.seat_for(by, one.id, lock=True))
        frozen.shift(60)
        _tell(cast, one, kind)
        run_jobs()
        if following == "digest":
            frozen.shift(24 * 3600)
            collect()
        return one.id

    return write


def _tell(cast, one, kind):
    with acting_as(cast.facilitator) as by:
        seat = queries.seat_for(by, one.id, lock=True)
        if kind.startswith("in-a-"):
            notices.remind(seat.live, kind.removeprefix("in-a-"), since=now())
        elif kind == "opened":
            actions.open_doors(by, seat)
        else:
            notices.planned(by, seat.live)


@pytest.mark.parametrize("kind", TOLD)
@pytest.mark.parametrize("change", [_nothing, _called_off, _closed, _given_up, _gone_inside, _moved_far])
def test_what_does_not_hold_any_more_does_not_go(cast, outbox, waiting, kind, change):
    number = waiting(kind)
    assert any(TOLD[kind] in letter.text for letter in outbox(cast.member))
    with unit_of_work():
        one = db.get(LiveSession, number)
        change(one)
    still = change is _nothing or (kind == "planned" and change in (_given_up, _moved_far)) or (kind == "opened" and change is _moved_far)
    assert (TOLD[kind] in flush(outbox)) is still


@pytest.mark.parametrize("following", ["every", "digest"])
def test_a_renamed_session_is_told_of_by_its_new_name(cast, outbox, waiting, following):
    number = waiting("planned", following)
    assert any("Pumps that last" in letter.text for letter in outbox(cast.member))
    with unit_of_work():
        db.get(LiveSession, number).title = "Pumps for ever"
    sent = flush(outbox)
    assert "Pumps for ever" in sent and "Pumps that last" not in sent


def test_a_reminder_says_the_new_hour(cast, outbox, waiting):
    number = waiting("in-a-day")
    with unit_of_work():
        one = db.get(LiveSession, number)
        one.starts_at -= timedelta(hours=2)
        hour = one.starts_at
    sent = flush(outbox)
    assert "begins within a day" in sent
    assert moment_words(hour, cast.member.zone) in sent.replace("=\n", "")


def test_of_a_digest_a_session_called_off_is_missing(cast, outbox, waiting):
    number = waiting("planned", "digest")
    with unit_of_work():
        _called_off(db.get(LiveSession, number))
    assert "Pumps that last" not in flush(outbox)
