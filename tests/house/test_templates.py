"""Templates: every one used, every one asked for there, and every sentence in the reader's language."""

import ast
import re
from html.parser import HTMLParser

import pytest

from tests.house.source import TEMPLATES, files, name, templates, tree

STANDALONE = {"styleguide.html"}
SAID = {"placeholder", "title", "aria-label", "alt", "aria-description", "aria-roledescription"}
NAMES = {"Baraza", "Markdown", "GitHub", "Atom", "ICS", "RSS", "URL", "CSV", "mbox", "JSON", "PDF", "UTC", "SMTP", "SQLite", "PostgreSQL"}
COMMENT = re.compile(r"\{#.*?#\}", re.S)
TRANSLATED = re.compile(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", re.S)
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
SENTENCE = re.compile(r"""(?<![\w_(])(['"])([A-Z][a-z]+(?: [\w’,.]+)+[.?!…]?)\1""")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')  # written by a macro that stands inside a tag
WORD = re.compile(r"[^\W\d_]{2,}")
PAGES = [path for path in templates() if path.suffix == ".html" and path.name not in STANDALONE]


class _Words(HTMLParser):
    """What a person reads in a page whose expressions have been taken out."""

    def __init__(self):
        super().__init__()
        self.found, self.quiet = [], 0

    def handle_starttag(self, tag, attributes):
        self.quiet += tag in ("code", "pre", "script", "style")
        self.found += [value for key, value in attributes if key in SAID and value]

    def handle_endtag(self, tag):
        self.quiet -= tag in ("code", "pre", "script", "style")

    def handle_data(self, data):
        if not self.quiet:
            self.found.append(data)


def _bare_words(text: str) -> list[str]:
    reader = _Words()
    reader.feed(EXPRESSION.sub("", TRANSLATED.sub("", COMMENT.sub("", text))))
    return [word for data in reader.found for word in WORD.findall(ATTRIBUTE.sub("", data)) if word not in NAMES]


def _asked_for() -> set[str]:
    texts = {node.value for path in files() for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    inside = {found for path in templates() for found in re.findall(r"""['"]([\w/.-]+\.(?:html|txt|xml))['"]""", path.read_text())}
    return {text for text in texts if re.fullmatch(r"[\w-]+(?:/[\w-]+)*\.(?:html|txt|xml)", text)} | inside


def _asked_for_in_part() -> list[str]:
    # f"mail/{kind}.html": everything that begins and ends like it counts as used.
    patterns = []
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                pattern = "".join(re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w./-]+" for part in node.values)
                patterns += [pattern] if pattern.endswith((r"\.html", r"\.txt")) else []
    return patterns


def test_every_template_is_used():
    used, patterns = _asked_for(), _asked_for_in_part()
    own = {path.relative_to(TEMPLATES).as_posix() for path in templates()}
    idle = {one for one in own - used - STANDALONE if not any(re.fullmatch(pattern, one) for pattern in patterns)}
    assert own
    assert idle == set()


def test_every_template_asked_for_is_there():
    own = {path.relative_to(TEMPLATES).as_posix() for path in templates()}
    missing = {one for one in _asked_for() if "/" in one} - own
    assert missing == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TEMPLATES).as_posix())
def test_every_word_can_be_translated(page):
    text = page.read_text()
    assert _bare_words(text) == []
    naked = [found for expression in EXPRESSION.findall(TRANSLATED.sub("", COMMENT.sub("", text))) for _, found in SENTENCE.findall(expression)]
    assert naked == []


def test_the_search_for_bare_words_finds_them():
    assert _bare_words("<p>Hello {{ name }}</p><input placeholder='Your name'>") == ["Hello", "Your", "name"]
    assert _bare_words("<p>{{ _('Hello') }} {% trans %}there{% endtrans %}</p>") == []


def test_nothing_is_marked_safe_without_being_made_so():
    """`|safe` stands only behind columns that hold rendered, sanitised HTML (`…_html`) and rendered fields."""
    wrong = []
    for path in templates():
        for found in re.findall(r"([\w.\[\]'()]+)\s*\|\s*safe\b", path.read_text()):
            if not found.endswith("html"):
                wrong.append(f"{name(path)}: {found}|safe")
    assert wrong == []
