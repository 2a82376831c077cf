"""Turns the HTML of letters into plain text that keeps paragraphs, lists, links and quotes.

Our own scanner, because the one of Python 3.11 takes quadratic time for tags that never end.
"""
import html
import re

LONGEST = 4_000_000  # characters; more than any person writes
DEEPEST_QUOTE = 12

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})((?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'|["'])*)>""")
_ATTRIBUTE = re.compile(r"""\b(href|alt|src|type|class)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|ftp://|mailto:)\S+", re.IGNORECASE)
_SKIPPED = {"head", "style", "script", "title", "template", "noscript", "object", "select", "svg"}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "form", "fieldset"}
_LINES = {"div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "center", "address", "caption", "body"}


def text_of(source: str) -> str:
    """Plain text: quotes begin with "> ", list items with "- ", links follow their words as <address>."""
    page, place = _Page(), 0
    source = source[:LONGEST]
    while (start := source.find("<", place)) >= 0:
        page.say(source[place:start])
        place = _markup(source, start, page)
    page.say(source[place:])
    return page.finished()


def _markup(source: str, start: int, page: "_Page") -> int:
    """Reads one piece of markup; returns where the text goes on."""
    if source.startswith("<!--", start):
        return _after(source, "-->", start)
    if source.startswith(("<!", "<?"), start):
        return _after(source, ">", start)
    if not (tag := _TAG.match(source, start)):
        page.say("<")
        return start + 1
    name = tag[2].lower()
    if name in _SKIPPED and not tag[1]:
        return _skipped(source, tag.end(), name, page)
    if tag[1]:
        page.close(name)
    else:
        page.open(name, tag[3][:8000])
    return tag.end()


def _skipped(source: str, start: int, name: str, page: "_Page") -> int:
    """The place after an element that nobody reads; a head without an end is left at once."""
    if name in page.endless:
        return start
    if closing := re.compile(f"</{name}", re.IGNORECASE).search(source, start):
        return _after(source, ">", closing.end())
    page.endless.add(name)
    return start if name == "head" else len(source)


def _after(source: str, ending: str, start: int) -> int:
    """The place after the next ending; the end of all where there is none."""
    found = source.find(ending, start)
    return len(source) if found < 0 else found + len(ending)


class _Page:
    """The text written so far: finished lines, the line being written, and how deep it is in quotes and lists."""

    def __init__(self):
        self.lines, self.parts, self.quotes, self.pre = [], [], 0, 0
        self.links, self.lists, self.bullet = [], [], ""
        self.says = False  # whether the line being written has words, so that no tag need look through it
        self.endless = set()

    def say(self, text: str) -> None:
        """Adds words; white space counts only within pre."""
        text = html.unescape(text).replace("\u200b", "").replace("\xa0", " ")
        for at, line in enumerate(text.split("\n") if self.pre else [re.sub(r"\s+", " ", text)]):
            if at:
                self.line()
            self.write(line)

    def write(self, words: str) -> None:
        """Adds words to the line being written as they are."""
        self.parts.append(words)
        self.says = self.says or not words.isspace() and bool(words)

    def line(self) -> None:
        """Ends the line being written, also an empty one."""
        words = "".join(self.parts)
        words = words.rstrip() if self.pre else re.sub(r" {2,}", " ", words).strip()
        words, self.bullet = (self.bullet + words, "") if words else (words, self.bullet)
        self.parts, self.says = [], False
        self.lines.append(("> " * self.quotes, words))

    def break_line(self) -> None:
        """Ends the line being written if it says anything."""
        if self.says:
            self.line()
        else:
            self.parts = []

    def paragraph(self) -> None:
        """Leaves an empty line, never two."""
        self.break_line()
        if self.lines and self.lines[-1][1]:
            self.lines.append(("> " * self.quotes, ""))
        elif self.lines:
            self.lines[-1] = (min(self.lines[-1][0], "> " * self.quotes), "")

    def open(self, name: str, attributes: str) -> None:
        """What an opening tag does."""
        if name in _PARAGRAPHS:
            self.paragraph()
        elif name in _LINES:
            self.break_line()
        if name == "br":
            self.line()
        elif name == "hr":
            self.break_line()
            self.lines.append(("> " * self.quotes, "-" * 20))
        elif name == "blockquote":
            self.quotes = min(self.quotes + 1, DEEPEST_QUOTE)
        elif name == "pre":
            self.pre += 1
        elif name in ("td", "th") and self.says:
            self.parts.append(" | ")
        else:
            self._open_rest(name, attributes)

    def _open_rest(self, name: str, attributes: str) -> None:
        if name in ("ul", "ol"):
            self.lists.append(0 if name == "ol" else None)
            del self.lists[20:]
        elif name == "li":
            self.bullet = self._next_bullet()
        elif name == "a":
            self.links.append((len(self.parts), _attribute(attributes, "href")))
            del self.links[50:]
        elif name == "img" and (words := _attribute(attributes, "alt").strip()):
            self.write(f" [{words}] ")

    def close(self, name: str) -> None:
        """What a closing tag does."""
        if name == "a" and self.links:
            self._end_link(*self.links.pop())
        if name in _PARAGRAPHS or name in _LINES:
            self.break_line()
        self.quotes -= bool(name == "blockquote" and self.quotes)
        if name in _PARAGRAPHS:
            self.paragraph()
        if name == "pre":
            self.pre = max(self.pre - 1, 0)
        elif name in ("ul", "ol") and self.lists:
            self.lists.pop()

    def _next_bullet(self) -> str:
        if self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            return f"{self.lists[-1]}. "
        return "- "

    def _end_link(self, start: int, address: str) -> None:
        address = address.strip()
        if not _LINK.fullmatch(address):
            return
        words = "".join(self.parts[start:]).strip()
        bare = address.removeprefix("mailto:").partition("?")[0] if address.startswith("mailto:") else address
        if words.rstrip("/") not in (bare.rstrip("/"), bare.partition("://")[2].rstrip("/")):
            self.write(f" <{bare}>" if words else f"<{bare}>")

    def finished(self) -> str:
        """All that was written."""
        self.break_line()
        written = ((quote + words).rstrip() for quote, words in self.lines)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip("\n")


def _attribute(attributes: str, name: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].lower() == name:
            return html.unescape(found[2] or found[3] or found[4] or "")
    return ""
