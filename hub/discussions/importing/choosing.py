"""Which letters become posts, and in which language one is written."""

import unicodedata
from collections import Counter

from hub.mail.parsing import Letter

MACHINES = {
    "bounce": "a notice that a mail could not be delivered",
    "auto_reply": "an automatic answer of somebody who was away",
    "control": "a command to the list software",
    "spam": "marked as spam by the list's own filter",
}
NOTHING_SAID = "without words, subject and files"
LOOKED_AT = 3000  # characters of a letter
_LANGUAGES = {
    "ARABIC": ("ar", "fa", "ur", "ps"), "DEVANAGARI": ("hi", "ne"), "CYRILLIC": ("ru", "uk"), "CJK": ("zh",), "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",), "HANGUL": ("ko",), "THAI": ("th",), "BENGALI": ("bn",), "ETHIOPIC": ("am", "ti"), "TAMIL": ("ta",),
    "KHMER": ("km",), "MYANMAR": ("my",), "GREEK": ("el",), "HEBREW": ("he",),
}  # fmt: skip
_TELLTALES = (("ARABIC", "ٹڈڑےں", "ur"), ("ARABIC", "پچژگ", "fa"), ("CYRILLIC", "іїєґ", "uk"))


def why_not(letter: Letter) -> str:
    """Why a letter is nobody's contribution, as a phrase; '' where it is one."""
    for flag, reason in MACHINES.items():
        if flag in letter.flags:
            return reason
    return "" if letter.text.strip() or letter.attachments or says_all_in_subject(letter) else NOTHING_SAID


def says_all_in_subject(letter: Letter) -> bool:
    """Whether the subject is the whole letter ("Meeting moved to Friday", and no more)."""
    return not letter.text.strip() and bool(letter.thread_subject) and not letter.is_reply


def language_of(text: str, default: str) -> str:
    """The language a text's script speaks for: the default where it is written so, else the script's most usual one."""
    text = text[:LOOKED_AT]
    if text.isascii():
        return default
    scripts = Counter(_script(sign) for sign in text if sign.isalpha())
    script = scripts.most_common(1)[0][0] if scripts else ""
    usual = _LANGUAGES.get("HIRAGANA" if script == "CJK" and scripts["HIRAGANA"] else script, ())
    if not usual or default in usual:
        return default
    return next((code for where, signs, code in _TELLTALES if where == script and any(sign in text for sign in signs)), usual[0])


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]
