"""The shape of a source, judged in one pass before any parser sees it."""

import re

MAX_SOURCE = 40_000  # characters; a long essay of 6,000 words
_DEEPEST_BRACKETS = 32  # open at once; people use three or four
_DEEPEST_QUOTE = 12  # quote signs before one line
_MOST_TICKS = 400  # openings of code; each may be searched to the end of the text

_QUOTED_DEEP = re.compile(rf"^(?:[ \t]{{0,9}}>){{{_DEEPEST_QUOTE}}}", re.MULTILINE)
_MARKS_IN_A_ROW = re.compile(r"(?:[*_~`^<>#&\\!][ \t]?){400}|(?:[=|-][ \t]?){3000}|(?:[*_]{1,3}\w?[ \t]?){300}")
_WORDS = re.compile(r"(?!www\.)[^\W\d_](?:[^\W_]|[ ,.?!'’؟،।。](?!www\.))*")


def is_tangled(text: str) -> bool:
    """Whether the text is knotted far beyond anything a person writes: too long, too deep, marks without words."""
    return (
        len(text) > MAX_SOURCE
        or _bracket_depth(text) > _DEEPEST_BRACKETS
        or text.count("```") > _MOST_TICKS
        or _QUOTED_DEEP.search(text) is not None
        or _MARKS_IN_A_ROW.search(text) is not None
    )


def is_words(text: str) -> bool:
    """Whether this is one line of words and simple punctuation, which Markdown leaves as it is."""
    return _WORDS.fullmatch(text) is not None


def _bracket_depth(text: str) -> int:
    """The most square or round brackets open at once within a paragraph."""
    deepest = depth = 0
    for sign in re.finditer(r"[\[(]|[\])]|\n[ \t]*\n", text):
        if sign.group() in "[(":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth = max(depth - 1, 0) if sign.group() in "])" else 0
    return deepest
