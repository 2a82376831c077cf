"""Requests that nobody answers: reminded after three days, taken back by themselves after five, with a kind word to both."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.accounts.by import HOUSE
from hub.accounts.models import Person
from hub.communities.queries import by_of
from hub.mentorship import actions
from hub.mentorship.drafts import Wish
from hub.mentorship.models import Alert, Mentorship
from hub.storage.unit import db, unit_of_work
from hub.text.writing import written
from tests.makers import mentorship as make
from tests.makers import person

DAY = timedelta(days=1)


@pytest.fixture
def people(app):
    """A mentor and somebody who asks."""
    with unit_of_work():
        return person("Amina"), person("Moussa")


def look() -> None:
    """Two looks of the watch: the second has nothing to do."""
    for _time in range(2):
        with unit_of_work():
            actions.watch(HOUSE)


@pytest.mark.parametrize("weak, days", [(False, 5), (True, 8)])
def test_a_request_nobody_answers_is_taken_back_by_itself(weak, days, people, frozen, signed_in):
    """Reminded after three days, let go after five, later where a line is weak; both are told kindly, and it may be asked again."""
    mentor, mentee = people
    with unit_of_work():
        pair = make.request(mentor, mentee, is_thin=weak)
    frozen.shift((days - 1) * DAY)
    look()
    with unit_of_work(write=False):
        assert db.get(Mentorship, pair.id).state == "requested" and db.scalar(select(Alert.level)) == "watch"
    frozen.shift(DAY)
    look()
    phone, desk = signed_in(mentee), signed_in(mentor)
    assert "taken back by itself" in phone.get("/notices") and "waited too long" in desk.get("/notices")
    assert "You can ask again" in phone.get(f"/mentoring/{pair.id}") and "may ask again" in desk.get(f"/mentoring/{pair.id}")
    with unit_of_work():
        assert db.get(Mentorship, pair.id).state == "withdrawn" and make.request(mentor, mentee).id


def test_a_weak_line_is_known_from_the_first_day(people):
    mentor, mentee = people
    with unit_of_work():
        make.mentor_profile(mentor)
        db.get(Person, mentee.id).connection = "weak"
        wish = Wish(written("To test wells"), "", ("en",), 1)
        assert actions.ask(by_of(db.get(Person, mentee.id)), mentor.id, wish).is_thin
