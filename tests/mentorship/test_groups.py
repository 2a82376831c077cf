"""Groups: only a mentor's mentees know of one, each joins by themselves, who has not joined reads and shows nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from hub.accounts.by import HOUSE
from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Forbidden, NotFound
from hub.mentorship import actions, queries
from hub.mentorship.models import GroupMessage, Mentorship
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person


@pytest.fixture
def circle(app):
    """A mentor with three mentees, two of whom joined a group; one of these said something."""
    with unit_of_work():
        mentor, *mentees = (person(name) for name in ("Amina", "Bintu", "Chika", "Dede"))
        pairs = [make.pair(mentor, one) for one in mentees]
        group = make.group(mentor, *pairs[:2])
        make.said(group, mentees[0], "A word for the group")
        return mentor, mentees, pairs, group.id


def test_a_mentor_begins_and_each_mentee_joins_by_themselves(signed_in, app, outbox, run_jobs):
    with unit_of_work():
        mentor, one, two = person("Amina"), person("Bintu"), person("Chika")
        for mentee in (one, two):
            make.pair(mentor, mentee)
    desk, phone = signed_in(mentor), signed_in(one)
    at = desk.post("/mentoring/groups/new", {"name": "Pump people"}).location
    desk.post(at, {"text": "Welcome to the group"})
    assert "Join this group" in phone.get(at) and "Welcome to the group" not in phone.get(at)
    phone.post(f"{at}/join", on=at)
    assert "Welcome to the group" in phone.get(at) and "Bintu" in desk.get(at) and "Pump people" in phone.get("/mentoring/")
    phone.post(at, {"text": "Thank you for this"})
    assert "Thank you for this" in desk.get(at)
    assert "Bintu" not in signed_in(two).get(at)
    run_jobs()
    assert {letter.to_address for letter in outbox()} >= {one.address, two.address}


def test_who_has_not_joined_reads_no_word_and_no_name(circle, signed_in):
    mentor, mentees, _pairs, group = circle
    assert "A word for the group" in signed_in(mentor).get(f"/mentoring/groups/{group}")
    page = signed_in(mentees[2]).get(f"/mentoring/groups/{group}")
    assert page.status == 200 and "A word for the group" not in page and "Bintu" not in page
    assert signed_in(person("Stranger")).get(f"/mentoring/groups/{group}").status == 404


def test_who_left_or_whose_pair_is_over_is_out(circle):
    _mentor, mentees, pairs, group = circle
    with unit_of_work():
        by = by_of(mentees[0])
        actions.leave_group(by, *queries.group_for(by, group))
        db.get(Mentorship, pairs[1].id).state = "closed"
    with unit_of_work(write=False):
        with pytest.raises(NotFound):
            queries.group_for(by_of(mentees[1]), group)
        assert queries.members_of(queries.group_for(by_of(mentees[0]), group)[0]) == []


def test_only_the_author_and_the_mentor_remove_what_was_said(circle):
    mentor, mentees, _pairs, group = circle
    with unit_of_work():
        for who, allowed in ((mentees[1], False), (mentees[2], False), (mentor, True)):
            found, _pair = queries.group_for(by_of(who), group)
            said = queries.group_messages(found, None).rows[0]
            if allowed:
                actions.remove_from_group(by_of(who), found, said)
            else:
                pytest.raises(Forbidden, actions.remove_from_group, by_of(who), found, said)
        db.flush()
        assert queries.group_messages(found, None).rows == []


def test_what_was_said_goes_a_year_after_when_no_pair_goes_on(circle):
    _mentor, _mentees, pairs, group = circle
    count = select(func.count()).select_from(GroupMessage)
    with unit_of_work():
        db.scalar(select(GroupMessage)).at = now() - timedelta(days=366)
        db.flush()
        actions.forget_words(HOUSE)
        assert db.scalar(count) == 1
        for one in pairs:
            db.get(Mentorship, one.id).state = "closed"
        db.flush()
        actions.forget_words(HOUSE)
        assert db.scalar(count) == 0 and queries.own_group_words(by_of(_mentees[0])) == []


def test_a_group_ends_with_its_words_and_the_pairs_go_on(circle, signed_in):
    mentor, mentees, _pairs, group = circle
    page = signed_in(mentor)
    assert page.post(f"/mentoring/groups/{group}/end", on=f"/mentoring/groups/{group}").status == 302
    assert page.get(f"/mentoring/groups/{group}").status == 404 and "Bintu" in page.get("/mentoring/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_group_asks_as_often_for_one_as_for_three(circle, signed_in, queries, count):
    _mentor, mentees, _pairs, group = circle
    with unit_of_work():
        for _n in range(count - 1):
            db.add(GroupMessage(group_id=group, author_id=mentees[1].id, source="Hi", html="<p>Hi</p>"))
    page = signed_in(mentees[0])
    page.get(f"/mentoring/groups/{group}")
    with queries() as seen:
        assert page.get(f"/mentoring/groups/{group}").status == 200
    assert len(seen) <= 9
