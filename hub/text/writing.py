"""Writing: what a form hands to an action, cleaned and rendered before any transaction opens."""

from typing import NamedTuple

from hub.text.letters import clean
from hub.text.markdown import render


class Written(NamedTuple):
    """What a person wrote, and the safe HTML it is shown as."""

    source: str
    html: str


def written(source: str) -> Written:
    """The cleaned source with its HTML; may take a second for hostile text, so never call it in a transaction."""
    source = clean(source).strip("\n")
    return Written(source, render(source))
