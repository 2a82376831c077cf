"""Headings of rendered Markdown fit the page they stand on."""

import pytest
from markupsafe import Markup

from hub.text.headings import fitted
from hub.web.filters import headings


@pytest.mark.parametrize("html, top, wanted", [
    ("<h4>A</h4><p>b</p><h4>C</h4>", 3, "<h3>A</h3><p>b</p><h3>C</h3>"),
    ("<h3>A</h3><h6>B</h6>", 2, "<h2>A</h2><h3>B</h3>"),
    ("<h3>A</h3><h4>B</h4><h5>C</h5><h6>D</h6>", 4, "<h4>A</h4><h5>B</h5><h6>C</h6><h6>D</h6>"),
    ("<p>No heading, but &lt;h3&gt;</p>", 2, "<p>No heading, but &lt;h3&gt;</p>"),
])
def test_levels_begin_at_the_top_and_leave_none_out(html, top, wanted):
    assert fitted(html, top) == wanted


def test_what_was_not_safe_stays_so():
    assert isinstance(headings(Markup("<h3>A</h3>"), 2), Markup) and not isinstance(headings("<script>", 2), Markup)
