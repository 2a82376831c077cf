"""Which letters a certificate can be printed in: those of the vendored Noto Sans."""

import re

from hub.errors import Invalid
from hub.text.languages import _
from hub.text.letters import clean

LONGEST_NAME = 120

# Latin with its marks, Arabic, Ethiopic, Devanagari, Bengali, and the signs between words.
_OURS = "\u0020-\u007e\u00a0-\u024f\u0300-\u0304\u0306-\u030c\u0323\u1ea0-\u1ef9\u0600-\u06ff\u1200-\u1248\u124a-\u137c\u0900-\u097f\u0980-\u09fe" \
    "\u2010-\u2015\u2018-\u201e\u2022\u2026\u200c-\u200f\u2066-\u2069"
_OTHERS = re.compile(f"[^{_OURS}]+")


def printable(text: str) -> str:
    """The text with an ellipsis where letters stand that cannot be printed."""
    return _OTHERS.sub("…", text)


def name_to_print(text: str) -> str:
    """The name somebody chose for a certificate, tidied, or Invalid where it is none or cannot be printed."""
    name = " ".join(clean(text).split())
    if not 2 <= len(name) <= LONGEST_NAME:
        raise Invalid(_("Write a name of 2 to 120 letters."), "name")
    if printable(name) != name:
        raise Invalid(_("These letters cannot be printed yet. Write the name in Latin, Arabic, Ethiopic, Devanagari or Bengali letters."), "name")
    return name
