"""Letters of all scripts: cleaning what was typed, and knowing what belongs to a word."""

import re
import unicodedata
from functools import cache

# Signs that sit on a letter. More than this many in a row is decoration that
# covers the lines above and makes normalising quadratic.
MAX_MARKS = 8
_STACKED = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_TOO_MANY = re.compile(f"([{_STACKED}]{{{MAX_MARKS}}})[{_STACKED}]+")
_NEWLINES = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
# Control characters, lone halves of surrogate pairs, non-characters, and the two
# overrides that make a whole page read backwards.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202d\u202e]")


def clean(source: str) -> str:
    """The text in NFC with plain newlines, without control characters and letters under piles of marks."""
    text = _UNWANTED.sub("", _NEWLINES.sub("\n", source))
    return unicodedata.normalize("NFC", _TOO_MANY.sub(r"\1", text))


@cache
def marks() -> str:
    """Every combining mark as the inside of a regex class: vowels of many scripts are marks, not letters."""
    runs: list[list[int]] = []
    for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(code))[0] != "M":
            continue
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


@cache
def word_pattern() -> re.Pattern[str]:
    """Matches one word of any script: letters and digits with their marks, joined where the script joins."""
    letter = rf"[^\W_][{marks()}]{{0,{MAX_MARKS}}}"
    return re.compile(rf"{letter}(?:[\u200c\u200d]?{letter})*")
