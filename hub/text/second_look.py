"""A last look at finished HTML with a grammar far stricter than any browser's."""

import html
import re

from hub.text import links
from hub.text.allowed import ALIGNMENTS, EMPTY_TAGS, LINK_REL, MENTION_PATH, TAGS

_TOKEN = re.compile(r'([^<>&\x00]+)|&(?:amp|lt|gt|quot|nbsp|#39|#x27);|<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_CELL = {"align": lambda value: value in ALIGNMENTS}
_RULES = {
    "ol": {"start": lambda value: value.isascii() and value.isdigit() and len(value) < 10},
    "td": _CELL,
    "th": _CELL,
    "a": {
        "href": lambda value: links.safe(value) or MENTION_PATH.fullmatch(value) is not None,
        "class": lambda value: value == "mention",
        "rel": lambda value: value == LINK_REL,
        "title": lambda value: True,
    },
}


def passes(page: str) -> bool:
    """Whether every tag, attribute and address is on the list and every tag is closed in order."""
    open_tags: list[str] = []
    end = 0
    for token in _TOKEN.finditer(page):
        if token.start() != end:
            return False
        end = token.end()
        if token.group(3) and not _tag_passes(token, open_tags):
            return False
    return end == len(page) and not open_tags


def _tag_passes(token: re.Match[str], open_tags: list[str]) -> bool:
    closing, tag, attributes = token.group(2, 3, 4)
    if tag not in TAGS or (closing and attributes):
        return False
    if closing:
        return bool(open_tags) and open_tags.pop() == tag
    if tag not in EMPTY_TAGS:
        open_tags.append(tag)
    return _attributes_pass(tag, attributes)


def _attributes_pass(tag: str, attributes: str) -> bool:
    found = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    rules = _RULES.get(tag, {})
    if not all(name in rules and rules[name](value) for name, value in found.items()):
        return False
    return tag != "a" or _link_passes(found)


def _link_passes(found: dict[str, str]) -> bool:
    """A link leads somewhere, and only our own mention link leads inside the site."""
    inside = found.get("href", "").startswith("/")
    return "href" in found and inside == (found.get("class") == "mention")
