"""Notices as mail: at once or collected, never at night, never what was lost, easy to stop."""

from datetime import UTC, datetime, timedelta

import pytest

from hub.communities.models import Community, Membership
from hub.mail import delivery
from hub.mail.models import Letter
from hub.notifications import actions, reach
from hub.notifications.jobs import collect, write
from hub.notifications.models import MailChoice
from hub.notifications.morning import is_due, is_night
from hub.notifications.sentences import sentence
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers.accounts import link_in

OCCASION = {"once": "reply-12", "path": "/posts/12", "words": {"name": "Moussa", "title": "Pumps", "excerpt": "Use leather seals."}}


@pytest.fixture(autouse=True)
def _said():
    sentence("test:replied")(lambda words: f"{words['name']} answered in {words['title']}")


def tell(cast, mail="now", **changes):
    with acting_as(cast.member) as by:
        actions.tell(by, {cast.other.id: mail}, "test:replied", **OCCASION | {"community_id": cast.wells.id} | changes)


def test_mail_at_once_says_what_and_where(cast, outbox, run_jobs, frozen):
    tell(cast, thread_ref="talk-3", message_ref="word-12")
    run_jobs()
    (letter,) = outbox(cast.other)
    assert letter.subject == "[Wells] Re: Pumps" and "Moussa answered in Pumps" in letter.text
    assert "Use leather seals." in letter.text and "http://localhost/posts/12" in letter.text and "<a href=\"http://localhost/posts/12\"" in letter.html
    run_jobs(), write()
    assert len(outbox()) == 1


@pytest.mark.parametrize(("changes", "subject"), [
    ({"words": {"name": "Moussa", "title": "Pumps", "first": True}, "thread_ref": "talk-3"}, "[Wells] Pumps"),
    ({"thread_ref": ""}, "[Wells] Moussa answered in Pumps"),
])
def test_a_conversation_keeps_its_subject(cast, outbox, run_jobs, frozen, changes, subject):
    """Letters of one thread differ by "Re:" alone; what belongs to no thread says itself what it is."""
    tell(cast, **changes)
    run_jobs()
    assert outbox(cast.other)[0].subject == subject


def test_mail_can_be_sorted_threaded_and_stopped(cast, outbox, run_jobs, frozen):
    tell(cast, thread_ref="talk-3", message_ref="word-12")
    run_jobs()
    raw = delivery.message(outbox()[0]).as_bytes().decode()
    mail = delivery.message(outbox()[0])
    assert mail["Message-ID"] == f"<word-12.p{cast.other.id}@hub.example>" and mail["References"] == f"<talk-3.p{cast.other.id}@hub.example>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click" and mail["Precedence"] == "list"
    assert mail["List-Id"] == f"<community-{cast.wells.id}.hub.example>"
    assert "List-Unsubscribe: <http://localhost/unsubscribe/" in raw.replace("\n ", " ") and "=?" not in raw.split("\n\n")[0]


def test_names_and_titles_are_no_links_in_mail(cast, outbox, run_jobs, frozen):
    tell(cast, words={"name": "http://evil.test", "title": "evil.test/x <b>\r\nBcc: all@x.org", "excerpt": "see <script>"})
    run_jobs()
    (letter,) = outbox()
    assert "evil.test" not in letter.text and "evil.test" not in letter.html
    assert "<script>" not in letter.html and "<b>" not in letter.html
    assert "\n" not in letter.subject and delivery.message(letter)["Bcc"] is None


@pytest.mark.parametrize(("asked", "letters"), [(False, 3), (True, 5)])
def test_nobody_is_flooded_with_letters_by_one_person(cast, outbox, run_jobs, frozen, asked, letters):
    for number in range(5):
        tell(cast, once=f"n{number}", path=f"/posts/{number}", asked=asked)
    run_jobs()
    assert len(outbox(cast.other)) == letters
    with acting_as(cast.facilitator) as by:  # somebody else is another matter
        actions.tell(by, {cast.other.id: "now"}, "test:replied", **OCCASION | {"once": "another", "community_id": cast.wells.id})
    frozen.shift(3601)
    tell(cast, once="later", asked=asked), run_jobs()
    assert len(outbox(cast.other)) == letters + 2


def test_what_was_read_meanwhile_is_not_mailed(cast, outbox, run_jobs, frozen):
    tell(cast)
    with acting_as(cast.other) as by:
        actions.mark_all_read(by)
    run_jobs()
    assert outbox() == []


@pytest.mark.parametrize("belongs", [True, False])
def test_who_lost_access_is_not_written_to(cast, outbox, run_jobs, frozen, belongs):
    with unit_of_work():
        db.get(Community, cast.wells.id).access = "private"
    tell(cast)
    if not belongs:
        with unit_of_work():
            db.query(Membership).filter_by(person_id=cast.other.id).delete()
    run_jobs()
    assert len(outbox()) == belongs


def test_a_letter_in_the_outbox_is_dropped_when_access_is_lost(cast, outbox, run_jobs, frozen):
    with unit_of_work():
        db.get(Community, cast.wells.id).access = "private"
    tell(cast)
    run_jobs()
    with unit_of_work():
        assert all(check(db.query(Letter).one()) for check in delivery.STILL_RIGHT)
        db.query(Membership).filter_by(person_id=cast.other.id).delete()
    with unit_of_work(write=False):
        assert not all(check(db.query(Letter).one()) for check in delivery.STILL_RIGHT)


def test_a_room_may_call_back_what_it_told(cast, outbox, run_jobs, frozen, monkeypatch):
    monkeypatch.setattr(reach, "_checks", [lambda notices: {n.id for n in notices if n.path == "/posts/12"}])
    tell(cast), tell(cast, once="other", path="/posts/13")
    run_jobs()
    assert ["/posts/13" in letter.text for letter in outbox()] == [True]


def test_nights_are_quiet_unless_one_wants_otherwise(cast, outbox, run_jobs, frozen):
    frozen.move_to(datetime(2026, 11, 24, 20, 0, tzinfo=UTC))  # 01:30 in Kolkata
    tell(cast)
    run_jobs()
    assert outbox() == []
    frozen.move_to(datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
    write()
    assert len(outbox()) == 1


def test_a_digest_collects_by_community_in_the_morning(cast, outbox, run_jobs, frozen):
    for number in range(3):
        tell(cast, mail="digest", once=f"n{number}", path=f"/posts/{number}")
    frozen.move_to(datetime(2026, 11, 25, 0, 30, tzinfo=UTC))  # 06:00 in Kolkata
    collect()
    assert outbox() == []
    frozen.move_to(datetime(2026, 11, 25, 1, 45, tzinfo=UTC))  # 07:15
    collect(), collect()
    (letter,) = outbox(cast.other)
    assert letter.kind == "digest" and "Wells" in letter.text and all(f"http://localhost/posts/{n}" in letter.text for n in range(3))


def test_a_digest_stays_small(cast, outbox, frozen):
    for number in range(60):
        tell(cast, mail="digest", once=f"n{number}", path=f"/posts/{number}")
    frozen.move_to(datetime(2026, 11, 25, 2, 0, tzinfo=UTC))
    collect()
    (letter,) = outbox()
    assert "And 20 more" in letter.text and len(letter.text) < 10_000


@pytest.mark.parametrize(("moment", "zone", "pace", "last", "due"), [
    ("2026-11-24T06:59", "UTC", "daily", None, False), ("2026-11-24T07:00", "UTC", "daily", None, True),
    ("2026-11-24T09:00", "UTC", "daily", "2026-11-24T07:00", False), ("2026-11-25T07:05", "UTC", "daily", "2026-11-24T07:00", True),
    ("2026-11-24T04:05", "Africa/Nairobi", "daily", None, True), ("2026-11-24T04:05", "America/Bogota", "daily", "2026-11-23T13:00", False),
    ("2026-11-23T07:05", "UTC", "weekly", None, True), ("2026-11-24T07:05", "UTC", "weekly", None, False),
    ("2026-11-24T07:05", "UTC", "weekly", "2026-11-16T07:00", True), ("2026-11-28T07:05", "UTC", "weekly", "2026-11-23T07:00", False),
])
def test_when_a_digest_is_due(moment, zone, pace, last, due):
    def at(text):
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None

    assert is_due(at(moment), zone, pace, at(last)) is due


def test_when_it_is_night():
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert not is_night(noon, "UTC") and is_night(noon, "Pacific/Auckland") and is_night(noon + timedelta(hours=9), "UTC")
    assert not is_night(noon, "No/Where")


def test_one_click_stops_mail_without_a_sign_in_or_a_token(cast, client, outbox, run_jobs, frozen):
    tell(cast)
    run_jobs()
    path = link_in(outbox()[0])
    assert client.get(path).status == client.get(path).status == 200
    tell(cast, once="still")
    answer = client.client.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    tell(cast, once="after")
    with unit_of_work(write=False):
        from hub.notifications.models import Notice

        assert [n.mail for n in db.query(Notice).order_by(Notice.id)] == ["now", "now", "none"]


def test_a_made_up_link_stops_nothing(client, cast):
    for token in ("x", "WzEsMF0.abc", "a.b.c"):
        assert client.client.post(f"/unsubscribe/{token}").status_code == 404
    with unit_of_work(write=False):
        assert db.query(MailChoice).count() == 0
