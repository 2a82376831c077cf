"""Texts that must stay on one line (subjects, names in headers, log lines), and long ones taken line by line."""

import re
from collections.abc import Iterator

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")
# What nobody sees: soft hyphens, spaces without width, marks and brackets of direction, and joiners where Latin letters join nothing.
# Two names that differ only in these look the same, and an open bracket of direction turns round what follows the name.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|(?<=[A-Za-z\u00c0-\u024f\\s])[\u200c\u200d]+|^[\u200c\u200d]+")


def one_line(text: str) -> str:
    """The text on one line as it is seen: every break and control character becomes one space, what has no width goes."""
    return _BREAKS.sub(" ", _UNSEEN.sub("", text or "")).strip()


def each_line(text: str) -> Iterator[str]:
    """The lines of a text one by one, as they are cut at newlines, without a second copy of a long text."""
    place = 0
    while (end := text.find("\n", place)) >= 0:
        yield text[place:end]
        place = end + 1
    yield text[place:]


def pieces(text: str, size: int = 1 << 18) -> Iterator[str]:
    """The text in pieces of about so many characters that end with a line; joined they are the text again."""
    place = 0
    while place < len(text):
        end = text.find("\n", min(place + size, len(text))) + 1 or len(text)
        yield text[place:end]
        place = end
