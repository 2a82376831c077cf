"""Notices as mail: one at once, or many collected; with everything mail programs need to sort, thread and stop them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hub.accounts.models import Person
from hub.mail import outbox
from hub.mail.delivery import address_domain, site_name, site_url
from hub.mail.rendering import letter
from hub.mail.signing import sealed
from hub.mail.unlinking import unlinked
from hub.notifications.models import Notice
from hub.notifications.sentences import said, said_beneath
from hub.text.languages import speaking
from hub.text.lines import one_line

LONGEST_EXCERPT = 2_000  # characters of a post in a letter
MOST_IN_DIGEST = 40
_UNFIT = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True)
class Line:
    """One notice as a letter says it."""

    sentence: str
    url: str
    excerpt: str = ""


def stop_path(person_id: int, community_id: int | None) -> str:
    """The address that stops mail about a community (or all mail) without signing in."""
    return f"/unsubscribe/{sealed('unsubscribe', [person_id, community_id or 0])}"


def write_now(notice: Notice, person: Person, community: str) -> None:
    """Post the letter of one notice."""
    line = line_of(notice, person.language, person.zone)
    made = letter(
        "notice", person.language, line=line, community=community, stop=site_url(stop_path(person.id, notice.community_id)),
    )
    kept = outbox.post(
        person, f"[{community or site_name()}] {_about(notice) or made.subject}", made.text, kind="notice", html=made.html,
        headers=_headers(person, notice.community_id) | _threading(notice), community_id=notice.community_id,
    )
    kept.message_id = message_id(notice)
    kept.written_at = notice.mailed_at


def write_digest(person: Person, groups: list[tuple[str, list[Notice]]], pace: str) -> None:
    """Post one letter about many notices, grouped by community; the rest beyond forty is a number."""
    shown, left = [], MOST_IN_DIGEST
    for name, notices in groups:
        lines = [line_of(notice, person.language, person.zone) for notice in notices[:left]]
        left -= len(lines)
        if lines:
            shown.append((name, lines))
    more = sum(len(notices) for _name, notices in groups) - (MOST_IN_DIGEST - left)
    made = letter("digest", person.language, groups=shown, more=more, pace=pace, stop=site_url(stop_path(person.id, None)))
    kept = outbox.post(person, f"[{site_name()}] {made.subject}", made.text, kind="digest", html=made.html, headers=_headers(person, None))
    kept.written_at = groups[0][1][0].mailed_at


def line_of(notice: Notice, language: str, zone: str = "UTC") -> Line:
    """A notice in the reader's language and zone; no name or title in it reads as a link."""
    words = {name: unlinked(value) if isinstance(value, str) else value for name, value in notice.words.items() if name != "excerpt"}
    with speaking(language):
        excerpt = str(notice.words.get("excerpt") or said_beneath(notice.kind, words))[:LONGEST_EXCERPT]
        return Line(said(notice.kind, words, zone), site_url(notice.path), excerpt)


def _headers(person: Person, community_id: int | None) -> dict[str, str]:
    # List-Id: RFC 2919; one-click stopping: RFC 8058.
    list_id = f"community-{community_id}" if community_id else "hub"
    return {
        "List-Id": f"<{list_id}.{address_domain()}>",
        "List-Unsubscribe": f"<{site_url(stop_path(person.id, community_id))}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "list",
    }


def _threading(notice: Notice) -> dict[str, str]:
    if not notice.thread_ref:
        return {}
    first = _message_id(notice.thread_ref, notice.person_id)
    return {"References": first, "In-Reply-To": first}


def message_id(notice: Notice) -> str:
    """The name of a notice's letter in the mail."""
    return _message_id(notice.message_ref or f"notice-{notice.id}", notice.person_id)


def _about(notice: Notice) -> str:
    """The thread's title as letters of one conversation carry it: programs that go by the subject keep them together."""
    title = one_line(str(notice.words.get("title") or "")) if notice.thread_ref else ""
    return title and (title if notice.words.get("first") else f"Re: {title}")


def _message_id(ref: str, person_id: int) -> str:
    """Steady for the same thing and reader, so that programs find the conversation again."""
    return f"<{_UNFIT.sub('-', ref)}.p{person_id}@{address_domain()}>"


def grouped(notices: Iterable[Notice], names: dict[int, str]) -> list[tuple[str, list[Notice]]]:
    """(community name or '', its notices) in order of first appearance."""
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(names.get(notice.community_id, ""), []).append(notice)
    return list(groups.items())
