"""Names of files as people may see and save them, whatever a sender calls them."""

import re
import unicodedata

from hub.discussions.models.files import LONGEST_NAME

_HARMFUL = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
_ENDING_INSIDE = re.compile(r"\.(?=[A-Za-z][A-Za-z0-9]{0,4}(?:\.|$))")
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
SAME = {"jpeg": "jpg", "jpe": "jpg", "markdown": "md", "text": "txt", "oga": "ogg"}


def ending_of(name: str) -> str:
    """The ending of a name in lower case, without the dot."""
    ending = _tidied(name).rpartition(".")[2].lower()
    return SAME.get(ending, ending)


def shown_name(name: str) -> str:
    """A name as its owner knows it, to speak of a file that is not kept; without path, control and direction marks."""
    return _tidied(name)[:60].rstrip() or "?"


def safe_name(name: str, ending: str) -> str:
    """One name without path, control or direction marks, with exactly one ending: the one its content has."""
    tidy = _tidied(name)
    stem = tidy.rpartition(".")[0] if ending_of(name) == ending and "." in tidy else tidy
    stem = _ENDING_INSIDE.sub("_", stem).strip(" .") or "file"
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return f"{stem[: LONGEST_NAME - len(ending) - 1].strip()}.{ending}"


def _tidied(name: str) -> str:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name or ""))[-1]
    return " ".join(_HARMFUL.sub("", last.split("::")[0]).split()).strip(" .")
