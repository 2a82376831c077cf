"""The last wall stands by itself: it refuses what the ones before it should have stopped."""

import pytest

from hub.text.markdown import conversion
from hub.text.markdown.conversion import converted
from hub.text.second_look import passes

GOOD = ["", "<p>a &amp; b &lt;c&gt;</p>", '<p><a href="https://a.org/?x=1&amp;y=2" title="&quot;" rel="nofollow noopener ugc">a</a><br></p>',
        '<a href="/people/amina" class="mention" rel="nofollow noopener ugc">@amina</a>', '<ol start="3"><li>x</li></ol>']  # fmt: skip
BAD = ["<script>x</script>", "<p onclick=x>y</p>", '<p onclick="x">y</p>', "<p>unclosed", "</p>", "<p><em></p></em>", "<P>x</P>", "<img>", "a < b", "a & b",
       '<a href="javascript:1">x</a>', '<a href="javascript&#58;1">x</a>', '<a href=" https://a.org">x</a>', '<a href="//a.org">x</a>', "<a>x</a>",
       '<a href="/people/amina">x</a>', '<a href="/people/../out" class="mention">x</a>', '<a href="https://a.org" class="mention">x</a>', "<a href='https://a.org'>x</a>",
       '<a href="https://a.org" rel="opener">x</a>', '<a href="https://a.org" id="x">x</a>', '<ol start="-1"></ol>', '<td align="x"></td>', "<!-- x -->", "<p/>", "<p\x00>", "<svg></svg>",
       '<a href="https://a.org/\u200b">x</a>', '<a href="http:a.org">x</a>', '<a href="mailto:x">x</a>', '<p style="x">y</p>', '<p data-x="1">y</p>', "&copy;"]  # fmt: skip


@pytest.mark.parametrize("page", GOOD)
def test_what_we_make_passes(page):
    assert passes(page)


@pytest.mark.parametrize("page", BAD)
def test_anything_else_is_refused(page):
    assert not passes(page)


def test_text_that_fails_the_look_is_not_shown_as_html(monkeypatch):
    assert converted("x") == "<p>x</p>"
    monkeypatch.setattr(conversion, "sanitise", lambda page: page + "<svg onload=pwned(1)>")
    assert converted("x") is None
