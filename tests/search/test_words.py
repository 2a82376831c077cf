"""What comparing words promises."""

import pytest

from hub.search.words import asked, one_letter_apart, sound


@pytest.mark.parametrize(("one", "other", "near"), [
    ("water", "water", True), ("water", "wter", True), ("water", "waterr", True), ("water", "wxter", True), ("water", "wtaer", True),
    ("water", "wtre", False), ("water", "wa", False), ("", "a", True), ("ab", "ba", True), ("abc", "cba", False),
])
def test_one_letter_apart(one, other, near):
    assert one_letter_apart(one, other) is near
    assert one_letter_apart(other, one) is near


def test_a_name_sounds_the_same_in_both_scripts():
    assert sound("Mohamed") == sound("محمد") != ""


def test_a_question_is_read_in_every_language():
    (word,) = asked("communautés", "en")
    assert "communaut" in word.forms
