"""What the thread page is drawn from, beyond what was found."""

from flask import url_for

from hub.accounts.by import By
from hub.discussions.order import page_start
from hub.discussions.payloads import lines_of
from hub.discussions.queries import Opened


def drawing(by: By, opened: Opened, nested: bool) -> dict:
    """The values of the thread page's template."""
    lines = lines_of(opened, by, nested)
    return {"opened": opened, "lines": lines, "nested": nested, "ways": _ways(opened, nested), "unread_elsewhere": _unread_elsewhere(by, opened, lines)}


def _ways(opened: Opened, nested: bool) -> dict:
    """The addresses of the pages beside this one, for the pager."""
    if opened.earlier is None and opened.later is None:
        return {}
    id, view = opened.thread.id, "nested" if nested else None
    back = {"before": opened.earlier} if nested else {"after": opened.earlier or None}
    ways = {}
    if opened.earlier is not None:
        ways |= {"first": url_for("discussions.thread", id=id, view=view), "previous": url_for("discussions.thread", id=id, view=view, **back)}
    if opened.later is not None:
        ways["next"] = url_for("discussions.thread", id=id, view=view, after=opened.later)
    if opened.later is not None and not nested:
        ways["last"] = url_for("discussions.thread", id=id, after=page_start(opened.thread.posts_count))
    return ways


def _unread_elsewhere(by: By, opened: Opened, lines) -> bool:
    """Whether the first unread post stands on another page."""
    first_new = next((line for line in lines if line.is_new), None)
    if opened.read_seq is None:
        return False
    return opened.read_seq < opened.thread.posts_count and (first_new is None or first_new.seq != opened.read_seq + 1)
