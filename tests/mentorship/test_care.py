"""The safeguarding path: read by officers alone; messages open with two of them, a reason and an end; the pair is told later."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.accounts.by import HOUSE
from hub.audit.models import Deed
from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden, Invalid, NotFound
from hub.mentorship import actions, queries
from hub.mentorship.models import Coordinator, Mentorship, Officer
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

CANARY, MESSAGE = "kanarienvogel", "whatever was said"


@pytest.fixture
def world(cast):
    """A pair of member and other, two officers, a coordinator; the member has reported."""
    with unit_of_work():
        officers = [person("Officer One"), person("Officer Two")]
        db.add_all(Officer(person_id=one.id) for one in officers)
        db.add(Coordinator(person_id=cast.outsider.id))
        pair = make.pair(cast.member, cast.other)
        make.message(pair, MESSAGE), make.private_note(pair, cast.member, "mine alone")
    with unit_of_work():
        concern = actions.report_harm(by_of(cast.member), queries.pair_for(by_of(cast.member), pair.id), CANARY)
        return cast, officers, pair.id, concern.id


def test_a_report_is_read_by_officers_and_nobody_else(world, signed_in):
    cast, officers, pair_id, _concern = world
    assert CANARY in signed_in(officers[0]).get("/mentoring/safeguarding")
    for who in (cast.admin, cast.outsider, cast.facilitator, cast.member, cast.other):
        assert signed_in(who).get("/mentoring/safeguarding").status == 404
        for path in ("/mentoring/", "/mentoring/overview", f"/mentoring/{pair_id}", f"/mentoring/overview/{pair_id}", "/notices"):
            assert CANARY not in signed_in(who).get(path).html
    with unit_of_work(write=False):
        told = db.execute(select(Notice.person_id, Notice.words).where(Notice.kind == "mentorship:harm")).all()
        assert {row[0] for row in told} == {one.id for one in officers} and CANARY not in str(told)


def test_messages_open_with_two_officers_a_reason_and_an_end(world, frozen, signed_in):
    """One asks, another grants; both read until the hours are over; each step is in the record; private notes are never there."""
    _cast, (first, second), _pair, concern_id = world
    with unit_of_work():
        concern, pair = queries.concern_for(by_of(first), concern_id)
        for reason, hours in (("", 2), ("Threats", 0), ("Threats", 73)):
            with pytest.raises(Invalid):
                actions.ask_to_open(by_of(first), concern, pair, reason, hours)
        opening = actions.ask_to_open(by_of(first), concern, pair, "Threats", 2)
        with pytest.raises(Forbidden):
            actions.grant_opening(by_of(first), opening, pair)
        with pytest.raises(NotFound):
            queries.opened_messages(by_of(first), opening.id)
        actions.grant_opening(by_of(second), opening, pair)
    path = f"/mentoring/safeguarding/openings/{opening.id}"
    page = signed_in(first).get(path)
    assert MESSAGE in page and "mine alone" not in page.html and signed_in(person(is_admin=True)).get(path).status == 404
    frozen.shift(timedelta(hours=2))
    assert signed_in(first).get(path).status == 404
    with unit_of_work(write=False):
        assert {"asked to open messages", "opened messages"} <= set(db.scalars(select(Deed.verb)))


def test_the_pair_is_told_a_week_after_it_ended(world, frozen):
    cast, (first, second), _pair, concern_id = world
    with unit_of_work():
        concern, pair = queries.concern_for(by_of(first), concern_id)
        opening = actions.ask_to_open(by_of(first), concern, pair, "Threats", 10)
        actions.grant_opening(by_of(second), opening, pair)
    counts = []
    for days in (6, 2, 1):
        frozen.shift(timedelta(days=days))
        with unit_of_work():
            counts.append(actions.tell_of_openings(HOUSE))
    assert counts == [0, 1, 0]
    with unit_of_work(write=False):
        assert set(db.scalars(select(Notice.person_id).where(Notice.kind == "mentorship:opened"))) == {cast.member.id, cast.other.id}


def test_what_was_said_in_a_group_opens_only_where_that_was_asked(world, signed_in, frozen):
    """With two officers who are not in it; everybody in it is told later; how messages read before is there too."""
    cast, (first, second), pair_id, concern_id = world
    with unit_of_work():
        pair, third = db.get(Mentorship, pair_id), person("Third")
        group = make.group(cast.member, pair, make.pair(cast.member, third))
        make.said(group, third, "Said among all"), make.said(make.group(cast.member), cast.member, "Said elsewhere")
    paths = []
    for reason, ticked in (("Threats", {}), ("Blows", {"with_group": "y"})):
        signed_in(first).post(f"/mentoring/safeguarding/{concern_id}/open", {"reason": reason, "hours": "2"} | ticked, on="/mentoring/safeguarding")
        with unit_of_work():
            opening = queries.concerns_for(by_of(second))[0][2][-1]
            actions.grant_opening(by_of(second), opening, pair)
        paths.append(f"/mentoring/safeguarding/openings/{opening.id}")
    alone, together = (signed_in(first).get(path) for path in paths)
    assert "Said among all" not in alone and "Said among all" in together and "Said elsewhere" not in together and MESSAGE in together
    frozen.shift(timedelta(days=8))
    with unit_of_work():
        actions.tell_of_openings(HOUSE)
        assert list(db.scalars(select(Notice.person_id).where(Notice.kind == "mentorship:opened_group"))) == [third.id]


def test_an_officer_in_the_group_does_not_open_it(world):
    cast, (first, _second), pair_id, concern_id = world
    with unit_of_work():
        pair = db.get(Mentorship, pair_id)
        make.group(cast.member, pair, make.pair(cast.member, first))
        concern, pair = queries.concern_for(by_of(first), concern_id)
        db.refresh(pair)
        with pytest.raises(Forbidden, match="in that group yourself"):
            actions.ask_to_open(by_of(first), concern, pair, "Threats", 2, with_group=True)
        assert actions.ask_to_open(by_of(first), concern, pair, "Threats", 2).group_id is None
        pair.group_id = None
        with pytest.raises(Invalid, match="no group"):
            actions.ask_to_open(by_of(first), concern, pair, "Blows", 2, with_group=True)


def test_an_officer_of_the_pair_is_no_officer_of_it(world):
    cast, _officers, _pair, concern_id = world
    with unit_of_work():
        db.add(Officer(person_id=cast.other.id))
        db.flush()
        assert queries.concerns_for(by_of(cast.other)) == []
        with pytest.raises(NotFound):
            queries.concern_for(by_of(cast.other), concern_id)


def test_settled_with_or_without_an_end(world, signed_in):
    _cast, (first, _second), pair_id, concern_id = world
    assert signed_in(first).post(f"/mentoring/safeguarding/{concern_id}/settle", {"ends": "1"}, on="/mentoring/safeguarding").status == 302
    with unit_of_work(write=False):
        pair = db.get(Mentorship, pair_id)
        assert (pair.state, pair.ended_why) == ("ended", "safeguarding")


def test_what_is_sent_twice_is_with_the_officers_once(world, signed_in):
    cast, (first, _second), pair_id, concern_id = world
    for words in (CANARY, CANARY, "something else", "something else"):
        assert signed_in(cast.member).post(f"/mentoring/{pair_id}/harm", {"words": words}, on=f"/mentoring/{pair_id}/harm").status == 302
    path = f"/mentoring/safeguarding/{concern_id}/open"
    for reason in ("Threats", "Threats", "Blows"):
        assert signed_in(first).post(path, {"reason": reason, "hours": "2"}, on="/mentoring/safeguarding").status == 302
    with unit_of_work(write=False):
        reported = queries.concerns_for(by_of(first))
        assert [concern.words for concern, _pair, _openings in reported] == ["something else", CANARY]
        assert [opening.reason for opening in reported[1][2]] == ["Threats", "Blows"]


def test_without_officers_one_is_told_whom_to_turn_to(cast):
    with unit_of_work():
        pair = make.pair(cast.member, cast.other)
        with pytest.raises(Conflict, match="somebody you trust"):
            actions.report_harm(by_of(cast.member), pair, "Help")


def test_administrators_name_officers_and_read_nothing(world, signed_in):
    cast, _officers, _pair, _concern = world
    visitor = signed_in(cast.admin)
    assert visitor.post("/mentoring/safeguarding/officers", {"handle": "@karim"}).status == 302
    assert "Karim Haddad" in visitor.get("/mentoring/safeguarding/officers") and visitor.get("/mentoring/safeguarding").status == 404
    visitor.send(f"/mentoring/safeguarding/officers/{cast.muted.id}/dismiss")
    assert "Karim Haddad" not in visitor.get("/mentoring/safeguarding/officers")
