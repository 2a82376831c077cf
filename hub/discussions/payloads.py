"""Posts as a page draws them: all that costs thought is done here, once a post, in plain values."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from hub.accounts.by import By, colour_of
from hub.discussions.models import Attachment
from hub.discussions.order import drawn
from hub.discussions.queries import Opened
from hub.text.languages import _
from hub.text.names import initials
from hub.web.filters import when


class PostLine(NamedTuple):
    """One post of a page; a plain tuple, as templates take tuples apart quickest."""

    id: int
    seq: int
    css: str
    head: Markup
    answering: tuple[int, str] | None
    state: str
    html: Markup
    files: list[Attachment]
    thanks: int
    is_thanked: bool
    is_mine: bool
    is_new: bool
    is_first_new: bool


@dataclass(frozen=True)
class Words:
    """What stands in the head of posts, in the reader's language."""

    absent: str
    mail: str
    edited: str
    new: str


def lines_of(opened: Opened, by: By, nested: bool) -> list[PostLine]:
    """The posts of a page as they are drawn for `by`."""
    member = by.standings.get(opened.thread.community_id)
    since = member.joined_at if member is not None else None
    words = Words(_("not here yet, from an imported list"), _("by mail"), _("edited"), _("New"))
    lines = []
    fresh = nested
    for row in opened.rows:
        is_new = row.author_id != by.id and _is_new(row, opened, since)
        lines.append(_line(row, opened, by, words, (nested, is_new, is_new and not fresh)))
        fresh = fresh or is_new
    return lines


def _line(row, opened: Opened, by: By, words: Words, drawing: tuple[bool, bool, bool]) -> PostLine:
    nested, is_new, is_first_new = drawing
    state = "withdrawn" if row.withdrawn_at else "hidden" if row.hidden_at else ""
    answers = None if nested or row.parent_seq in (None, 1) or row.parent_seq == row.seq - 1 else (row.parent_id, row.parent_name)
    return PostLine(
        row.id, row.seq, _css(drawn(row.depth) if nested else 0, is_new, bool(state)), _head(row, opened, by, words, is_new),
        answers, state, Markup(row.html), () if state else opened.files.get(row.id, ()), row.thanks_count,  # noqa: S704 - sanitised when written
        row.thanked_by is not None, row.author_id == by.id, is_new, is_first_new,
    )


def _head(row, opened: Opened, by: By, words: Words, is_new: bool) -> Markup:
    """The line over a post: who, from where, when; what it links to."""
    placeholder = row.state == "placeholder"
    note = words.absent if placeholder else _organisation(row, by, opened.thread.community_id)
    parts = [_face(row.name, row.handle, placeholder, note, words.new if is_new else "")]
    parts.append(f'<span><a href="/posts/{row.id}">{when(row.posted_at)}</a></span>')
    if row.by_mail:
        parts.append(f"<span>{escape(words.mail)}</span>")
    if row.edited_at is not None and not row.withdrawn_at and not row.hidden_at:
        parts.append(f'<span><a href="/posts/{row.id}/history">{escape(words.edited)}</a></span>')
    return Markup("".join(parts))  # noqa: S704 - every part is escaped or a number


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
    return _choices(row.shown_to).get(group) or ("communities" if row.state == "placeholder" else "people")


@lru_cache(maxsize=256)
def _choices(shown_to: str | None) -> dict[str, str]:
    # Most people leave what others see as it is: a few texts, read once instead of once a post.
    return json.loads(shown_to or "{}") or {}


@lru_cache(maxsize=256)
def _css(depth: int, is_new: bool, is_gone: bool) -> str:
    return f"post d{depth}{' new' if is_new else ''}{' gone' if is_gone else ''}"


@lru_cache(maxsize=8192)
def _face(name: str, handle: str, is_placeholder: bool, note: str, new: str) -> Markup:
    """Avatar, name and note; alike for all posts of a person, so drawn once."""
    return Markup(
        '<span class="avatar a{}{}" aria-hidden="true">{}</span><div><a class="name" href="/people/{}" dir="auto">{}</a>{}<div class="meta">{}'
    ).format(
        colour_of(name), " absent" if is_placeholder else "", initials(name), quote(handle), name,
        Markup(' <span class="visually-hidden">{}</span>').format(new) if new else "",
        Markup("<span><bdi>{}</bdi></span>").format(note) if note else "",
    )
