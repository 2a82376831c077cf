"""Words as search sees them: folded, stemmed, cut in pairs, or reduced to their consonants."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from hub.text.letters import clean, word_pattern
from hub.text.sounds import consonants

_STEMMERS = {
    "en": "english", "fr": "french", "es": "spanish", "pt": "portuguese", "ar": "arabic", "hi": "hindi",
    "id": "indonesian", "ne": "nepali", "ta": "tamil", "tr": "turkish", "ru": "russian", "de": "german",
    "it": "italian", "nl": "dutch",
}  # fmt: skip
# Scripts that write without spaces: Thai, Lao, Burmese, Khmer, kana and Han.
_UNSPACED = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u3005\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+"
)
# Marks are only ornament on Latin, Greek, Hebrew and Arabic letters; elsewhere they are vowels.
_ORNAMENTED = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff\u1f00-\u1fff\u0590-\u06ff\u0750-\u077f]")
# And, for, with, as and the, written as one with the word.
_ARABIC_PREFIX = re.compile("(?:[وفبك]ال|لل)(?=...)")
_LONGEST_NAME = 100
_SAME = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ʼ": "", "ς": "σ"}
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "ٱ": "ا", "\u200c": "", "\u200d": "", "ё": "е"}
)


def stems(text: str, language: str) -> list[str]:
    """The stems of the text's words in order; the same for a word with and without its accents."""
    return [stem for word in words(text) for stem in _stems_of(folded(word), language)]


def stemmed(text: str, language: str) -> list[tuple[str, str]]:
    """Each word of the text, in order, as it stands (folded) and its stem; pairs of letters where words are not set apart."""
    found = map(folded, words(text))
    return [both for word in found for both in zip(_stems_of(word, ""), _stems_of(word, language), strict=True)]


def words(text: str) -> list[str]:
    """The words of a text as written, in order, whatever the script."""
    return word_pattern().findall(unicodedata.normalize("NFKC", clean(text)))


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """The word in lower case without accents and with one form for letters that are often confused."""
    letters: list[str] = []
    ornamented = False
    for sign in unicodedata.normalize("NFKD", word.lower()):
        is_mark = unicodedata.category(sign) == "Mn"
        if is_mark and ornamented:
            continue
        if not is_mark:
            ornamented = _ORNAMENTED.match(sign) is not None
        letters.append(sign)
    return unicodedata.normalize("NFC", "".join(letters)).translate(_SAME)


def skeleton(word: str) -> str:
    """The consonants of a name in Latin letters, alike for its spellings and scripts; empty below two."""
    sounds = consonants(folded(word[:_LONGEST_NAME]))
    return sounds if len(sounds) > 1 else ""


def _stems_of(word: str, language: str) -> list[str]:
    """One stem for a spaced script; overlapping pairs of letters where words are not set apart."""
    found: list[str] = []
    end = 0
    for run in _UNSPACED.finditer(word):
        found.extend(_stem(word[end : run.start()], language))
        found.extend(_pairs(run.group()))
        end = run.end()
    return found + _stem(word[end:], language)


def _stem(word: str, language: str) -> list[str]:
    if not word:
        return []
    language = re.split("[-_]", language.lower())[0]
    if language == "ar":
        word = _ARABIC_PREFIX.sub("", word, count=1)
    stemmer = _stemmer(_STEMMERS.get(language, ""))
    return [folded(stemmer.stemWord(word)) or word if stemmer else word]


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)] or [run]


@cache
def _stemmer(name: str):
    """The compiled stemmer, or the same rules in Python; None where nobody wrote one."""
    if not name:
        return None
    try:
        from Stemmer import Stemmer

        return Stemmer(name)
    except (ImportError, KeyError):
        import snowballstemmer

        return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
