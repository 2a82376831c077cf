"""Two independent sanitisers in a row: bleach with an allow-list, then nh3; the only importer of both."""

from functools import partial

import bleach
import nh3
from bleach.html5lib_shim import Filter
from bleach.linkifier import LinkifyFilter

from hub.text import links
from hub.text.allowed import ALIGNMENTS, ATTRIBUTES, LINK_REL, MENTION_PATH, PROTOCOLS, TAGS

_HREF, _CLASS, _REL, _TITLE = (None, "href"), (None, "class"), (None, "rel"), (None, "title")


def sanitise(html: str) -> str:
    """The HTML with only allowed tags, attributes and addresses, as nh3 writes it."""
    return nh3.clean(
        _cleaner.clean(html),
        tags=set(TAGS),
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        tag_attribute_values={cell: {"align": set(ALIGNMENTS)} for cell in ("td", "th")},
        allowed_classes={"a": {"mention"}},
        url_schemes=set(PROTOCOLS),
        link_rel=LINK_REL,
        strip_comments=True,
    )


def _kept_link(attributes: dict, _new: bool) -> dict | None:
    """A link rewritten to the few attributes it may have, or None: then only its text stays."""
    href = attributes.get(_HREF, "")
    if attributes.get(_CLASS) == "mention" and MENTION_PATH.fullmatch(href):
        return {_HREF: href, _CLASS: "mention", "_text": attributes["_text"]}
    if not links.safe(href):
        return None
    kept = {_HREF: href, _REL: LINK_REL, "_text": attributes["_text"]}
    return kept | {_TITLE: attributes[_TITLE]} if _TITLE in attributes else kept


# A span is how the conversion marks a link it took away; nh3 then drops the tag and keeps the words.
_linkify: type[Filter] = partial(
    LinkifyFilter, callbacks=[_kept_link], skip_tags={"pre", "code"}, url_re=links.TYPED_URL
)
_cleaner = bleach.Cleaner(
    tags=TAGS | {"span"}, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=False, strip_comments=True, filters=[_linkify]
)
