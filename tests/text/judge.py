"""Judges finished HTML with a parser of its own, sharing no code with the product."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

TAGS = set("a blockquote br code del em h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul details summary".split())
ATTRIBUTES = {"a": {"href", "title", "rel", "class"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}, "details": {"class", "open"}}


class _Judge(HTMLParser):
    def __init__(self):
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs):
        """Notes what is not on the list."""
        if tag not in TAGS:
            self.faults.append(f"tag {tag}")
        self.faults += [f"{tag} {name}" for name, _ in attrs if name not in ATTRIBUTES.get(tag, ())]
        found = dict(attrs)
        if tag == "a":
            self._judge_link(found)

    def _judge_link(self, found):
        href = found.get("href") or ""
        if href.startswith("/people/") and found.get("class") == "mention" and ".." not in href.split("/"):
            return
        if urlsplit(href).scheme not in ("http", "https", "mailto") or "class" in found:
            self.faults.append(f"link {href!r}")
        if found.get("rel") != "nofollow noopener ugc":
            self.faults.append(f"rel {found.get('rel')!r}")

    def handle_comment(self, data):
        """No comment is ever wanted."""
        self.faults.append("comment")

    handle_decl = unknown_decl = handle_pi = handle_comment


def faults(page: str) -> list[str]:
    """What this HTML holds that no post may hold."""
    judge = _Judge()
    judge.feed(page)
    judge.close()
    return judge.faults
