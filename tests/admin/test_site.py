"""Looking over the site: communities without their talk, letters without spent secrets, jobs and how they went."""

from dataclasses import replace

import pytest

from hub.background import queue
from hub.mail import delivery, outbox
from hub.storage.unit import db, unit_of_work
from tests.cast import make_cast
from tests.makers import community
from tests.makers.discussions import thread


def test_a_private_community_is_a_name_and_numbers(app, signed_in):
    cast = make_cast(access="private", name="Quiet wells")
    thread(cast.member, cast.wells, "Canaryfish in the borehole")
    desk = signed_in(cast.admin)
    listed = desk.get("/admin/communities")
    assert "Quiet wells" in listed and not any("/communities/wells" in link for link in listed.links)
    seen = [desk.get(path).html for path in ("/admin/", "/admin/communities", "/admin/outbox", "/", "/search?q=canaryfish+borehole")]
    assert not any("Canaryfish" in page for page in seen)


@pytest.fixture
def letter(cast):
    with unit_of_work():
        written = outbox.post(cast.member, "Confirm", "Open http://localhost/confirm/secret-token", kind="confirm")
        db.flush()
        return written


def test_a_letter_that_waits_can_be_read(cast, letter, signed_in):
    desk = signed_in(cast.admin)
    assert "Confirm" in desk.get("/admin/outbox") and "secret-token" in desk.get(f"/admin/outbox/{letter.id}")
    assert "HUB_SMTP_HOST" in desk.get("/admin/outbox")


def test_a_sent_letter_has_lost_its_secret(cast, letter, signed_in):
    with unit_of_work():
        delivery._mark(db.merge(letter), None)
    page = signed_in(cast.admin).get(f"/admin/outbox/{letter.id}")
    assert page.status == 200 and "secret-token" not in page


def test_a_failed_letter_is_tried_again(cast, letter, signed_in):
    with unit_of_work():
        db.merge(letter).state = "failed"
    desk = signed_in(cast.admin)
    assert desk.post(f"/admin/outbox/{letter.id}/again", on=f"/admin/outbox/{letter.id}").status == 302
    assert "Confirm" in desk.get("/admin/outbox?state=waiting") and "Confirm" not in desk.get("/admin/outbox?state=failed")


def test_jobs_say_when_they_ran_and_how(cast, signed_in, monkeypatch):
    desk = signed_in(cast.admin)
    assert "Send letters" in desk.get("/admin/jobs") and "not run yet" in desk.get("/admin/jobs")
    monkeypatch.setitem(queue.JOBS, "mail.deliver", lambda: {}["pumps"])
    queue.wake("mail.deliver")
    queue.run_waiting()
    assert "KeyError" in desk.get("/admin/jobs")


def test_a_page_far_beyond_the_last_is_empty_not_broken(cast, signed_in):
    desk = signed_in(cast.admin)
    for path in ("people", "outbox", "communities"):
        assert desk.get(f"/admin/{path}?after=1").status == 200 and desk.get(f"/admin/{path}?after=x&state=nothing").status == 200


def test_the_style_guide_shows_everything(cast, signed_in):
    assert "Amina Otieno" in signed_in(cast.admin).get("/admin/styleguide")


def _notice_of(place, reader, kind="notice"):
    with unit_of_work():
        written = outbox.post(reader, "[Wells] About salt", "The well is salty", kind=kind, community_id=place.id if place else None)
    return written.id


def test_letters_about_private_communities_are_their_readers(cast, signed_in):
    desk, places = signed_in(cast.admin), [cast.wells, community("Den", access="private", members=[cast.member])]
    opened, closed = (_notice_of(place, cast.member) for place in places)
    digest = _notice_of(None, cast.member, "digest")
    assert "salty" in desk.get(f"/admin/outbox/{opened}") and desk.get("/admin/outbox").html.count("About salt") == 1
    for one in (closed, digest):
        page = desk.get(f"/admin/outbox/{one}")
        assert page.status == 200 and "salt" not in page.html and cast.member.address in page
    assert "salty" in desk.get(f"/admin/outbox/{_notice_of(places[1], cast.admin)}")


def test_a_secret_that_is_on_its_way_is_shown_to_nobody(cast, letter, signed_in, monkeypatch):
    monkeypatch.setattr(delivery._Post, "settings", replace(delivery.settings(), smtp_host="127.0.0.1"))
    page = signed_in(cast.admin).get(f"/admin/outbox/{letter.id}")
    assert page.status == 200 and "secret-token" not in page.html
