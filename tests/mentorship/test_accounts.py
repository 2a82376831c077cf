"""What an account's end or suspension does to mentoring, and what a person takes along."""

from sqlalchemy import select

from hub.accounts import actions as accounts
from hub.accounts.by import HOUSE
from hub.accounts.hearing import say
from hub.accounts.models import Person
from hub.accounts.queries import own_data
from hub.communities.queries import by_of
from hub.mentorship import actions
from hub.mentorship.drafts import Offer
from hub.mentorship.models import MentorProfile, Mentorship, PrivateNote
from hub.search.models import Document
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

OFFER = Offer(("wells",), {"en": "good"}, 2, 2, ("text",))


def findable():
    """The paths of mentors in the index."""
    return list(db.scalars(select(Document.path).where(Document.kind == "mentor")))


def test_an_offer_is_found_while_open_and_the_account_in_use(app):
    """Paused, suspended and lifted again: in the index exactly while somebody could ask."""
    with unit_of_work():
        mentor = person(handle="amina")
        actions.offer(by_of(mentor), OFFER)
        assert findable() == ["/mentoring/mentors/amina"]
        actions.show_open(by_of(mentor), False)
        assert findable() == []
        actions.show_open(by_of(mentor), True)
        accounts.suspend(HOUSE, mentor, None, "test")
        assert findable() == []
        accounts.lift(HOUSE, mentor)
        assert findable() == ["/mentoring/mentors/amina"]


def test_a_closed_account_takes_offer_and_private_notes_along(app):
    """Requests end, pairs pause, what was shared stays with the other."""
    with unit_of_work():
        mentor, mentee, asker = person(), person(), person()
        actions.offer(by_of(mentor), OFFER)
        pair, request = make.pair(mentor, mentee), make.request(mentor, asker)
        make.private_note(pair, mentor), make.private_note(pair, mentee, "Mine stays")
        say("closed", db.get(Person, mentor.id))
        db.flush()
        assert findable() == [] and db.scalar(select(MentorProfile)) is None
        assert list(db.scalars(select(PrivateNote.source))) == ["Mine stays"]
        assert (db.get(Mentorship, pair.id).state, db.get(Mentorship, request.id).state) == ("paused", "declined")


def test_the_download_holds_own_and_shared_words_only(app):
    """One's private notes and the messages; never the other's notes."""
    with unit_of_work():
        mentor, mentee = person(), person()
        pair = make.pair(mentor, mentee)
        make.message(pair, "Shared word")
        make.private_note(pair, mentor, "Note of the mentor")
        make.private_note(pair, mentee, "Note of the mentee")
    with unit_of_work(write=False):
        words = str(own_data(by_of(mentee))["mentorships"])
    assert "Shared word" in words and "Note of the mentee" in words and "Note of the mentor" not in words


def test_a_meeting_for_ones_own_calendar(app, signed_in, frozen):
    """The file names the other, the time in one's own zone, and a uid."""
    with unit_of_work():
        mentor, mentee = person("Amina", zone="Africa/Nairobi"), person("Moussa", zone="Africa/Bamako")
        pair = make.pair(mentor, mentee)
        meeting = make.meeting(pair, plan="Our secret plan")
    text = signed_in(mentor).get(f"/mentoring/{pair.id}/meetings/{meeting.id}.ics").html
    assert "SUMMARY:Mentoring with Moussa" in text and "DTSTART;TZID=Africa/Nairobi:20261125T150000" in text and meeting.uid in text
    assert "secret plan" not in text
