"""Names made from names: handles, initials and slugs, in any script."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import count

from hub.text.letters import clean, word_pattern

HANDLE_LENGTH = 40
SLUG_LENGTH = 60
_LONGEST_STEM = 30  # leaves room for a number


def handle_from(name: str, taken: Callable[[str], bool]) -> str:
    """A free handle made of the name: its words joined by dots, with a number when others have it."""
    stem = _cut(".".join(_words(name)), _LONGEST_STEM)
    if len(stem) < 2:
        stem = f"member.{stem}" if stem else "member"
    numbered = (f"{stem}{number}" for number in count(2))
    return stem if not taken(stem) else next(handle for handle in numbered if not taken(handle))


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """One or two first letters for an avatar, of the first and the last word; ? when there are none."""
    words = word_pattern().findall(unicodedata.normalize("NFC", clean(name)))
    chosen = words[:1] + words[1:][-1:]
    return "".join(_first_letter(word) for word in chosen).upper() or "?"


def slug(text: str, fallback: str) -> str:
    """The text as part of an address: lower-case letters and digits of its script, hyphens between."""
    return _cut("-".join(_words(text)), SLUG_LENGTH) or fallback


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", clean(text)).lower().replace("'", "").replace("’", "")
    return word_pattern().findall(re.sub("[\u200c\u200d]", "", text))


def _cut(text: str, length: int) -> str:
    """The text shortened at a joint when there is one in its second half."""
    if len(text) <= length:
        return text
    joint = max(text.rfind(sign, length // 2, length + 1) for sign in ".-")
    end = joint if joint > 0 else length
    while end > 1 and unicodedata.category(text[end])[0] == "M":
        end -= 1
    return text[:end].rstrip(".-")


def _first_letter(word: str) -> str:
    """The first letter with its vowel sign, where one is written on it."""
    end = 1
    while end < min(len(word), 3) and unicodedata.category(word[end])[0] == "M":
        end += 1
    return word[:end]
