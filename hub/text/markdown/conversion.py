"""Markdown to safe HTML, with no limit on time: only the killable child calls it on what people typed."""

import re
from xml.etree import ElementTree

import markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from hub.text import links
from hub.text.markdown.habits import tidied
from hub.text.mentions import handle_in, page_of, trigger
from hub.text.sanitise import sanitise
from hub.text.second_look import passes

GROWTH = 10  # output longer than this many times the input is an attack, not a post
_HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
_HASH_HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>[^\n]*?)[ \t]*#*[ \t]*(?:\n|$)")


def converted(source: str) -> str | None:
    """Safe HTML of the Markdown, or None when it cannot be parsed or the result fails the second look."""
    try:
        html = sanitise(_parser().convert(source))
    except (RecursionError, MemoryError, ValueError, AssertionError, IndexError):
        return None
    if len(html) > GROWTH * len(source) + 1000 or not passes(html):
        return None
    return html


def _parser() -> markdown.Markdown:
    """A parser without raw HTML: what looks like a tag is text."""
    tables = TableExtension(use_align_attribute=True)
    parser = markdown.Markdown(extensions=[tables, FencedCodeExtension(), SaneListExtension(), Nl2BrExtension()])
    parser.preprocessors.deregister("html_block")
    for raw in ("html", "entity", "automail"):
        parser.inlinePatterns.deregister(raw)
    parser.preprocessors.register(Habits(parser), "habits", 15)
    parser.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
    parser.inlinePatterns.register(TypedAddress(links.TYPED, parser), "typed_address", 118)
    parser.inlinePatterns.register(MailAddress(r"<([^<>\s@]{1,64}@[^<>\s@]{1,255})>", parser), "mail_address", 110)
    parser.inlinePatterns.register(Mention(trigger(), parser), "mention", 105)
    parser.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)([^~\n]+)~~", "del"), "strike", 55)
    parser.treeprocessors.register(Manners(parser), "manners", -5)
    heading: HashHeaderProcessor = parser.parser.blockprocessors["hashheader"]
    heading.RE = _HASH_HEADING
    return parser


class Habits(Preprocessor):
    """Runs after fenced code is put away, so code is never rewritten."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines as the parser expects them."""
        return tidied(lines)


class TypedAddress(InlineProcessor):
    """A bare web address, taken before emphasis can cut it to pieces."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple:  # noqa: N802 - the library's name
        """A link, and the span of the address without the sentence's punctuation."""
        shown = links.trimmed(m.group())
        if not links.safe(links.target(shown)):
            return None, None, None
        return _link(links.target(shown), shown), m.start(), m.start() + len(shown)


class MailAddress(InlineProcessor):
    """An address in angle brackets, written openly: sanitisers cannot judge an obfuscated one."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple:  # noqa: N802 - the library's name
        """A mailto link, and the span of the address with its brackets."""
        return _link(f"mailto:{m.group(1)}", m.group(1)), m.start(), m.end()


class Mention(InlineProcessor):
    """@handle as a link to the person's page."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple:  # noqa: N802 - the library's name
        """A link of class mention, and the span of the handle with its @."""
        handle = handle_in(m.group(1))
        if not handle:
            return None, None, None
        link = _link(page_of(handle), m.group())
        link.set("class", "mention")
        return link, m.start(), m.end()


class Manners(Treeprocessor):
    """What a post may look like: smaller headings, pictures as links, no link to nowhere."""

    def run(self, root: ElementTree.Element) -> None:
        """Changes the tree in place, without recursion: depth is the author's choice."""
        waiting = [(root, False)]
        while waiting:
            element, linked = waiting.pop()
            element.tag = _HEADINGS.get(element.tag, element.tag)
            if element.tag == "img":
                _picture_to_link(element)
            if element.tag == "a":
                _mend(element)
                _without_bad_link(element, linked)
            inside = linked or element.tag == "a"
            waiting.extend((child, inside) for child in element)


def _link(address: str, shown: str) -> ElementTree.Element:
    link = ElementTree.Element("a", {"href": address})
    link.text = AtomicString(shown)
    return link


def _picture_to_link(image: ElementTree.Element) -> None:
    """Pages carry no pictures until one asks for them, so a picture is a link with its words."""
    address = image.attrib.get("src", "")
    label = image.attrib.get("alt", "").strip() or address.rsplit("/", 1)[-1] or address
    image.tag = "a"
    image.text = AtomicString(f"🖼 {label}")
    image.attrib = {"href": address}


def _mend(link: ElementTree.Element) -> None:
    """Spaces and quotes people paste inside an address are encoded; a link without words shows its address."""
    address = link.get("href", "").strip()
    link.set("href", address.replace(" ", "%20").replace('"', "%22"))
    if not "".join(link.itertext()).strip():
        link.text = AtomicString(address)


def _without_bad_link(link: ElementTree.Element, linked: bool) -> None:
    """A link inside a link, or one that leads where it must not, becomes plain words."""
    if linked or not (links.safe(link.get("href", "")) or link.get("class") == "mention"):
        link.tag, link.attrib = "span", {}
