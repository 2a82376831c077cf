"""Every answer carries its headers, is as small as it can be, and is kept by nobody it should not be kept by."""

import gzip

import pytest

EVERYWHERE = ["/no-such-page", "/probe/long", "/probe/crash", "/probe/refuse/forbidden", "/probe/mine", "/favicon.ico", "/static/x/no-such.css"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_says_what_a_browser_may_do(guest, path):
    headers = guest.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_page_is_kept_by_no_cache_between(guest):
    headers = guest.get("/probe/long").headers
    assert headers["Cache-Control"] == "private, no-cache" and "Cookie" in headers["Vary"]


def test_only_a_site_with_https_asks_for_https(guest, make_app):
    assert "Strict-Transport-Security" not in guest.get("/probe/long").headers
    secure = make_app(base_url="https://hub.example.org").test_client()
    answer = secure.get("/no-such-page", base_url="https://hub.example.org")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_the_cookie_of_a_site_with_https_stays_with_it(make_app):
    app = make_app(base_url="https://hub.example.org")
    assert app.config["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert app.config["SESSION_COOKIE_SECURE"] and app.config["SESSION_COOKIE_HTTPONLY"]


def test_texts_are_packed_for_those_who_can_unpack(guest):
    plain = guest.client.get("/probe/long")
    packed = guest.client.get("/probe/long", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers and packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data and len(packed.data) < len(plain.data) / 10
    assert "Accept-Encoding" in packed.headers["Vary"] and "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize("wish", ["gzip;q=0", "identity", "", "br"])
def test_texts_are_not_packed_for_those_who_cannot(guest, wish):
    assert "Content-Encoding" not in guest.client.get("/probe/long", headers={"Accept-Encoding": wish}).headers


@pytest.mark.parametrize("path", ["/probe/long", "/favicon.ico"])
def test_asking_for_the_head_alone(guest, path):
    full, head = guest.client.get(path), guest.client.head(path)
    assert head.status_code == 200 and head.data == b""
    assert head.headers["Content-Length"] == full.headers["Content-Length"]
    assert guest.client.options(path).status_code == 200


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(guest, method):
    assert guest.client.open("/probe/long", method=method).status_code in (400, 405)
