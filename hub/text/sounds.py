"""Consonants across scripts: coarse classes, so that a name finds its other spellings."""

import re

# Classes are coarse on purpose (c, q and k are one; j and g are one; p and b are one, because Arabic
# has no p); semivowels w and y vanish with the vowels, because scripts disagree on writing them.
_LATIN = [
    (r"ck|[cç](?=[eiy])", lambda found: "k" if found.group() == "ck" else "s"),
    ("sch|sh|ch|ç|š|ș|č", "s"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("bh", "b"),
    ("ts|tz", "s"), ("x", "ks"), ("[cq]", "k"), ("v", "f"), ("j", "g"), ("p", "b"), (r"(?<=[aeiouy])h\b|(?<=..)ه\b", ""),
    (r"([^\u1200-\u137f])[\u094d\u09cd\u0bcd]?\1", r"\1"),
]  # fmt: skip
_LETTERS = {
    # Arabic and Persian
    "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ج": "g", "چ": "s", "ح": "h", "خ": "h", "د": "d", "ذ": "d", "ر": "r",
    "ز": "z", "ژ": "g", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "k",
    "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n",
    # Cyrillic
    "б": "b", "в": "f", "г": "g", "д": "d", "ж": "g", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "b",
    "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ґ": "g", "ђ": "d",
    "ћ": "s", "џ": "g", "љ": "l", "њ": "n",
    # Greek
    "β": "f", "γ": "g", "δ": "d", "ζ": "z", "θ": "t", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "π": "b",
    "ρ": "r", "σ": "s", "τ": "t", "φ": "f", "χ": "h", "ψ": "bs",
}  # fmt: skip
# ISCII order, shared by Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam.
_INDIC = "khggn ssggn ttddn ttddn n bfbbm -rrlllfsssh".replace(" ", "")
# Ethiopic order: one sign for each block of eight, from U+1200 to U+135F.
_ETHIOPIC = "hlhmsrss kkkkbfts hhnn-kkh h--zg-dd ggggtsbs sfb".replace(" ", "")


def consonants(word: str) -> str:
    """Latin consonant classes of a folded lower-case word, doubled ones once; other signs are dropped."""
    for pattern, class_ in _LATIN:
        word = re.sub(pattern, class_, word)
    return "".join(_sound(sign) for sign in word)


def _sound(sign: str) -> str:
    code = ord(sign)
    if sign.isascii():
        return sign if sign.isalpha() and sign not in "aeiouwy" else ""
    if sign in _LETTERS:
        return _LETTERS[sign]
    if sign in ("ه", "ھ"):
        return "h"
    if 0x0900 <= code < 0x0D80:
        return _indic(code % 0x80)
    if 0x1200 <= code < 0x1358:
        return _ETHIOPIC[(code - 0x1200) // 8].strip("-")
    return ""


def _indic(place: int) -> str:
    if place == 0x02:
        return "n"
    if 0x15 <= place <= 0x39:
        return _INDIC[place - 0x15].strip("-")
    return ""
