"""Each page has one address: with a slash too many or too few it sends there, never elsewhere, and never what was sent."""

import re
from urllib.parse import unquote

import pytest


def addresses(app) -> list[str]:
    """An address of each page, as templates would make it."""
    with app.test_request_context():
        return [app.url_for(rule.endpoint, **{name: _sample(kind) for name, kind in rule._converters.items()})
                for rule in app.url_map.iter_rules() if "GET" in rule.methods and "<path:" not in rule.rule]


def _sample(kind):
    return min(getattr(kind, "items", None) or ["wells"]) if not hasattr(kind, "num_convert") else 1


def test_every_page_is_found_with_and_without_the_slash(app):
    client, seen = app.test_client(), 0
    for path in set(addresses(app)) - {"/"}:
        other = path.rstrip("/") if path.endswith("/") else path + "/"
        answer = client.get(other + "?page=2&q=%C3%A9")
        assert (answer.status_code, answer.location) == (308, path + "?page=2&q=%C3%A9"), other
        seen += 1
    assert seen > 100


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example//", "/%5Cevil.example/", "/\\evil.example/", "///", "//evil.example/communities/",
                                  "/communities/wells//evil.example/", "/no-such-page/", "/@evil.example/", "/communities/%0d%0aLocation:%20x/"])
def test_no_address_leads_off_the_site(app, path):
    answer = app.test_client().get("/", environ_overrides={"PATH_INFO": unquote(path)})
    assert re.fullmatch(r"|/(?![/\\]).*", answer.location or "") and "evil" not in (answer.location or "").split("/communities")[0]
    assert answer.status_code in (200, 302, 308, 400, 404)


def test_what_was_sent_is_not_passed_on(cast, signed_in):
    visitor = signed_in(cast.outsider)
    for path in ("/communities/wells/join/", "/sign-out/", "/communities"):
        answer = visitor.send(path)
        assert answer.status in (404, 405) and "Location" not in answer.headers
    assert visitor.send("/communities/wells/join").status == 302
