"""A page as it comes from the darkroom, its words made tidy."""

from typing import NamedTuple

from hub.text.letters import clean

LONGEST_TITLE = 120


class Sheet(NamedTuple):
    """A page: its words, the size of its large picture in points, and both pictures as WebP."""

    text: str
    size: tuple[int, int]
    small: bytes
    large: bytes


def tidy(text: str) -> str:
    """The words of a page as lines without empty ones and without what no reader sees."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def title_of(text: str) -> str:
    """The first line with a word in it, of tidy text; empty where a page has none."""
    words = next((line for line in text.split("\n") if sum(map(str.isalpha, line)) > 1), "")
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"
