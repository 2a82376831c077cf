"""What rendered text may consist of: the one list all layers share."""

import re

TAGS = frozenset(
    "a blockquote br code del em h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul".split()
)
EMPTY_TAGS = frozenset({"br", "hr"})
PROTOCOLS = frozenset({"http", "https", "mailto"})
ALIGNMENTS = ("left", "center", "right")
ATTRIBUTES = {"a": ["href", "title", "class"], "ol": ["start"], "td": ["align"], "th": ["align"]}
LINK_REL = "nofollow noopener ugc"
MENTION_PATH = re.compile(r"/people/[A-Za-z0-9_.~%-]{2,400}")
