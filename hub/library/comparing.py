"""Two versions of a text side by side: which lines went, came and stayed."""

from difflib import SequenceMatcher
from typing import NamedTuple

AROUND = 2  # unchanged lines shown beside a change
MOST_PAIRS = 250_000  # lines against lines; beyond, finding what stayed takes too long, and all is shown as taken out and put in


class Line(NamedTuple):
    """One line of a comparison; `kind` is 'same', 'gone', 'new' or 'skipped' (then `text` is empty)."""

    kind: str
    text: str = ""


def compared(old: str, new: str) -> list[Line]:
    """What changed between two texts, line by line, long unchanged runs left out."""
    before, after = old.splitlines(), new.splitlines()
    if before != after and len(before) * len(after) > MOST_PAIRS:
        return [*(Line("gone", text) for text in before), *(Line("new", text) for text in after)]
    lines: list[Line] = []
    for group in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND):
        if lines or group[0][1] > 0:
            lines.append(Line("skipped"))
        for tag, a, b, c, d in group:
            if tag == "equal":
                lines += [Line("same", text) for text in before[a:b]]
            else:
                lines += [*(Line("gone", text) for text in before[a:b]), *(Line("new", text) for text in after[c:d])]
    return lines
