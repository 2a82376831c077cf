"""Forms: refusals beside their field, what was typed kept, nothing half-written."""

import pytest
from sqlalchemy import func, select

from hub.accounts.models import Person
from hub.storage.unit import db, unit_of_work
from hub.text.languages import speaking
from hub.web.forms import OWN_WORDS


def _people() -> int:
    with unit_of_work(write=False):
        return db.scalar(select(func.count()).select_from(Person))


def test_a_form_that_fits_is_carried_out_once(guest):
    assert guest.send("/probe/form", {"text": "Hello"}).status == 302
    assert _people() == 1


def test_a_refusal_of_the_action_lands_beside_its_field_and_nothing_stays(guest):
    page = guest.send("/probe/form", {"text": "refuse me"})
    assert page.status == 422 and "Not this one." in page.words
    assert _people() == 0


def test_a_text_too_long_is_said_with_its_length(guest):
    page = guest.send("/probe/form", {"text": "a" * 41})
    assert page.status == 422 and "41" in page.words and "40" in page.words and _people() == 0


@pytest.mark.parametrize("key, status", [("abcdefgh", 302), ("short", 422), ("a" * 65, 422)])
def test_the_key_of_a_form_has_its_length(guest, key, status):
    assert guest.send("/probe/form", {"text": "Hello", "key": key}).status == status


def test_a_nul_in_a_text_is_dropped_not_a_failure(guest):
    assert guest.send("/probe/form", {"text": "a\x00b"}).status == 302
    with unit_of_work(write=False):
        assert db.scalar(select(Person.name)) == "ab"


@pytest.mark.parametrize("code, words", [("en", "Too long: 64 characters fit here."), ("fr", "64")])
def test_the_form_library_speaks_as_the_house_does(code, words):
    with speaking(code):
        said = OWN_WORDS.ngettext("Field cannot be longer than %(max)d character.", "Field cannot be longer than %(max)d characters.", 64) % {"max": 64}
    assert words in said and "Field" not in said
