"""How a post came to read as it does: its wordings, each beside the one before."""

from datetime import datetime
from typing import NamedTuple

from hub.discussions.models import Post, PostRevision
from hub.discussions.queries.threads import WORDINGS
from hub.library.comparing import Line, compared


class Wording(NamedTuple):
    """One wording; `number` 0 is the one that stands, `lines` what it changed of the one before, empty for the first of all."""

    number: int
    at: datetime
    html: str
    lines: list[Line]


def changes(post: Post, revisions: list[PostRevision], before: int = 0) -> dict:
    """A page of wordings, newest first, and where the older ones go on, 0 at the end. `revisions` may hold one more than a page."""
    shown, older = revisions[:WORDINGS], revisions[WORDINGS:]
    sources = [revision.source for revision in revisions]
    wordings = [
        Wording(each.number, each.written_at, each.html, compared(source, each.source) if source is not None else [])
        for each, source in zip(shown, [*sources[1:], None], strict=False)
    ]
    if not before:
        lines = compared(sources[0], post.source) if sources else []
        wordings.insert(0, Wording(0, post.edited_at or post.posted_at, post.html, lines))
    return {"wordings": wordings, "older": shown[-1].number if older else 0}
