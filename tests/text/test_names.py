"""Handles, initials and slugs in any script."""

import pytest

from hub.text.mentions import mentioned
from hub.text.names import handle_from, initials, slug
from hub.text.writing import written


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Amina Wanjiru", "amina.wanjiru"), ("  O'Neil  ", "oneil"), ("محمد علي", "محمد.علي"), ("सीता शर्मा", "सीता.शर्मा"), ("李明", "李明"), ("", "member"), ("X", "member.x"), ("@@!", "member")],
)
def test_a_handle_is_made_of_the_name(name, handle):
    assert handle_from(name, lambda taken: False) == handle
    assert mentioned(f"hello @{handle}") == [handle]


def test_a_taken_handle_gets_the_next_free_number():
    assert handle_from("Amina", {"amina", "amina2"}.__contains__) == "amina3"


def test_a_handle_of_a_very_long_name_fits():
    assert mentioned("@" + handle_from("Wolfeschlegel " * 9, lambda taken: False)) == ["wolfeschlegel.wolfeschlegel"]


@pytest.mark.parametrize(("name", "letters"), [("amina b. wanjiru", "AW"), ("Plato", "P"), ("सीता शर्मा", "सीश"), ("محمد علي", "مع"), ("!!", "?"), ("", "?")])
def test_initials_are_the_first_letters_of_first_and_last(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("text", "address"),
    [("Maïs & eau: l'été 2026!", "maïs-eau-lété-2026"), ("مياه الشرب", "مياه-الشرب"), ("खेती बाड़ी", "खेती-बाड़ी"), ("???", "thread"), ("../../etc", "etc"), ("ﬁne Ｗide", "fine-wide")],
)
def test_a_slug_stays_readable_in_its_script(text, address):
    assert slug(text, "thread") == address


def test_a_long_slug_is_cut_between_words():
    assert slug("community " * 20, "x") == "-".join(["community"] * 6)


def test_written_is_cleaned_and_rendered():
    assert written("\r\ncafe\u0301 *x*\x00\r\ny\r\n") == ("café *x*\ny", "<p>café <em>x</em><br>\ny</p>")
