"""The notes grow in the replay as they were typed: each line where it first appeared, as it stood at the end."""

from hub.live.notes import Splice
from hub.replay.typed import Piece, pieces_of


def test_a_line_that_grows_keeps_the_time_of_its_beginning():
    edits = [(1_000, 7, Splice(0, 0, ["Buy"])), (5_000, 7, Splice(0, 1, ["Buy seals"])), (90_000, 8, Splice(1, 0, ["Who pays?"]))]
    assert pieces_of(edits) == [Piece(1_000, 7, "Buy seals"), Piece(90_000, 8, "Who pays?")]


def test_what_was_deleted_is_not_told():
    edits = [(1_000, 7, Splice(0, 0, ["A secret", "Agreed"])), (200_000, 7, Splice(0, 1, []))]
    assert pieces_of(edits) == [Piece(1_000, 7, "Agreed")]


def test_a_line_put_in_above_stands_at_its_own_time():
    edits = [(1_000, 7, Splice(0, 0, ["Last"])), (200_000, 8, Splice(0, 0, ["First"]))]
    assert pieces_of(edits) == [Piece(1_000, 7, "Last"), Piece(200_000, 8, "First")]


def test_lines_of_one_minute_are_one_piece_and_empty_ones_none():
    edits = [(1_000, 7, Splice(0, 0, ["## Numbers", ""])), (30_000, 7, Splice(2, 0, ["| a | b |"])), (300_000, 7, Splice(3, 0, [""]))]
    assert pieces_of(edits) == [Piece(1_000, 7, "## Numbers\n\n| a | b |")]
