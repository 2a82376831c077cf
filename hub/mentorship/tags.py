"""Skills as short tags: as people type them, and folded as lists are filtered by them."""

import re

from hub.text.letters import clean
from hub.text.lines import one_line
from hub.text.stems import folded

MOST = 12
LONGEST = 40  # characters; a longer one is a sentence and belongs into "about"


def tags_of(typed: str) -> tuple[str, ...]:
    """The tags of a line with commas (of any script) or line ends between them, each once, in the order typed."""
    found: dict[str, str] = {}
    for part in re.split(r"[,;،、\n]", clean(typed)):
        tag = one_line(part)
        if tag:
            found.setdefault(folded(tag), tag)
    return tuple(found.values())


def folded_line(parts) -> str:
    """Words to filter by, lower case and without accents, each part set apart by bars."""
    return "|" + "|".join(folded(part) for part in parts if part) + "|"
