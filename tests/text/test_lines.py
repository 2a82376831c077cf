"""Names and titles on one line: what is seen is all there is."""

import pytest

from hub.text.lines import one_line


@pytest.mark.parametrize("typed, kept", [
    ("Esi\u200b Boa\u00adteng", "Esi Boateng"), ("\u2066\u2067Esi", "Esi"), ("\u202eisE\u202c", "isE"), ("Es\u200di\u200c", "Esi"), ("\ufeff\u2060", ""), ("a\nb\u2028c\x00d", "a b c d"),
    ("\u200f\u200eEsi\u061c", "Esi"), ("\u200dEsi", "Esi"),
])
def test_what_nobody_sees_is_no_part_of_a_name(typed, kept):
    assert one_line(typed) == kept


@pytest.mark.parametrize("written", ["می‌خواهم", "ക്‍ഷ", "क्‍ष", "👩‍🌾 Halima", "محمد العلي", "O’Neill-Çelik", "ನ್‌ನ"])
def test_what_scripts_are_written_with_stays(written):
    assert one_line(written) == written
