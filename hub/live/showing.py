"""The notes of a running session as readers without script see them: rendered once for everybody."""

from functools import lru_cache

from hub.text.writing import written


@lru_cache(maxsize=32)
def notes_html(source: str) -> str:
    """Safe HTML of notes as they stand; whoever asks for the same text again is answered from memory."""
    return written(source).html
