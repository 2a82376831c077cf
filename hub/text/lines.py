"""Texts that must stay on one line: subjects, names in headers, log lines."""

import re

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


def one_line(text: str) -> str:
    """The text on one line: every break and control character becomes one space."""
    return _BREAKS.sub(" ", text or "").strip()
