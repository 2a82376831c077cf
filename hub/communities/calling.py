"""Members found by their names, however these are spelt: without accents, by a part, with a wrong letter, in another script; pure."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from hub.search.words import one_letter_apart, sound
from hub.text.stems import folded, skeleton, words

SHORTEST_NEAR = 4  # letters; shorter names have too many neighbours


class Called(NamedTuple):
    """Somebody, and every word they are called by."""

    id: int
    names: tuple[str, ...]


def spelt(id: int, name: str, handle: str) -> Called:
    """A person by the words of their name and handle, ready to be compared."""
    return Called(id, tuple(folded(word) for word in words(f"{name} {handle.replace('.', ' ')}")))


def called(people: Sequence[Called], word: str) -> list[int]:
    """The ids of those a word calls: exactly or by the beginning of a name, else by a letter's difference, else by sound."""
    asked = folded(word.removeprefix("@"))
    for fits in (_begins, _is_near, _sounds_like) if asked else ():
        if found := [id for id, names in people if any(fits(asked, name) for name in names)]:
            return found
    return []


def _begins(asked: str, name: str) -> bool:
    # Scripts without spaces, and with articles written as one with the name, have names inside words.
    return name.startswith(asked) or (_script(asked) != "LATIN" and asked in name)


def _is_near(asked: str, name: str) -> bool:
    return len(asked) >= SHORTEST_NEAR and one_letter_apart(asked, name)


def _sounds_like(asked: str, name: str) -> bool:
    of: Callable[[str], str] = sound if _script(asked) == _script(name) else skeleton
    return bool(of(asked)) and of(asked) == of(name)


@lru_cache(maxsize=4096)
def _script(word: str) -> str:
    return unicodedata.name(word[0], "").partition(" ")[0]
