"""Captions and transcripts as files: what is written can be read again, and what others write is understood."""

import pytest

from hub.replay.vtt import cues_of, lasting, vtt_of

CUES = [(0, 1_500, "Amina", "Buy seals & valves"), (3_600_000, 3_602_250, "", "a --> b <i>")]


def test_what_is_written_is_read_again():
    text = vtt_of(CUES, "en")
    assert text.startswith("WEBVTT\nLanguage: en\n\n00:00:00.000 --> 00:00:01.500\n<v Amina>Buy seals &amp; valves\n")
    assert cues_of(text, 4_000_000) == [[0, 1_500, "Amina: Buy seals & valves"], [3_600_000, 3_602_250, "a --> b <i>"]]


@pytest.mark.parametrize("text, cues", [
    ("1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\nthere\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nBye", [[1_000, 2_500, "Hello there"], [3_000, 4_000, "Bye"]]),
    ("WEBVTT\n\nNOTE nothing\n\nintro\n01:02.003 --> 01:04.000 align:start\n<v.loud Moussa>The <b>seal</b>", [[62_003, 64_000, "Moussa: The seal"]]),
    ("Only words.\n\nAnd more.", [[0, 90_000, "Only words."], [0, 90_000, "And more."]]),
    ("WEBVTT\n\n99:00:00.000 --> 99:00:01.000\nToo late", [[90_000, 90_000, "Too late"]]),
    ("WEBVTT", []), ("", []), ("WEBVTT\n\n00:01.000 --> 00:02.000\n", []),
])
def test_what_others_write_is_understood(text, cues):
    assert cues_of(text, 90_000) == sorted(cues)


def test_a_line_stays_until_the_next_and_seven_seconds_at_most():
    assert lasting([(0, "", "a"), (2_000, "", "b"), (30_000, "", "c")], 31_000) == [(0, 2_000, "", "a"), (2_000, 9_000, "", "b"), (30_000, 31_000, "", "c")]


def test_lines_at_one_moment_are_seen_at_all():
    assert [end - start for start, end, _who, _words in lasting([(5, "", "a"), (5, "", "b")], 5)] == [500, 500]
