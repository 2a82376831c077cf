"""Keyset pages: every row once, in both directions, also while rows arrive."""

import pytest
from sqlalchemy import select

from hub.accounts.models import Person
from hub.storage.paging import keyset
from hub.storage.unit import unit_of_work
from tests.makers import person

pytestmark = pytest.mark.usefixtures("settings")


def _page(**options):
    with unit_of_work(write=False):
        page = keyset(select(Person), Person.handle, size=2, **options)
    return [one.handle for one in page.rows], page


@pytest.fixture
def five(settings):
    for letter in "abcde":
        person(handle=letter)


def test_forwards_every_row_once(five):
    seen, page = _page()
    while page.later:
        rows, page = _page(after=page.later)
        seen += rows
    assert seen == list("abcde")


def test_backwards_in_reading_order(five):
    rows, page = _page(before="e")
    assert rows == ["c", "d"] and page.earlier == "c"
    rows, page = _page(before="c")
    assert rows == ["a", "b"] and page.earlier is None and page.later == "b"


def test_newest_first(five):
    rows, page = _page(newest_first=True)
    assert rows == ["e", "d"] and page.earlier is None
    rows, page = _page(newest_first=True, after=page.later)
    assert rows == ["c", "b"]
    back, page = _page(newest_first=True, before=page.earlier)
    assert back == ["e", "d"]


def test_pages_stay_put_while_rows_arrive(five):
    _, page = _page()
    person(handle="aa")
    assert _page(after=page.later)[0] == ["c", "d"]


def test_the_first_page_has_nothing_before_and_the_last_nothing_after(five):
    _, first = _page()
    _, last = _page(after="d")
    assert first.earlier is None and last.later is None


def test_an_empty_list_is_one_empty_page():
    rows, page = _page()
    assert (rows, page.earlier, page.later) == ([], None, None)
