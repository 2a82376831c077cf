"""Who may knock, where one is sent afterwards, and what a request from another site may do: nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest

from hub.web.guards import safe_next
from tests.makers import person
from tests.serving import Visitor

ELSEWHERE = [
    "//e.example", "///e.example", "/\\e.example", "\\\\e.example", "/%09/e.example", "/\t/e.example", "/\n/e.example", "/\r\n/e.example", " //e.example",
    "https:e.example", "https://e.example", "http:///e.example", "javascript:alert(1)", "data:text/html,x", "//e.example%2f..", "@e.example",
    "https://hub@e.example", "/\u3000/e.example", "/\x0b/e.example", "//xn--e-example", "\u2215\u2215e.example", "/.//e.example/..//", "e.example", "", None,
]
LEAD_AWAY = """paths => paths.filter(path => {
  try { return new URL(path, location.href).origin !== location.origin } catch { return false }
})"""
STRANGE_BUT_OURS = ("/%09/e.example", "/.//e.example/..//")  # a browser reads both as paths of this site
HERE = ["/threads/7", "/search?q=a&page=2", "/threads/7#post-3", "/people/amina", "/search?q=%2F%2Fe.example", "/search?q=//e.example"]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_sent_to_another_site(guest, target):
    page = guest.get("/probe/next", query_string={"next": target} if target is not None else {})
    assert page.status == 302 and page.location in ("/probe/long", *STRANGE_BUT_OURS)


def test_chromium_agrees_on_what_is_ours(browser):
    page = browser.page()
    page.goto("/no-such-page")
    sent = [safe_next(target, "/") for target in (*ELSEWHERE, *HERE)]
    assert page.evaluate(LEAD_AWAY, sent) == []
    assert len(page.evaluate(LEAD_AWAY, [target for target in ELSEWHERE if target])) > 8  # the list holds real dangers


@pytest.mark.parametrize("target", HERE)
def test_everybody_is_sent_back_where_they_were(guest, target):
    assert guest.get("/probe/next", query_string={"next": target}).location == target


def test_a_visitor_is_asked_to_sign_in_and_comes_back(guest):
    page = guest.get("/probe/mine?a=1&b=2")
    sign_in = urlsplit(page.location)
    assert page.status == 302 and sign_in.path == "/sign-in" and parse_qs(sign_in.query)["next"] == ["/probe/mine?a=1&b=2"]


def test_each_guard_lets_in_whom_it_should(probed):
    member, admin = Visitor(probed, person("Moussa")), Visitor(probed, person("Adjoa", is_admin=True))
    assert (member.get("/probe/mine").status, admin.get("/probe/mine").status) == (200, 200)
    assert (member.get("/probe/admin").status, admin.get("/probe/admin").status) == (404, 200)


def test_a_route_without_a_guard_stops_the_start(make_app):
    from hub.web.guards import check_guards

    app = make_app()
    app.add_url_rule("/open", "open", lambda: "open")
    with pytest.raises(RuntimeError, match="open"):
        check_guards(app)


def test_reading_cannot_write(guest):
    assert guest.get("/probe/long").status == 200
    assert guest.get("/probe/write").status == 500


@pytest.mark.parametrize("site, status", [("same-origin", 302), ("none", 302), ("cross-site", 403), ("same-site", 403)])
def test_a_form_of_another_site_is_refused_even_with_a_token(guest, site, status):
    assert guest.send("/probe/form", {"text": "Hello"}, headers={"Sec-Fetch-Site": site}).status == status


def test_a_form_without_a_token_is_refused_and_says_what_to_do(guest):
    answer = guest.client.post("/probe/form", data={"text": "Hello"})
    assert answer.status_code == 400 and "reload" in answer.get_data(as_text=True)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "a" * 5000, "\u202e"])
def test_a_made_up_token_is_refused(guest, token):
    assert guest.client.post("/probe/form", data={"text": "Hello", "csrf_token": token}).status_code == 400


@pytest.mark.parametrize("host, status", [
    ("localhost", 200), ("localhost:5000", 200), ("127.0.0.1", 200), ("evil.example", 400), ("localhost.evil.example", 400), ("evil.example:80", 400),
    ("localhost@evil.example", 400), ("LOCALHOST", 200), ("localhost\t", 400),
])
def test_the_site_answers_only_to_its_own_names(guest, host, status):
    assert guest.client.get("/probe/long", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "Forwarded", "X-Original-Host", "X-Host", "X-Rewrite-Url"])
def test_a_forwarded_name_is_not_believed(guest, name):
    page = guest.get("/probe/mine", headers={name: "evil.example"})
    assert "evil" not in page.location and "evil" not in page.html
