"""Who is mentioned, and that reader and renderer agree on it."""

import re
from urllib.parse import unquote

import pytest

from hub.text.markdown import render
from hub.text.mentions import mentioned

SAMPLES = [
    ("@amina and @Juma.K, again @AMINA", ["amina", "juma.k"]),
    ("(@amina) **@juma** _@lu_ @a", ["amina", "juma", "lu"]),
    ("@नेपाली @محمد_علي @አበበ @ünal-k @李明", ["नेपाली", "محمد_علي", "አበበ", "ünal-k", "李明"]),
    ("@amina. @juma, @lu-", ["amina", "juma", "lu"]),
    ("a@b.org <c@d.org> @x@mastodon.social https://x.org/@user?a=@b www.x.org/@z", []),
    ("`@code` ``@co`de``", []),
    ("```\n@code\n```\n@amina", ["amina"]),
    ("    @code\n\n@amina", ["amina"]),
    ("[x](https://x.org/@user) [y](http://z.org '@t')", []),
    ("@" + "a" * 40, ["a" * 40]),
    ("@" + "a" * 41, []),
    ("x@amina /@amina #@amina", []),
    ("- @amina\n- @juma\n\n| @lu |\n|---|\n| @ko |", ["amina", "juma", "lu", "ko"]),
    ("@@amina \\@juma", []),
    ("see @amina's note", ["amina"]),
]


@pytest.mark.parametrize(("source", "handles"), SAMPLES, ids=range(len(SAMPLES)))
def test_mentioned_names_each_once_in_order(source, handles):
    assert mentioned(source) == handles


@pytest.mark.parametrize("source", [source for source, _ in SAMPLES], ids=range(len(SAMPLES)))
def test_the_page_links_exactly_those_who_are_told(source):
    linked = [unquote(path) for path in re.findall(r'<a href="/people/([^"]+)" class="mention"', render(source))]
    assert list(dict.fromkeys(linked)) == mentioned(source)


def test_quoted_words_call_nobody_again():
    assert mentioned("> @amina said\n\nyes @juma") == ["juma"]


@pytest.mark.parametrize("source", ["@" * 40_000, "@a" * 20_000, "`" * 40_000, "](" * 20_000, "~" * 40_000, "```\n" * 10_000, "<@" * 20_000])
def test_hostile_text_is_read_at_once(source):
    assert mentioned(source) == []
