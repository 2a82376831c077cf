"""How texts and questions become the words that are compared; pure."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from hub.text.letters import word_pattern
from hub.text.stems import folded, skeleton, stemmed, stems

# A question may be in any of these, whatever the page's language; which, its first letter tells.
LANGUAGES_BY_SCRIPT = (
    ("ARABIC", ("ar", "fa")), ("DEVANAGARI", ("hi", "ne")), ("CYRILLIC", ("ru",)), ("TAMIL", ("ta",)),
    ("", ("en", "fr", "es", "pt", "id", "de")),
)
STEM = "ƛ"  # marks a stem that is not the word itself: a letter both databases keep and nobody types
SOUND = "zq"  # marks a consonant skeleton, so that it never meets a real word
LATIN, OTHER = "zkl", "zko"  # the same of a name inside a text, by the kind of its script: looked up from another script only
MOST_NAMES = 400  # of one text
SHORTEST_SOUND = 3  # fewer consonants fit half the dictionary
MOST_WORDS = 12
LONGEST_WORD = 40


@dataclass(frozen=True)
class Asked:
    """One word of a question: the forms that count as it, and how it sounds."""

    word: str
    forms: tuple[str, ...]
    sound: str

    @property
    def sounds(self) -> tuple[str, ...]:
        """What a title with such a name holds, and a text in another script."""
        bones = self.sound.removeprefix(SOUND)
        if not bones:
            return ()
        return (self.sound, OTHER + bones) if _is_latin(self.word) else (self.sound, OTHER + bones, LATIN + bones)


def words_of(text: str, language: str) -> list[str]:
    """What is indexed of a text: its words in reading order, then the marked stems of those that are not their own stem; each at most 40 characters."""
    found = stemmed(text, language)
    others = dict.fromkeys(STEM + stem[:LONGEST_WORD] for word, stem in found if stem != word)
    return [*(word[:LONGEST_WORD] for word, _ in found), *others]


def sounds_of(text: str) -> list[str]:
    """The marked consonant skeletons of a text's words: what a name sounds like in any script."""
    return [mark for word in text.split() if (mark := sound(word))]


def names_of(text: str) -> list[str]:
    """The marked skeletons of what may be names in a text: words with a capital, and all words of a script that has none."""
    words = dict.fromkeys(match.group() for match in word_pattern().finditer(text))
    names = (word for word in words if not word[0].islower() and word[0].isalpha())
    marks = ((LATIN if _is_latin(name) else OTHER) + bones for name in names if len(bones := _bones(name)) >= SHORTEST_SOUND)
    return list(dict.fromkeys(marks))[:MOST_NAMES]


def sound(word: str) -> str:
    """The marked consonant skeleton of a word, '' if it is too short to mean anything."""
    bones = skeleton(word)
    return SOUND + bones if len(bones) >= SHORTEST_SOUND else ""


def asked(question: str, language: str) -> list[Asked]:
    """The words of a question; each with its stems in every language it may be written in."""
    found = []
    for word in stems(question, "")[:MOST_WORDS]:
        forms = {word[:LONGEST_WORD], folded(word)[:LONGEST_WORD]}
        for code in dict.fromkeys((language, *languages_of(word))):
            forms.update(stem[:LONGEST_WORD] for stem in stems(word, code))
        found.append(Asked(word, tuple(sorted(forms - {""})), sound(word)))
    return found


def languages_of(word: str) -> tuple[str, ...]:
    """The languages a word may be in, by its script."""
    script = unicodedata.name(word[0], "")
    return next(codes for start, codes in LANGUAGES_BY_SCRIPT if script.startswith(start))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by at most one letter added, left out, changed, or two neighbours swapped."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


@lru_cache(maxsize=4096)
def _bones(word: str) -> str:
    return skeleton(word)[:LONGEST_WORD]


def _is_latin(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("LATIN")
