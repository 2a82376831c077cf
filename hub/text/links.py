"""Addresses in text: which ones may be linked, and where they begin and end."""

import re
from collections.abc import Iterator

# The whole address is checked against this, so nothing before the scheme, no
# control or invisible character in it and no other scheme can pass.
_SAFE = re.compile(
    r"https?://[^\s/?#\\@\"<>`]+(?:[/?#][^\s\\\"<>`]*)?|mailto:[^\s\\\"<>`@?:/]+@[^\s\\\"<>`@?:/]+(?:\?[^\s\\\"<>`]*)?",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]")  # noqa: E501
LONGEST = 2000  # what browsers and mail programs still carry

# Where an address typed in plain words starts; (?<!) keeps it out of other addresses and mails.
TYPED = r"(?<![A-Za-z0-9_@./=-])(?:[Hh][Tt][Tt][Pp][Ss]?://|www\.)[^\s<>\"`\\\x00-\x20]{3,2000}"
TYPED_URL = re.compile(TYPED)
_TRAILING = ".,;:!?*_~|'”’»«،؟؛۔।。，、！？；：…"
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「"}


def safe(url: str) -> bool:
    """Whether this address may be a link: http, https or mailto, complete and without hidden characters."""
    return len(url) <= LONGEST and not _INVISIBLE.search(url) and _SAFE.fullmatch(url) is not None


def trimmed(url: str) -> str:
    """The address without the punctuation of the sentence it stands in."""
    while url and (url[-1] in _TRAILING or _lonely(url)):
        url = url[:-1]
    return url


def target(url: str) -> str:
    """What a typed address leads to; one that starts with www. is taken as https."""
    return f"https://{url}" if url[:4] == "www." else url


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut into (shown, address) pairs; the address is empty where nothing is linked."""
    end = 0
    for found in TYPED_URL.finditer(text):
        shown = trimmed(found.group())
        if not safe(target(shown)):
            continue
        yield text[end : found.start()], ""
        yield shown, target(shown)
        end = found.start() + len(shown)
    yield text[end:], ""


def _lonely(url: str) -> bool:
    """A closing bracket whose partner is not in the address belongs to the sentence."""
    partner = _PAIRS.get(url[-1])
    return partner is not None and url.count(partner) < url.count(url[-1])
