"""The address of a meeting elsewhere (Jitsi, BigBlueButton, Zoom): what is accepted, and what of it everybody is shown."""

import re
from urllib.parse import urlsplit

from hub.errors import Invalid
from hub.text.languages import _

LONGEST = 600
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}", re.IGNORECASE)


def checked(address: str) -> str:
    """The address if it can be opened safely (https, a host with a name, no password before it), "" for none; Invalid otherwise."""
    address = address.strip()
    if not address:
        return ""
    if len(address) > LONGEST or not address.isprintable() or any(c.isspace() or c in "\"'<>\\" for c in address):
        raise Invalid(_("Paste the whole link of the meeting, and nothing else."), "url")
    try:
        parts = urlsplit(address)
        _ignored = parts.port
    except ValueError:
        raise Invalid(_("Paste the whole link of the meeting, and nothing else."), "url") from None
    if parts.scheme.lower() != "https" or "@" in parts.netloc or not _HOST.fullmatch(parts.hostname or ""):
        raise Invalid(_("The link must begin with https:// and name a site, such as https://meet.example.org/room."), "url")
    return address


def host_of(address: str) -> str:
    """The site of a meeting, which everybody may know; the rest of the link only who is inside."""
    return urlsplit(address).hostname or ""
