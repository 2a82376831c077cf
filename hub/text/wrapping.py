"""Undoes the line breaks that mail programs put into paragraphs, so that a screen of any width breaks them itself."""

import re

NARROWEST, WIDEST = 58, 80  # characters mail programs wrap at (RFC 3676 asks for at most 78)
_STARTS = re.compile(r"\s|[-*•·–—>|+#=]|\(?\w{1,3}[.)]\s|https?://|_{3,}")
# From the start of a line and without going back: a line of 20,000 characters is looked at once, not from each of them.
_BLOCK = re.compile(r"(?<![^\n])[^\n]++(?:\n[^\n]++)++")
_SET_OUT = re.compile(r"\t|\S {2,}\S")  # columns, drawn with spaces


def unwrapped(text: str) -> str:
    """The text with those lines joined that were broken only because the next word had no room; all else as it was."""
    return _BLOCK.sub(lambda block: _joined(block.group().split("\n")), text)


def _joined(lines: list[str]) -> str:
    width = max(len(line.rstrip()) for line in lines)
    if not NARROWEST <= width <= WIDEST or any(map(_SET_OUT.search, lines)):
        return "\n".join(lines)
    joined = [lines[0]]
    for before, line in zip(lines, lines[1:], strict=False):
        if _had_no_room(before.rstrip(), line, width):
            joined[-1] = f"{joined[-1].rstrip()} {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _had_no_room(before: str, line: str, width: int) -> bool:
    return not _STARTS.match(line) and len(before) + 1 + len(line.split(maxsplit=1)[0]) > width
