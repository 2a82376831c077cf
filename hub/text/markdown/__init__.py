"""Markdown to safe HTML; nothing here loads the parser, which lives in a child process of its own."""

import html

from hub.text.letters import clean
from hub.text.markdown import children
from hub.text.markdown.shape import MAX_SOURCE, is_tangled, is_words
from hub.text.plain import as_html

__all__ = ["MAX_SOURCE", "render"]


def render(source: str) -> str:
    """Safe HTML of Markdown; text that is too long, too tangled or too slow comes back escaped, with its lines."""
    text = clean(source)
    if is_words(text):
        return f"<p>{html.escape(text.strip(), quote=False)}</p>"
    if is_tangled(text):
        return as_html(text)
    answer = children.nursery.asked(text)
    return as_html(text) if answer is None else answer
