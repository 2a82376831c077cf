"""Mentions: where @handle names a person, in the source and in the link made of it."""

import re
import unicodedata
from functools import cache
from urllib.parse import quote

from hub.text.letters import clean, marks
from hub.text.links import TYPED

SHORTEST, LONGEST = 2, 40

_FENCE = re.compile(r"^ {0,3}(`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:(?<=\n\n)|\A)(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+")
# A run of ticks, then all up to the next run just as long in the same paragraph; possessive, so never searched twice.
_INLINE_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)(?:[^`\n]++|\n(?!\s*\n)|(?!\1(?!`))`++)*+\1(?!`)")
_ADDRESSES = re.compile(TYPED + r"|\]\([^\s)]{0,2000}\)|<[^\s<>]*+>")
_QUOTED_LINES = re.compile(r"^ {0,3}>[^\n]*$", re.MULTILINE)


@cache
def trigger() -> str:
    """The regex of a possible mention: an @ that does not stand inside a word, an address or a path."""
    letter = rf"[^\W_][{marks()}]*"
    inside = rf"{letter}(?:[._-]{{0,2}}{letter})*+"
    return rf"(?<![^\W_])(?<![{marks()}@./\\=&?#:-])@({inside})(?!@)"


def handle_in(candidate: str) -> str:
    """The handle as accounts keep it (NFKC, lower case), or empty when it is too short or too long."""
    handle = unicodedata.normalize("NFKC", candidate).lower()
    return handle if SHORTEST <= len(handle) <= LONGEST else ""


def page_of(handle: str) -> str:
    """The path of the person's page, safe inside an attribute."""
    return f"/people/{quote(handle)}"


def mentioned(source: str) -> list[str]:
    """Handles named in the source, each once, in order; code, addresses and quoted lines name nobody."""
    text = clean(source)
    for hidden in (_FENCE, _INDENTED, _INLINE_CODE, _ADDRESSES, _QUOTED_LINES):
        text = hidden.sub(" ", text)
    found = (handle_in(match.group(1)) for match in re.finditer(trigger(), text))
    return list(dict.fromkeys(handle for handle in found if handle))
