"""Mail addresses as we keep them: one spelling for one mailbox, and nothing a mail server could read twice."""

import re

from hub.errors import Invalid
from hub.text.languages import _

LONGEST = 254  # RFC 5321, 4.5.3.1.3
_SHAPE = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])")


def folded(address: str) -> str:
    """The address in the one spelling we compare by: no space around, lower case, no dot at its end."""
    return address.strip().rstrip(".").lower()


def usable(address: str) -> str:
    """The folded address, or Invalid if mail could not be sent to it (RFC 5321, without quoted local parts)."""
    address = folded(address)
    if len(address) > LONGEST or not _SHAPE.fullmatch(address) or ".." in address:
        raise Invalid(_("That does not look like a mail address. Example: amina@example.org"), "address")
    return address
