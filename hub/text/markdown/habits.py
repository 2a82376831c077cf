"""How people really type Markdown on phones and in mail, brought to the form the parser knows."""

import re
from typing import NamedTuple

from hub.text.markdown.fences import unfenced

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+•‣◦]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_FIRST = re.compile(r"[-*+•‣◦] +\S|1[.)] +\S")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
_QUOTE = re.compile(r" {0,3}>")
_DELIMITER_ROW = re.compile(r" {0,3}\|?[ :|-]*-[ :|-]*\|?[ ]*")
_BULLETS = str.maketrans("•‣◦", "---")
_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
_STEP = 4  # spaces the parser wants for each level
DEEPEST = 6  # list levels; deeper ones stay on the last


class Level(NamedTuple):
    """One open list: the column of its marks and the column of its text."""

    mark: int
    text: int


def tidied(lines: list[str]) -> list[str]:
    """The same lines with lists, quotes and tables set apart, and list levels indented by four."""
    lines = unfenced([line.expandtabs(_STEP) for line in lines])
    tidy: list[str] = []
    levels: list[Level] = []
    for number, line in enumerate(lines):
        if line.strip():
            levels = _levels_after(levels, line, tidy)
            if _starts_block(lines, number, tidy, levels):
                tidy.append("")
            line = _indented(line, levels)
        tidy.append(line)
    return tidy


def _levels_after(levels: list[Level], line: str, tidy: list[str]) -> list[Level]:
    """The list levels open at this line, outermost first."""
    indent = _indent(line)
    item = _item(line)
    if item is None:
        left = bool(levels) and indent < 2 and (not tidy[-1].strip() or _QUOTE.match(line))
        return [] if left or _RULE.fullmatch(line) else levels
    if not levels and indent >= _STEP:
        return []
    here = Level(indent, item.end())
    kept = [level for level in levels if level.mark <= indent]
    if not kept:
        return [here]
    if indent >= kept[-1].mark + 2 and len(kept) < DEEPEST:
        return [*kept, here]
    return [*kept[:-1], Level(kept[-1].mark, item.end())]


def _indented(line: str, levels: list[Level]) -> str:
    """A line of a list moved to four spaces for each level above it."""
    if not levels:
        return line
    item = _item(line)
    if item is None:
        indent = _indent(line)
        return line if indent < 2 else " " * _STEP * len(levels) + line[min(indent, levels[-1].text) :]
    mark = item["mark"].translate(_BULLETS).replace(")", ".")
    text = line[item.end() :]
    text = _BOXES.get(text[:4], text[:4]) + text[4:]
    return " " * _STEP * (len(levels) - 1) + mark + " " + text


def _starts_block(lines: list[str], number: int, tidy: list[str], levels: list[Level]) -> bool:
    """Whether a blank line is missing before this one for the parser to see what a reader sees."""
    if not tidy or not tidy[-1].strip():
        return False
    line, before = lines[number], tidy[-1]
    if _QUOTE.match(before):
        return not _QUOTE.match(line)
    if _QUOTE.match(line):
        return True
    if levels and _item(line):
        return _ends_paragraph(tidy) and (bool(_FIRST.match(line)) or before.startswith(" " * _STEP))
    return _is_table_head(lines, number) and "|" not in before


def _ends_paragraph(tidy: list[str]) -> bool:
    """Whether the lines just written, back to the last blank one, are words and no list."""
    for line in reversed(tidy[-40:]):
        if not line.strip():
            return True
        if _item(line):
            return False
    return True


def _is_table_head(lines: list[str], number: int) -> bool:
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return "|" in lines[number] and "|" in following and _DELIMITER_ROW.fullmatch(following) is not None


def _item(line: str) -> re.Match[str] | None:
    return None if _RULE.fullmatch(line) else _ITEM.match(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
