"""Posts as a page draws them: all that costs thought is done here, once a post, in plain values."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from markupsafe import Markup

from hub.accounts.by import By, colour_of
from hub.discussions.models import Attachment
from hub.discussions.order import drawn
from hub.discussions.queries import Opened
from hub.text.names import initials


@dataclass(slots=True)
class PostLine:
    """One post of a page."""

    id: int
    seq: int
    css: str
    name: str
    handle: str
    face: Markup
    is_placeholder: bool
    organisation: str
    at: datetime
    is_edited: bool
    by_mail: bool
    answering: tuple[int, str] | None
    state: str
    html: Markup
    files: list[Attachment]
    thanks: int
    is_thanked: bool
    is_mine: bool
    is_new: bool
    is_first_new: bool


def lines_of(opened: Opened, by: By, nested: bool) -> list[PostLine]:
    """The posts of a page as they are drawn for `by`."""
    member = by.standings.get(opened.thread.community_id)
    since = member.joined_at if member is not None else None
    lines = []
    fresh = False
    for row in opened.rows:
        is_new = _is_new(row, opened, since) and row.author_id != by.id
        lines.append(_line(row, opened, by, nested, is_new, is_new and not fresh and not nested))
        fresh = fresh or is_new
    return lines


def _line(row, opened: Opened, by: By, nested: bool, is_new: bool, is_first_new: bool) -> PostLine:
    state = "withdrawn" if row.withdrawn_at else "hidden" if row.hidden_at else ""
    depth = drawn(row.depth) if nested else 0
    answers = None if nested or row.parent_seq in (None, 1) or row.parent_seq == row.seq - 1 else (row.parent_id, row.parent_name)
    return PostLine(
        row.id, row.seq, _css(depth, is_new, bool(state)), row.name, row.handle, _face(row.name, row.state == "placeholder"),
        row.state == "placeholder", _organisation(row, by, opened.thread.community_id), row.posted_at, row.edited_at is not None,
        row.by_mail, answers, state, Markup(row.html), opened.files.get(row.id, ()) if not state else (), row.thanks_count,
        row.thanked_by is not None, row.author_id == by.id, is_new, is_first_new,
    )


def _is_new(row, opened: Opened, since: datetime | None) -> bool:
    if opened.read_seq is not None:
        return row.seq > opened.read_seq
    return since is not None and row.posted_at > since and row.seq > opened.thread.history_seq


def _organisation(row, by: By, community_id: int) -> str:
    """Where the author works, as far as they show it to `by`; who reads here with standing shares a community with them."""
    if not row.organisation:
        return ""
    audience = _audience(row, "page"), _audience(row, "work")
    if "nobody" in audience or (by.id is None and audience != ("everyone", "everyone")):
        return ""
    return row.organisation if "communities" not in audience or community_id in by.standings else ""


def _audience(row, group: str) -> str:
    return (row.shown_to or {}).get(group) or ("communities" if row.state == "placeholder" else "people")


@lru_cache(maxsize=256)
def _css(depth: int, is_new: bool, is_gone: bool) -> str:
    return f"post d{depth}{' new' if is_new else ''}{' gone' if is_gone else ''}"


@lru_cache(maxsize=8192)
def _face(name: str, is_placeholder: bool) -> Markup:
    return Markup('<span class="avatar a{}{}" aria-hidden="true">{}</span>').format(colour_of(name), " absent" if is_placeholder else "", initials(name))
