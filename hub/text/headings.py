"""Headings of rendered Markdown brought to the page they stand on."""

import re

_HEADING = re.compile("<(/?)h([1-6])>")  # rendered headings carry no attributes


def fitted(html: str, top: int) -> str:
    """The HTML with its largest heading as h<top> and no level left out below it, so that a page's outline has no hole."""
    used = sorted({level for _, level in _HEADING.findall(html)})
    levels = {level: min(top + depth, 6) for depth, level in enumerate(used)}
    return _HEADING.sub(lambda found: f"<{found[1]}h{levels[found[2]]}>", html)
