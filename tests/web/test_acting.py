"""Which language a reader is spoken to in, and whether it leaks to the next."""

import pytest

from tests.makers import person
from tests.serving import Visitor


def _language(page) -> str:
    return page.html.split('<html lang="')[1][:2]


@pytest.mark.parametrize("wish, spoken", [
    ("fr", "fr"), ("ar-EG,ar;q=0.9,en;q=0.5", "ar"), ("sw,fr;q=0.5", "fr"), ("sw", "en"), ("", "en"), ("*", "en"), ("fr;q=x,;;", "en"), ("en-GB", "en"),
])
def test_a_visitor_is_spoken_to_as_the_browser_asks(guest, wish, spoken):
    assert _language(guest.get("/no-such-page", headers={"Accept-Language": wish})) == spoken


def test_a_choice_made_here_goes_before_the_browser(guest):
    guest.client.set_cookie("language", "ar")
    page = guest.get("/no-such-page", headers={"Accept-Language": "fr"})
    assert _language(page) == "ar" and 'dir="rtl"' in page.html


def test_a_strange_choice_is_ignored(guest):
    guest.client.set_cookie("language", "../etc")
    assert _language(guest.get("/no-such-page")) == "en"


def test_a_person_is_spoken_to_as_their_profile_says(probed):
    visitor = Visitor(probed, person("Moussa", language="fr"))
    assert _language(visitor.get("/no-such-page", headers={"Accept-Language": "ar"})) == "fr"


def test_one_readers_language_does_not_leak_to_the_next(guest):
    assert _language(guest.get("/no-such-page", headers={"Accept-Language": "ar"})) == "ar"
    assert _language(guest.get("/no-such-page")) == "en"


def test_a_site_may_offer_fewer_languages(make_app):
    page = Visitor(make_app(languages=("fr", "en"))).get("/no-such-page", headers={"Accept-Language": "ar"})
    assert _language(page) == "fr"
