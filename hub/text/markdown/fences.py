"""Fenced code inside lists and quotes, rewritten as the indented code the parser knows there."""

import re

_OPENING = re.compile(r"(?P<lead>(?: {0,3}> ?)+| +)(?P<fence>```+|~~~+)[ \w+#.-]*")


def unfenced(lines: list[str]) -> list[str]:
    """The lines with nested fences made indented code; fences at the margin are taken before this."""
    plain: list[str] = []
    number = 0
    while number < len(lines):
        opening = _OPENING.fullmatch(lines[number])
        last = _closing(lines, number, opening) if opening else 0
        if not last:
            plain.append(lines[number])
            number += 1
            continue
        plain.extend(_as_indented(lines[number + 1 : last], opening["lead"]))
        number = last + 1
    return plain


def _closing(lines: list[str], number: int, opening: re.Match[str]) -> int:
    """The number of the line that ends the code, or 0."""
    for last in range(number + 1, len(lines)):
        line = lines[last]
        if line.strip("> \t") == opening["fence"]:
            return last
        if ">" in opening["lead"] and not line.lstrip().startswith(">"):
            return 0
    return 0


def _as_indented(code: list[str], lead: str) -> list[str]:
    mark = lead.rstrip() if ">" in lead else ""
    inside = (line.removeprefix(lead) if ">" in lead else line[_margin(line, lead) :] for line in code)
    return [mark, *(f"{lead}    {line}" for line in inside), mark]


def _margin(line: str, lead: str) -> int:
    return min(len(lead), len(line) - len(line.lstrip(" ")))
