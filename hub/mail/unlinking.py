"""Keeping mail programs from turning other people's names and titles into links."""

import re

from hub.text.lines import one_line

_BREAK = "\u200b"  # zero-width space: seen by nobody, and no mail program links across it
_JOINTS = re.compile(r"(?<=[^\s\u200b])([.:@/]+)(?=[^\s\u200b])")


def unlinked(text: str) -> str:
    """The text on one line, such that no part of it reads as a web or mail address to a program."""
    return _JOINTS.sub(rf"\1{_BREAK}", one_line(str(text or "")))


def linked_again(text: str) -> str:
    """A subject without the marks, which nothing would turn into a link there."""
    return text.replace(_BREAK, "")
