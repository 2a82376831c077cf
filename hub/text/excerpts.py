"""Short forms of long texts: plain words, excerpts, found words, and quotes for a reply."""

import html
import re
from collections.abc import Iterable

from hub.text.letters import clean, marks, word_pattern
from hub.text.stems import folded

ELLIPSIS = "…"
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|pre|blockquote|tr|details|summary)>|<(?:br|hr)\s*/?>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_NEWLINES = re.compile(r"\s*\n\s*")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()>#+.!|~-])")
_INNER_QUOTE = re.compile(r" {0,3}>")


def plain(html_text: str) -> str:
    """The words of safe HTML, one line for each block; this is text, to be escaped when shown."""
    text = _CELL_END.sub(" ", _BLOCK_END.sub("\n", html_text))
    text = html.unescape(_TAG.sub("", text))
    return _NEWLINES.sub("\n", _SPACES.sub(" ", text)).strip()


def excerpt(text: str, length: int, around: Iterable[str] = ()) -> str:
    """At most `length` characters on one line, whole words where the script has them, near the first of `around`."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    start = _start_near(line, length, list(around))
    room = length - 1 - (start > 0)
    cut = _cut_before(line, start + room, start)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if cut < len(line) else ""
    return before + line[start:cut].strip() + after


def highlighted(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in pieces with a mark on those that begin with one of the words or stems, accents or not."""
    wanted = tuple(filter(None, (folded(word) for word in words)))
    pieces: list[tuple[str, bool]] = []
    end = 0
    for start, stop in _found(text, wanted):
        if start > end:
            pieces.append((text[end:start], False))
        pieces.append((text[start:stop], True))
        end = stop
    return pieces + ([(text[end:], False)] if end < len(text) else [])


def quoted(source: str, name: str) -> str:
    """The source as a Markdown quote under the name, ready to be answered; quotes inside it are left out."""
    lines = clean(source).strip().split("\n")
    own = [line for line in lines if not _INNER_QUOTE.match(line)]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(own).strip() or "\n".join(lines))
    who = _SPECIAL.sub(r"\\\1", " ".join(clean(name).replace("@", "").split()))
    body = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    return f"> **{who}:**\n>\n{body}\n\n"


def holds(text: str, words: str) -> bool:
    """Whether the words stand in the text, however either is spaced; no words stand nowhere."""
    wanted = "".join(clean(words).split())
    return bool(wanted) and wanted in "".join(text.split())


def _start_near(line: str, length: int, words: list[str]) -> int:
    """Where an excerpt begins so that the first found word stands in its first third."""
    found = next(_found(line, tuple(filter(None, map(folded, words)))), None)
    if found is None or found[1] < length - 1:
        return 0
    start = max(0, min(found[0] - length // 3, len(line) - length + 2))
    space = line.find(" ", start, found[0])
    return start if space < 0 or start == 0 else space + 1


def _cut_before(line: str, end: int, start: int) -> int:
    """The last place before `end` where no word is torn, or at least no letter from its marks."""
    if end >= len(line):
        return len(line)
    space = line.rfind(" ", start, end + 1)
    if space > start + (end - start) // 2:
        return space
    while end > start + 1 and re.match(f"[{marks()}\u200d]", line[end]):
        end -= 1
    return end


def _found(text: str, wanted: tuple[str, ...]):
    """The spans of words that begin with a wanted one; within a word where the script sets none apart."""
    if not wanted:
        return
    for match in word_pattern().finditer(text):
        word = folded(match.group())
        if word.startswith(wanted):
            yield match.span()
        elif not word.isascii() and (place := _inside(match.group(), wanted)):
            yield match.start() + place[0], match.start() + place[1]


def _inside(word: str, wanted: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a wanted word of two letters or more stands inside a longer one, in the unfolded word's places."""
    for want in wanted:
        place = word.lower().find(want)
        if place >= 0 and len(want) > 1 and not want.isascii():
            return place, place + len(want)
    return None
