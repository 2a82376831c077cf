"""Refusals and failures as pages: what happened, what was kept, what to do; a number that is found in the log."""

import logging
import re

import pytest

from tests.makers.live import live

STATUS = {"invalid": 422, "forbidden": 403, "missing": 404, "conflict": 409, "often": 429, "busy": 503}


@pytest.mark.parametrize("how, status", STATUS.items())
def test_a_refusal_is_a_page_with_its_own_status_and_words(guest, how, status):
    page = guest.get(f"/probe/refuse/{how}")
    assert page.status == status and f"Refused: <b>{how}</b>." in page.words
    assert "<b>" not in page.html.split("<main")[1].split("</main")[0]


def test_a_refusal_is_never_called_our_mistake(guest):
    for how, status in STATUS.items():
        assert ("our mistake" in guest.get(f"/probe/refuse/{how}").words) is (status >= 500 and status != 503), how
    assert "our mistake" in guest.get("/probe/crash").words


def test_too_often_says_when_to_come_again(guest):
    page = guest.get("/probe/refuse/often")
    assert page.headers["Retry-After"] == "60" and "60 seconds" in page.words


def test_a_failure_shows_a_number_that_is_in_the_log(guest, caplog):
    with caplog.at_level(logging.ERROR):
        page = guest.get("/probe/crash")
    number = re.search(r"failure ([0-9a-f]{8}) at GET /probe/crash", caplog.text)[1]
    assert page.status == 500 and number in page.words
    assert "ZeroDivisionError" in caplog.text and "ZeroDivision" not in page.html


def test_a_failure_of_a_signed_in_person_keeps_their_frame(probed, cast_of_probed):
    from tests.serving import Visitor

    page = Visitor(probed, cast_of_probed.member).get("/probe/crash")
    assert page.status == 500 and cast_of_probed.member.name in page.words and 'lang="fr"' in page.html


def test_who_asks_for_json_is_answered_in_json(guest):
    page = guest.get("/no-such-page", headers={"Accept": "application/json"})
    assert page.status == 404 and page.json["error"] == 404


def test_an_unknown_page_costs_no_more_than_the_person(guest, queries):
    with queries() as seen:
        guest.get("/no-such-page")
    assert len(seen) == 0


@pytest.mark.parametrize("path", [
    "/%ff", "/%00", "/%C0%AF", "/people/%ff", "/%2e%2e/%2e%2e/etc/passwd", "/" + "a" * 4000, "/a%0d%0aSet-Cookie:x=y", "/?q=%ff%fe", "/\u202e", "//evil.example",
])
def test_a_strange_address_is_refused_calmly(guest, path):
    answer = guest.client.get(path)
    assert answer.status_code < 500 and "x=y" not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("kind, body", [
    ("application/json", b"{"), ("application/json", b"\xff"), ("application/json", b"[" * 10_000), ("application/x-www-form-urlencoded", b"\xff=%ff&text=%f"),
    ("multipart/form-data; boundary=x", b"--x\r\nnonsense"), ("multipart/form-data", b""), ("text/xml", b"<a>"), ("", b"\x00" * 100),
])
def test_a_strange_body_is_refused_calmly(guest, kind, body):
    answer = guest.client.post("/probe/form", data=body, headers={"Content-Type": kind, "X-CSRFToken": guest.token()})
    assert 300 <= answer.status_code < 500


def test_a_body_too_large_is_refused_before_it_is_read(guest, settings):
    most = (settings.max_upload_mb + 2) * 1024 * 1024
    answer = guest.client.post("/probe/form", headers={"X-CSRFToken": guest.token()}, data=b"text=a", environ_overrides={"CONTENT_LENGTH": str(most)})
    assert answer.status_code == 413
    assert "stored" in answer.get_data(as_text=True)


def test_too_many_fields_are_refused(guest):
    assert guest.send("/probe/form", {"text": "few"}).status in (302, 422)
    parts = {f"field{number}": "x" for number in range(400)}
    answer = guest.client.post("/probe/form", data=parts, content_type="multipart/form-data", headers={"X-CSRFToken": guest.token()})
    assert answer.status_code == 413


def test_only_the_door_for_slides_takes_more(guest, settings, cast, signed_in):
    more = {"CONTENT_LENGTH": str((settings.max_upload_mb + 2) * 1024 * 1024)}
    visitor = signed_in(cast.member)
    path = f"/live/{live(cast.wells, cast.facilitator).id}/slides"
    for where, refused in ((path, False), ("/communities/new", True)):
        answer = visitor.client.post(where, headers={"X-CSRFToken": visitor.token()}, data=b"text=a", environ_overrides=more)
        assert (answer.status_code == 413) == refused, where
