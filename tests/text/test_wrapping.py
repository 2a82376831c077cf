"""Line breaks of mail programs are undone, those of people stay."""

import time

import pytest

from hub.text.wrapping import unwrapped

WRAPPED = "The pump at the school has been leaking since the rains ended, and the\ncommittee has asked the county for a new seal.\nWe wait."


def test_a_break_for_want_of_room_is_undone():
    assert unwrapped(WRAPPED) == WRAPPED.replace("the\ncommittee", "the committee")


@pytest.mark.parametrize("text", [
    "Dear all,\nthe pump leaks.\n\nBest regards\nAmina",
    "The first line of a list that stands here is long enough to be wrapped:\n- one\n* two\n1. three\n> quoted",
    "name        depth      yield of the well in litres an hour    state\nKisima      nine metres      four hundred litres an hour     good",
    "A line that no mail program has broken, because it runs on and on far beyond what any of them would allow on one line.\nAnd another.",
])
def test_what_people_broke_stays(text):
    assert unwrapped(text) == text


def test_nothing_but_breaks_changes():
    assert unwrapped(WRAPPED * 3).split() == (WRAPPED * 3).split()


def test_one_endless_line_takes_no_time():
    began = time.thread_time()
    assert unwrapped("word " * 40_000) == "word " * 40_000
    assert time.thread_time() - began < 0.2
