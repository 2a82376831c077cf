"""Plain text as HTML: escaped, with its line breaks, its web addresses as links."""

import html
import re

from hub.text.allowed import LINK_REL
from hub.text.links import pieces

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def as_line(text: str) -> str:
    """One run of text as safe HTML, line breaks kept, http and https addresses linked."""
    return "".join(_piece(shown, address) for shown, address in pieces(text)).replace("\n", "<br>\n")


def as_html(text: str) -> str:
    """Plain text as safe HTML paragraphs; nothing in it is understood as markup."""
    paragraphs = (part.strip("\n") for part in _BLANK_LINES.split(text))
    return "\n".join(f"<p>{as_line(part)}</p>" for part in paragraphs if part.strip())


def _piece(shown: str, address: str) -> str:
    if not address:
        return html.escape(shown)
    return f'<a href="{html.escape(address)}" rel="{LINK_REL}">{html.escape(shown)}</a>'
