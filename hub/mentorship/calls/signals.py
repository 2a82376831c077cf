"""What the pages of a call say to each other to find a direct line: shapes that are looked at before they are passed on."""

import re

from hub.errors import Invalid
from hub.text.languages import _

KINDS = ("offer", "answer", "candidate", "end")
MOST_SDP, MOST_CANDIDATE = 8_000, 400
MOST_LINES = 120
_LINE = re.compile(r"[a-z]=[ -~]{0,1000}")
_CANDIDATE = re.compile(r"candidate:[ -~]+")


def looked_at(kind: str, text: str) -> dict:
    """A signal to be passed on; Invalid where it is not what its kind says (RFC 8866, RFC 8839): data channels only, no media."""
    fits = {"offer": _is_description, "answer": _is_description, "candidate": _is_candidate, "end": lambda text: not text}[kind]
    if not fits(text):
        raise Invalid(_("This command does not know that “%(name)s”.", name="text"), "text")
    return {"kind": kind, "text": text}


def _is_description(text: str) -> bool:
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    media = [line for line in lines if line.startswith("m=")]
    return (
        len(lines) <= MOST_LINES and lines[0] == "v=0" and all(map(_LINE.fullmatch, lines))
        and len(media) == 1 and media[0].startswith("m=application ")
    )


def _is_candidate(text: str) -> bool:
    return len(text) <= MOST_CANDIDATE and bool(_CANDIDATE.fullmatch(text))
