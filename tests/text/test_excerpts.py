"""Short forms keep whole words, find words with or without accents, and never become HTML."""

import pytest

from hub.text.excerpts import excerpt, highlighted, plain, quoted
from hub.text.markdown import render


def test_plain_gives_back_words_line_by_line():
    assert plain(render("# A\n\n- b **c**\n- d < e\n\n> f\ng")) == "A\nb c\nd < e\nf\ng"


def test_plain_keeps_escaped_tags_as_words():
    assert plain("<p>&lt;b&gt; &amp;amp;</p>") == "<b> &amp;"


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("short", 10, "short"),
        ("maize and beans and water", 16, "maize and beans…"),
        ("two\n\nlines   here", 40, "two lines here"),
        ("การเรียนรู้ร่วมกันของชุมชน", 12, "การเรียนรู้…"),
        ("unbroken" * 10, 9, "unbroken…"),
    ],
)
def test_an_excerpt_ends_between_words(text, length, short):
    assert excerpt(text, length) == short
    assert len(excerpt(text, length)) <= length


def test_an_excerpt_is_taken_round_the_word_that_was_found():
    short = excerpt("word " * 50 + "the éducation of all " + "word " * 50, 40, ["education"])
    assert "éducation" in short
    assert short[0] == short[-1] == "…"
    assert len(short) <= 40


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Éducation pour tous", ["education"], ["Éducation"]),
        ("they trained the trainers", ["train"], ["trained", "trainers"]),
        ("في المدارس", ["مدارس"], ["مدارس"]),
        ("東京タワー", ["京タ"], ["京タ"]),
        ("<b>education</b>", ["education"], ["education"]),
        ("nothing here", ["water"], []),
        ("nothing here", [""], []),
    ],
)
def test_found_words_are_marked_and_nothing_is_lost(text, words, marked):
    pieces = highlighted(text, words)
    assert [piece for piece, found in pieces if found] == marked
    assert "".join(piece for piece, _ in pieces) == text


def test_a_quote_carries_the_name_as_plain_words_and_no_quotes_within():
    assert quoted("> old\nnew *x*\n\n\n\nend", "A*mi*na @all") == "> **A\\*mi\\*na all:**\n>\n> new *x*\n>\n> end\n\n"


def test_an_answer_under_a_quote_stands_outside_it():
    page = render(quoted("first", "Amina") + "second")
    assert page.endswith("<p>first</p>\n</blockquote>\n<p>second</p>")
