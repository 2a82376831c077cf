"""What does not fit: said beside the field, kept as typed, nothing half-written, never a 500."""

import pytest
from sqlalchemy import func, select

from hub.mentorship.models import Goal, Meeting, MentorProfile, Mentorship, NextStep, SharedNote
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

ODD = ("\x00", "x" * 30_000, "<script>alert(1)</script>" * 400, "\ud83d", "٣", "1e9", "-1", "9" * 30, "[]", "0001-01-01", "9999-12-31", "25:61")
FORMS = {
    "goals/new": ("words", "indicator", "why", "baseline", "target", "due_on"), "meetings/new": ("on", "at", "minutes", "way", "plan"),
    "log": ("on", "at", "minutes", "way", "agreed", "step", "due_on", "owner"), "steps/new": ("words", "owner", "due_on"),
    "write": ("text",), "note": ("text",), "end": ("why", "words"),
    "close": ("words", "reached", "value", "thanks"), "learned": ("words", "direction", "kind"),
    "agreement/new": ("purpose", "mentor_part", "off_limits", "cadence_days", "mode", "way", "language", "sees", "ends_on"),
}
GOOD = {"on": "2026-12-01", "at": "10:00", "minutes": "30", "way": "text", "words": "Wells", "text": "Hello", "owner": "mine", "agreed": "Yes", "purpose": "Wells", "cadence_days": "14", "mode": "mixed", "sees": "counts", "direction": "from_mentor", "kind": "other"}


@pytest.mark.parametrize("form, field", [(form, field) for form, fields in FORMS.items() for field in fields])
def test_odd_values_never_break_a_form(app, signed_in, form, field):
    """Each field of each form takes each odd value or says why not."""
    with unit_of_work():
        mentor = person()
        path = f"/mentoring/{make.pair(mentor, person()).id}"
    visitor = signed_in(mentor)
    for odd in ODD:
        answer = visitor.send(f"{path}/{form}", GOOD | {field: odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace")})
        assert answer.status in (302, 422), (odd[:20], answer)


@pytest.mark.parametrize("field", ["skills", "about", "language_1", "level_1", "hours", "places", "channels", "sector"])
def test_odd_offers(app, signed_in, field):
    """The mentor's own form too."""
    visitor = signed_in(person())
    good = {"skills": "wells", "language_1": "en", "level_1": "good", "hours": "1", "places": "1", "channels": "text"}
    assert {visitor.send("/mentoring/profile", good | {field: odd}).status for odd in ODD if odd != "\ud83d"} <= {302, 422}


def test_what_was_typed_is_kept_beside_the_message(app, signed_in):
    """A request without a language, and with letters for hours, comes back as typed."""
    with unit_of_work():
        mentor = person()
        make.mentor_profile(mentor)
    page = signed_in(person()).post(f"/mentoring/mentors/{mentor.handle}/ask", {"wanted": "How to test", "hours": "many", "languages": []})
    assert page.status == 422 and "How to test" in page and "Write a whole number." in page
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(Mentorship)) == 0


def test_the_last_place_gone_keeps_the_words(app, signed_in):
    """Who comes too late reads why, and has their words still."""
    with unit_of_work():
        mentor = person()
        offer = make.mentor_profile(mentor, places=1)
    visitor = signed_in(person())
    path = f"/mentoring/mentors/{mentor.handle}/ask"
    fields = visitor.get(path).form_to(path).fields
    with unit_of_work():
        db.get(MentorProfile, offer.id).taken = 1
    page = visitor.send(path, fields | {"wanted": "How to test", "languages": ["en"], "hours": "1"})
    assert page.status == 422 and "The last place has just been taken" in page and "How to test" in page


def test_accepting_without_a_place_keeps_the_answer(app, signed_in):
    """The mentor reads what to do; the request is still there."""
    with unit_of_work():
        mentor = person()
        make.mentor_profile(mentor, places=0)
        pair = make.request(mentor, person())
    page = signed_in(mentor).post(f"/mentoring/{pair.id}/answer", {"answer": "accept", "words": "Gladly"}, on=f"/mentoring/{pair.id}")
    assert page.status == 422 and "All your places are taken" in page and "Gladly" in page
    with unit_of_work(write=False):
        assert db.get(Mentorship, pair.id).state == "requested"


@pytest.mark.parametrize("form, kind", [("goals/new", Goal), ("meetings/new", Meeting), ("log", Meeting), ("steps/new", NextStep), ("write", SharedNote)])
def test_the_same_key_makes_one(app, signed_in, frozen, form, kind):
    """A form sent twice does its work once."""
    with unit_of_work():
        mentor = person()
        path = f"/mentoring/{make.pair(mentor, person()).id}/{form}"
    values = GOOD | {"key": "a-client-key", "on": "2026-11-24" if form == "log" else "2026-12-01"}
    visitor = signed_in(mentor)
    assert [visitor.send(path, values).status for _ in range(2)] == [302, 302]
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(kind)) == 1


def test_columns_cannot_be_sent(app, signed_in):
    """Fields that no form has change nothing."""
    with unit_of_work():
        mentor = person()
        pair = make.pair(mentor, person())
    extra = {"mentor_id": "1", "state": "closed", "taken": "0", "author_id": "1", "contact_at": "2020-01-01", "is_admin": "1", "id": "7"}
    assert signed_in(mentor).send(f"/mentoring/{pair.id}/goals/new", GOOD | extra).status == 302
    with unit_of_work(write=False):
        found, goal = db.get(Mentorship, pair.id), db.scalar(select(Goal))
        assert (found.state, found.mentor_id, goal.state) == ("active", mentor.id, "open") and goal.id != 7
