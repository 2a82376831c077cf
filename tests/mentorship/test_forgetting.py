"""What is kept how long: words of a pair for a year after its end, dates and counts for good; one's own words as long as one likes."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from hub.accounts.by import HOUSE
from hub.accounts.queries import own_data
from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Forbidden
from hub.matching import actions as matching
from hub.mentorship import actions, queries
from hub.mentorship.models import ClosingWords, Concern, Goal, Meeting, Mentorship, PrivateNote, SharedNote
from hub.storage import files
from hub.storage.unit import db, unit_of_work
from tests.makers import mentorship as make
from tests.makers import person

CANARY = "kanarienvogel"


@pytest.fixture
def over(app):
    """Mentor, mentee and their pair, closed today, with something of everything."""
    with unit_of_work():
        mentor, mentee = person("Amina"), person("Moussa")
        pair = make.pair(mentor, mentee, state="closed", closed_at=now(), wanted=CANARY, first_goal=CANARY, answer=CANARY)
        make.goal(pair, "Wells"), make.meeting(pair, state="held", plan=CANARY, agreed=CANARY, agreed_html=CANARY, starts_at=now())
        for author in (mentor, mentee):
            make.file(make.message(pair, f"{CANARY} {author.name}", author_id=author.id))
            make.private_note(pair, author, f"{CANARY} {author.name}")
            make.check_in(pair, author, words=CANARY, fit="good", answered_at=now())
            db.add(ClosingWords(mentorship_id=pair.id, person_id=author.id, words=f"Changed for {author.name}"))
            make.question(pair, author, CANARY)
        return mentor, mentee, pair.id


def counted(kind) -> int:
    """How many rows there are."""
    return db.scalar(select(func.count()).select_from(kind))


def test_a_year_after_the_end_words_go_and_counts_stay(frozen, over):
    for days, count in ((364, 0), (1, 1), (1, 0)):
        frozen.shift(timedelta(days=days))
        with unit_of_work():
            assert actions.forget_words(HOUSE) == count
    with unit_of_work(write=False):
        assert [counted(kind) for kind in (SharedNote, PrivateNote, Meeting, Goal, ClosingWords)] == [0, 0, 1, 1, 2]
        assert files.stored_names() == [] and CANARY not in str(queries.own_words(by_of(over[0])))
        assert db.get(Mentorship, over[2]).forgotten_at is not None


def test_one_deletes_ones_own_words_and_nobody_elses(over, signed_in):
    mentor, mentee, pair_id = over
    path = f"/mentoring/{pair_id}"
    assert "Delete my words now" in signed_in(mentee).get(path)
    assert signed_in(mentee).post(f"{path}/forget", on=path).status == 302
    with unit_of_work(write=False):
        assert list(db.scalars(select(SharedNote.author_id))) == list(db.scalars(select(PrivateNote.author_id))) == [mentor.id]
        assert len(files.stored_names()) == 1 and "Changed for Moussa" not in str(queries.own_words(by_of(mentee)))
    assert "Changed for Amina" in signed_in(mentee).get(path)


def test_while_it_goes_on_nothing_is_deleted_as_a_whole(app):
    with unit_of_work():
        mentor = person()
        pair = make.pair(mentor, person())
        with pytest.raises(Forbidden):
            actions.forget_mine(by_of(mentor), pair)


def test_the_download_has_all_of_ones_own_and_nothing_private_of_the_other(over):
    mentor, mentee, pair_id = over
    with unit_of_work():
        matching.save_step(by_of(mentee), "hours", slots=[[0, 540, 720]])
        make.agreement(db.get(Mentorship, pair_id)), make.learning(db.get(Mentorship, pair_id), "To listen"), make.step(db.get(Mentorship, pair_id))
    with unit_of_work(write=False):
        data = own_data(by_of(mentee))
        found, everything = data["mentorships"][0], str(data)
    assert {"agreements", "learned", "check_ins", "closing", "files", "steps", "questions", "private_notes"} <= set(found)
    assert f"{CANARY} Moussa" in str(found["private_notes"]) and f"{CANARY} Amina" not in str(found["private_notes"])
    assert "Changed for Amina" not in everything and len(found["check_ins"]) == 1 and data["matching"]["slots"] == [[0, 540, 720]]


def test_an_administrator_chooses_how_long_words_are_kept(frozen, over, cast, signed_in):
    """A longer time holds at once, a shorter one a month later; what is no such number is refused beside its field."""
    admin, path = signed_in(cast.admin), "/mentoring/overview/retention"
    for wrong in ("", "29", "3651", "soon"):
        page = admin.post(path, {"days": wrong})
        assert page.status == 422 and wrong in page.html
    admin.post(path, {"days": "60"})
    frozen.shift(timedelta(days=1))
    with unit_of_work(write=False):
        assert queries.kept_days(now()) == 365
    frozen.shift(timedelta(days=30))
    with unit_of_work(write=False):
        assert queries.kept_days(now()) == 60
    admin = signed_in(cast.admin)  # a sign-in lasts a month
    admin.post(path, {"days": "400"})
    with unit_of_work(write=False):
        assert queries.kept_days(now()) == 400
    assert "400 days hold now" in admin.get(path) and signed_in(over[0]).get(path).status == 404


def test_words_of_a_pair_wait_while_a_report_of_harm_is_open(frozen, over, cast):
    with unit_of_work():
        concern = make.concern(db.get(Mentorship, over[2]), cast.admin).id
    frozen.shift(timedelta(days=366))
    with unit_of_work():
        assert actions.forget_words(HOUSE) == 0
        db.get(Concern, concern).settled_at = now()
    with unit_of_work():
        assert actions.forget_words(HOUSE) == 1
