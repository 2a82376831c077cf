"""Reads Message-ID, In-Reply-To and References, also broken ones."""
import hashlib
import re

LONGEST_ID = 200  # characters; a longer one is kept as its hash
MOST_REFERENCES = 100  # the first and the last of more

_ANGLED = re.compile(r"<([^<>]{1,2000})>")
_BARE = re.compile(r"[^\s<>\"'()\[\],;]{1,500}@[^\s<>\"'()\[\],;]{1,500}")


def found_in(value: str) -> list[str]:
    """The ids in a header in order, without angle brackets, each once; words round them are passed over."""
    ids = (_clean(found) for found in _ANGLED.findall(value))
    known = list(dict.fromkeys(each for each in ids if each))
    if not known and "<" not in value:
        known = list(dict.fromkeys(filter(None, map(_clean, _BARE.findall(value)))))
    return known if len(known) <= MOST_REFERENCES else known[:1] + known[1 - MOST_REFERENCES :]


def _clean(text: str) -> str | None:
    """One id without the spaces that folding put into it; None where it cannot be one."""
    joined = "".join(text.split())
    if not joined or ("@" not in joined and (len(joined) < 8 or joined != text.strip())):
        return None
    if len(joined) > LONGEST_ID:
        return "sha256:" + hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()
    return joined
