"""A group meets: one time for all of it, who comes, moved, missed, held; and what it sends each other beside words."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from hub.accounts.by import HOUSE
from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden
from hub.mentorship import actions, free, queries
from hub.mentorship.models import GroupFile, GroupMeeting, GroupMessage, Meeting, Mentorship
from hub.storage.files import path_of
from hub.storage.unit import db, unit_of_work
from tests.makers import matching, person
from tests.makers import mentorship as make

OGG = b"OggS\x00\x02" + b"\x00" * 22 + b"\x01\x13OpusHead" + b"\x01\x01" + b"\x00" * 40


@pytest.fixture
def circle(app):
    """A mentor with three mentees, two of whom joined a group."""
    with unit_of_work():
        mentor, *mentees = (person(name) for name in ("Amina", "Bintu", "Chika", "Dede"))
        pairs = [make.pair(mentor, one) for one in mentees]
        return mentor, mentees, pairs, make.group(mentor, *pairs[:2]).id


def time_in(days: int, **more) -> dict:
    """A form that proposes ten o'clock in so many days."""
    return {"on": str((now() + timedelta(days=days)).date()), "at": "10:00", "minutes": "45", "way": "voice", "plan": "Pumps"} | more


def proposed(visitor, group: int, **more) -> str:
    """The address of a meeting proposed to the group."""
    assert visitor.post(f"/mentoring/groups/{group}/meetings/new", time_in(3, **more)).status == 302
    with unit_of_work(write=False):
        return f"/mentoring/groups/{group}/meetings/{db.scalar(select(func.max(GroupMeeting.id)))}"


def happens_now(path: str) -> None:
    """Let the meeting be an hour ago."""
    with unit_of_work():
        db.get(GroupMeeting, int(path.rpartition("/")[2])).starts_at = now() - timedelta(hours=1)


def test_a_time_is_proposed_to_all_and_each_says_whether_they_come(circle, signed_in, outbox, run_jobs):
    mentor, mentees, _pairs, group = circle
    path, page = proposed(signed_in(mentor), group), f"/mentoring/groups/{group}"
    phone = signed_in(mentees[0])
    assert "Pumps" in phone.get(page) and phone.post(f"{path}/answer", {"comes": "yes"}, on=page).status == 302
    signed_in(mentees[1]).post(f"{path}/answer", {"comes": "no"}, on=page)
    shown = signed_in(mentor).get(page)
    assert "Coming: Amina, Bintu" in shown and "Cannot come: Chika" in shown
    run_jobs()
    assert {letter.to_address for letter in outbox()} == {one.address for one in mentees[:2]}
    calendar = phone.get(f"{path}.ics")
    assert calendar.status == 200 and "CONFIRMED" in calendar and "Mentoring group" in calendar


def test_who_has_not_joined_reaches_no_meeting_and_a_stranger_no_group(circle, signed_in):
    mentor, mentees, _pairs, group = circle
    path = proposed(signed_in(mentor), group)
    assert signed_in(mentees[0]).get(f"{path}.ics").status == 200
    for who, status in ((mentees[2], 403), (person("Stranger"), 404)):
        visitor = signed_in(who)
        assert {visitor.get(f"{path}{end}").status for end in (".ics", "/move", "/held")} == {status}
        assert {visitor.send(f"{path}/{end}", time_in(2)).status for end in ("answer", "cancel", "missed", "move", "held")} == {status}
        assert "Pumps" not in visitor.get(f"/mentoring/groups/{group}")


def test_only_the_mentor_and_who_proposed_move_it(circle, signed_in):
    mentor, mentees, _pairs, group = circle
    path = proposed(signed_in(mentees[0]), group)
    other = signed_in(mentees[1])
    assert {other.send(f"{path}/{end}", time_in(4)).status for end in ("move", "cancel", "missed", "held")} == {403}
    assert signed_in(mentor).post(f"{path}/move", time_in(4, at="12:00")).status == 302
    with unit_of_work(write=False):
        first, second = db.scalars(select(GroupMeeting).order_by(GroupMeeting.id))
        assert (first.state, first.moved_to_id, second.state, second.calendar_sequence) == ("moved", second.id, "planned", 1)
        assert second.uid.startswith("mentoring-") and first.uid != second.uid
        ahead, _past = queries.group_meetings(queries.group_for(by_of(mentor), group)[0])
        assert [one.comes for one in ahead[0].answers.values()] == [True]  # all but who moved it are asked anew


def test_what_was_held_counts_in_the_pair_of_each_who_was_there(circle, signed_in):
    mentor, mentees, pairs, group = circle
    desk = signed_in(mentor)
    path = proposed(desk, group)
    early = desk.post(f"{path}/held", time_in(3, there=str(mentees[0].id)))
    assert early.status == 422 and "still to come" in early
    happens_now(path)
    form = {"on": str((now() - timedelta(hours=1)).date()), "at": f"{now() - timedelta(hours=1):%H:%M}", "minutes": "45", "way": "voice", "agreed": "We fixed it"}
    nobody = desk.post(f"{path}/held", form)
    assert nobody.status == 422 and "Tick who was there" in nobody and "We fixed it" in nobody
    assert desk.post(f"{path}/held", form | {"there": str(mentees[0].id)}).status == 302
    with unit_of_work(write=False):
        assert [one.mentorship_id for one in db.scalars(select(Meeting).where(Meeting.state == "held"))] == [pairs[0].id]
        assert db.get(Mentorship, pairs[0].id).contact_at is not None and db.get(Mentorship, pairs[1].id).contact_at == pairs[1].contact_at
    assert "We fixed it" in signed_in(mentees[1]).get(f"/mentoring/groups/{group}")
    desk.send(f"{path}/held", form | {"there": str(mentees[1].id)})
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Meeting).where(Meeting.state == "held")) == 1


def test_a_missed_or_cancelled_meeting_stays_so(circle):
    mentor, mentees, _pairs, group = circle
    with unit_of_work():
        by, found = by_of(mentor), queries.group_for(by_of(mentor), group)[0]
        one = GroupMeeting(group_id=group, starts_at=now() + timedelta(days=1), uid="one")
        db.add(one)
        db.flush()
        with pytest.raises(Conflict):
            actions.miss_group_meeting(by, found, one)
        actions.call_off_group_meeting(by, found, one)
        actions.call_off_group_meeting(by, found, one)
        assert (one.state, one.calendar_sequence) == ("cancelled", 1)
        with pytest.raises(Forbidden):
            actions.miss_group_meeting(by, found, one)
        with pytest.raises(Conflict):
            actions.answer_group_meeting(by_of(mentees[0]), *queries.group_for(by_of(mentees[0]), group), one, comes=True)


@pytest.mark.parametrize(("wrong", "words"), [({"on": "2020-01-01"}, "passed"), ({"minutes": "3"}, "Between"), ({"way": "drum"}, "Choose one"), ({"at": "x"}, "14:30")])
def test_a_time_that_cannot_be_is_refused_and_what_was_typed_stays(circle, signed_in, wrong, words):
    mentor, _mentees, _pairs, group = circle
    page = signed_in(mentor).post(f"/mentoring/groups/{group}/meetings/new", time_in(3) | wrong)
    assert page.status == 422 and words in page and "Pumps" in page
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(GroupMeeting)) == 0


def test_the_same_form_twice_is_one_meeting(circle, signed_in):
    mentor, _mentees, _pairs, group = circle
    for _time in range(2):
        assert signed_in(mentor).send(f"/mentoring/groups/{group}/meetings/new", time_in(3, key="the-same-key")).status == 302
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(GroupMeeting)) == 1


def test_times_that_suit_all_are_offered_and_who_has_not_said_is_named(circle, signed_in):
    mentor, mentees, _pairs, group = circle
    with unit_of_work():
        matching.matching_profile(mentor, slots=[[day, 480, 720] for day in range(7)])
        matching.matching_profile(mentees[0], slots=[[day, 600, 900] for day in range(7)])
    page = signed_in(mentor).get(f"/mentoring/groups/{group}/meetings/new")
    assert "Suits all who said" in page and "Have not said yet when they are free: Chika" in page


def test_hours_of_three_meet_where_all_three_are_free():
    monday = datetime(2027, 1, 4, tzinfo=UTC)
    hours = [([[0, 480, 720]], "UTC"), ([[0, 540, 780]], "UTC"), ([[0, 720, 840]], "Africa/Nairobi")]
    assert free.times_for_all(hours, monday, 60)[0] == monday.replace(hour=9) and free.times_for_all(hours, monday, 180) == []


def test_a_voice_note_goes_to_all_of_the_group_and_to_nobody_else(circle, signed_in):
    mentor, mentees, _pairs, group = circle
    page, phone = f"/mentoring/groups/{group}", signed_in(mentees[0])
    assert phone.post(page, {"files": (io.BytesIO(OGG), "note.ogg")}, on=page).status == 302
    with unit_of_work(write=False):
        file = db.scalar(select(GroupFile))
    at = f"{page}/files/{file.id}/note.ogg"
    assert "<audio" in signed_in(mentor).get(page).html and signed_in(mentor).get(at).status == 200
    assert {signed_in(one).get(at).status for one in (mentees[2], person("Stranger"))} == {404}
    assert phone.post(f"{page}/messages/{file.message_id}/remove", on=page).status == 302
    assert not path_of(file.stored).exists() and signed_in(mentor).get(at).status == 404


@pytest.mark.parametrize("how", ["ended", "a year later"])
def test_files_leave_the_disk_with_the_words_of_a_group(circle, signed_in, how):
    mentor, mentees, pairs, group = circle
    page = f"/mentoring/groups/{group}"
    signed_in(mentees[0]).post(page, {"files": (io.BytesIO(b"%PDF-1.4 plan"), "plan.pdf"), "text": "Our plan"}, on=page)
    with unit_of_work(write=False):
        stored = path_of(db.scalar(select(GroupFile)).stored)
    assert stored.exists()
    with unit_of_work():
        if how == "ended":
            actions.end_group(by_of(mentor), queries.group_for(by_of(mentor), group)[0])
        else:
            db.scalar(select(GroupMessage)).at = now() - timedelta(days=366)
            for one in pairs:
                db.get(Mentorship, one.id).state = "closed"
            db.flush()
            actions.forget_words(HOUSE)
    assert not stored.exists()


def test_the_words_of_meetings_go_when_nobody_goes_on_and_that_they_met_stays(circle):
    _mentor, _mentees, pairs, group = circle
    with unit_of_work():
        one = GroupMeeting(group_id=group, starts_at=now() - timedelta(days=400), uid="old", state="held", plan="Pumps", agreed="Fixed")
        db.add(one)
        db.flush()
        actions.forget_words(HOUSE)
        db.refresh(one)
        assert one.agreed == "Fixed"
        for pair in pairs:
            db.get(Mentorship, pair.id).state = "closed"
        db.flush()
        actions.forget_words(HOUSE)
        db.refresh(one)
        assert (one.plan, one.agreed, one.state) == ("", "", "held")
