"""What people write survives rendering; what attackers write does not."""

import markdown
import pytest

from hub.text.folding import folded_html
from hub.text.markdown import MAX_SOURCE, render
from hub.text.markdown.conversion import converted
from hub.text.plain import as_html
from tests.text.attacks import ATTACKS
from tests.text.confusions import BOMBS, CONFUSIONS
from tests.text.judge import faults

REL = 'rel="nofollow noopener ugc"'

BENIGN = [
    ("plain words", "<p>plain words</p>"),
    ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
    ("one  \ntwo\\\nthree", "<p>one<br>\ntwo<br>\nthree</p>"),
    ("**bold** *soft* ~~gone~~ `x < y`", "<p><strong>bold</strong> <em>soft</em> <del>gone</del> <code>x &lt; y</code></p>"),
    ("[the guide](https://a.org/x_y?b=1&c=2)", f'<p><a href="https://a.org/x_y?b=1&amp;c=2" {REL}>the guide</a></p>'),
    ("see https://a.org/my_long_name.", f'<p>see <a href="https://a.org/my_long_name" {REL}>https://a.org/my_long_name</a>.</p>'),
    ("(www.a.org)", f'<p>(<a href="https://www.a.org" {REL}>www.a.org</a>)</p>'),
    ("[a form](https://a.org/my file.pdf)", f'<p><a href="https://a.org/my%20file.pdf" {REL}>a form</a></p>'),
    ("[](https://a.org)", f'<p><a href="https://a.org" {REL}>https://a.org</a></p>'),
    ("**https://a.org**", f'<p><strong><a href="https://a.org" {REL}>https://a.org</a></strong></p>'),
    ("<me@a.org> me@b.org", f'<p><a href="mailto:me@a.org" {REL}>me@a.org</a> me@b.org</p>'),
    ("![a well](https://a.org/w.jpg)", f'<p><a href="https://a.org/w.jpg" {REL}>🖼 a well</a></p>'),
    ("# One\n## Two\n#hashtag", "<h3>One</h3>\n<h4>Two</h4>\n<p>#hashtag</p>"),
    ("Bring:\n- maize\n- beans", "<p>Bring:</p>\n<ul>\n<li>maize</li>\n<li>beans</li>\n</ul>"),
    ("• maize\n• beans", "<ul>\n<li>maize</li>\n<li>beans</li>\n</ul>"),
    ("- a\n  - b\n- c", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"),
    ("3) x\n4) y", '<ol start="3">\n<li>x</li>\n<li>y</li>\n</ol>'),
    ("- [ ] ask\n- [x] told", "<ul>\n<li>☐ ask</li>\n<li>☑ told</li>\n</ul>"),
    ("> so\n> said\nI agree", "<blockquote>\n<p>so<br>\nsaid</p>\n</blockquote>\n<p>I agree</p>"),
    ("> > deep\n>\n> less", "<blockquote>\n<blockquote>\n<p>deep</p>\n</blockquote>\n<p>less</p>\n</blockquote>"),
    ("```python\na < b  # @no\n```", "<pre><code>a &lt; b  # @no\n</code></pre>"),
    ("1. a\n   ```\n   *x*\n   ```\n2. b", "<ol>\n<li>\n<p>a</p>\n<pre><code>*x*\n</code></pre>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>"),
    ("مرحبا **بالعالم**", "<p>مرحبا <strong>بالعالم</strong></p>"),
    ("हिन्दी में **ज़ोर** और ሰላም", "<p>हिन्दी में <strong>ज़ोर</strong> और ሰላም</p>"),
    ("snake_case_name and 5 * 3 * 2", "<p>snake_case_name and 5 * 3 * 2</p>"),
    ("I <3 this & that, 2 < 3", "<p>I &lt;3 this &amp; that, 2 &lt; 3</p>"),
    ("ask @Amina.W, not a@b.org", f'<p>ask <a href="/people/amina.w" class="mention" {REL}>@Amina.W</a>, not a@b.org</p>'),
    ("👩🏾‍🌾 🇰🇪", "<p>👩🏾‍🌾 🇰🇪</p>"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("source", "shown"), BENIGN, ids=[source[:20] for source, _ in BENIGN])
def test_what_people_write_survives(source, shown):
    assert render(source) == shown


def test_a_table_under_a_line_of_words_survives():
    page = render("Prices\n| Crop | KES |\n|---|---:|\n| `maize|white` | 40 |")
    assert page.startswith("<p>Prices</p>\n<table>")
    assert '<td align="right">40</td>' in page
    assert "<code>maize|white</code>" in page


def test_no_attack_leaves_anything_unlisted():
    found = {attack: faults(render(attack)) for attack in ATTACKS}
    assert {attack: bad for attack, bad in found.items() if bad} == {}


def test_no_attack_passes_through_plain_text_or_mail():
    found = {attack: faults(as_html(attack)) + faults(folded_html(f"{attack}\nOn 1 May 2024 {attack} wrote:\n> {attack}")) for attack in ATTACKS}
    assert {attack: bad for attack, bad in found.items() if bad} == {}


@pytest.mark.parametrize("renderer", [as_html, folded_html])
def test_nothing_unlisted_is_left_where_parsers_disagree(renderer):
    found = {attack: faults(renderer(attack)) for attack in CONFUSIONS}
    assert {attack: bad for attack, bad in found.items() if bad} == {}


def test_what_is_made_to_last_for_ever_comes_back():
    for bomb in BOMBS:
        page = render(bomb)
        assert faults(page) == [] and bool(page) == bool(bomb.strip())


@pytest.mark.parametrize("renderer", [str, markdown.markdown], ids=["identity", "bare markdown"])
def test_the_judge_sees_what_an_unguarded_renderer_lets_through(renderer):
    assert sum(bool(faults(renderer(attack))) for attack in ATTACKS) > len(ATTACKS) // 2


def test_a_script_address_leaves_its_words_and_no_link():
    assert render("[press](javascript:123) [me](data:text/html,x)") == "<p>press me</p>"


@pytest.mark.parametrize("line", ["Hello  it's A. me, Mr. X? ok!", "مرحبا، كيف الحال؟", "I can’t. A", "x", "Good (not bad)", "no - yes", "see www.a.org", "a.www.b", "ok 2026. 3"])
def test_plain_lines_look_the_same_with_and_without_the_parser(line):
    assert render(line) == converted(line)


def test_html_is_shown_as_typed():
    assert render("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_a_source_over_the_limit_is_escaped_and_keeps_its_lines():
    assert render("*a*\n" * MAX_SOURCE).startswith("<p>*a*<br>\n*a*<br>")


def test_control_characters_and_half_letters_are_dropped():
    assert render("a\x00b\x02c\ud800d\u202ee **f**") == "<p>abcde <strong>f</strong></p>"
