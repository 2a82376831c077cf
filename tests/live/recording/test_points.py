"""Chapters by the agenda: points that were talked about, parted by who speaks where they are long."""

import pytest

from hub.live.recording.points import LONG_MS, Part, parts_of

A, B = 1, 2
TALK = [(A, 0, 60_000), (B, 60_000, 100_000), (A, 100_000, 160_000)]


def told(parts: list[Part]) -> list[tuple]:
    return [(part.title, part.begin // 1000, part.end // 1000, part.people) for part in parts]


@pytest.mark.parametrize(("points", "expected"), [
    ([], [("", 0, 60, (A,)), ("", 60, 100, (B,)), ("", 100, 160, (A,))]),
    ([(0, "Welcome"), (70_000, "Seals")], [("Welcome", 0, 70, (A, B)), ("Seals", 70, 160, (A, B))]),
    ([(-5_000, "Hello"), (-1_000, "Welcome"), (900_000, "Later")], [("Welcome", 0, 160, (A, B))]),
    ([(30_000, "Seals")], [("", 0, 30, (A,)), ("Seals", 30, 160, (A, B))]),
    ([(0, "Welcome"), (70_000, "Money"), (71_000, "Seals")], [("Welcome", 0, 70, (A, B)), ("Seals", 70, 160, (A, B))]),
    ([(0, "Welcome"), (70_000, "Seals"), (71_000, "Welcome")], [("Welcome", 0, 160, (A, B))]),
    ([(0, "Welcome"), (159_000, "Goodbye")], [("Welcome", 0, 160, (A, B))]),
], ids=["no agenda", "two points", "set before anybody spoke", "set in the middle", "clicked through", "clicked by mistake", "set at the end"])
def test_chapters_are_the_points_that_were_talked_about(points, expected):
    assert told(parts_of(TALK, TALK, points)) == expected


def test_a_long_point_is_parted_by_who_speaks_and_words_over_its_border_are_no_chapter():
    turns = [(A, 0, 400_000), (B, 400_000, 403_000 + LONG_MS), (A, 403_000 + LONG_MS, 500_000 + LONG_MS)]
    parts = parts_of(turns, turns, [(0, "Welcome"), (398_000, "Seals")])
    end = (500_000 + LONG_MS) // 1000
    assert told(parts) == [("Welcome", 0, 398, (A,)), ("Seals", 398, 403 + LONG_MS // 1000, (B,)), ("Seals", 403 + LONG_MS // 1000, end, (A,))]


def test_a_word_of_some_seconds_in_all_is_one_chapter_and_silence_none():
    assert told(parts_of([(A, 0, 3_000)], [(A, 0, 3_000)], [(0, "Welcome"), (1_000, "Seals")])) == [("Seals", 0, 3, (A,))]
    assert parts_of([], [], [(0, "Welcome")]) == []


def test_a_pause_is_nobodys_and_a_word_put_in_makes_nobody_a_speaker_of_the_point():
    said = [(A, 0, 30_000), (B, 30_000, 33_000), (A, 33_000, 60_000), (B, 300_000, 340_000)]
    turns = [(A, 0, 300_000), (B, 300_000, 340_000)]
    assert told(parts_of(said, turns, [(0, "Welcome"), (280_000, "Seals")])) == [("Welcome", 0, 280, (A,)), ("Seals", 280, 340, (B,))]
