"""Telling one person one thing once, and reading it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import update

from hub.accounts.by import By
from hub.background.queue import wake
from hub.clock import now
from hub.errors import require
from hub.notifications.models import MailChoice, Notice
from hub.notifications.queries import choices_of, letters_lately, unread_of_many
from hub.realtime import channels
from hub.realtime.announcing import announce
from hub.storage.adding import add_new
from hub.storage.unit import db

AT_ONCE = 500  # rows in one statement; SQLite takes 32,766 values
LONGEST_ONCE = 120
HOUR, LETTERS_AN_HOUR = timedelta(hours=1), 3  # of one kind, from one person to another


@dataclass(frozen=True)
class Occasion:
    """What is told: `once` names it for ever, `path` leads to it, `words` fill its sentence (`excerpt` is mailed below it).

    `thread_ref` and `message_ref` ("thread-12", "post-34") let mail programs put letters into conversations.
    """

    once: str
    path: str
    words: dict = field(default_factory=dict)
    community_id: int | None = None
    mail: str = "digest"
    thread_ref: str = ""
    message_ref: str = ""
    asked: bool = False  # the readers chose to hear of every one: these letters are not paced


def tell(by: By, people: Iterable[int] | Mapping[int, str], kind: str, **occasion) -> list[int]:
    """Tell people (ids, or id -> 'now' | 'digest' | 'none' for mail) one thing once; returns the ids who did not know it yet.

    The keywords are those of Occasion. Whoever acts is not told of their own act.
    """
    told = Occasion(**occasion)
    wanted = people if isinstance(people, Mapping) else dict.fromkeys(people, told.mail)
    wanted = {person_id: mail for person_id, mail in wanted.items() if person_id != by.id}
    if not wanted:
        return []
    mails = _as_chosen(wanted, told.community_id)
    mails = mails if told.asked else _paced(by, kind, mails)
    fresh = _insert([_row(by, person_id, kind, mail, told) for person_id, mail in mails.items()])
    for person_id, count in unread_of_many(fresh).items():
        announce(channels.of_person(person_id), "notices:counted", {"count": count})
    if any(mails[person_id] == "now" for person_id in fresh):
        wake("notifications.write")
    return fresh


def mark_read(by: By, notice: Notice) -> None:
    """Note that `by` has read one of their notices."""
    require(notice.person_id == by.id)
    if notice.read_at is None:
        notice.read_at = now()
        _recount(by)


def mark_all_read(by: By, up_to: int | None = None) -> None:
    """Note that `by` has read everything, or everything up to a notice's id (later ones came while the page was open)."""
    require(by.is_authenticated)
    unread = update(Notice).where(Notice.person_id == by.id, Notice.read_at.is_(None))
    db.execute((unread if up_to is None else unread.where(Notice.id <= up_to)).values(read_at=now()))
    _recount(by)


def mark_seen(by: By, paths: Iterable[str]) -> None:
    """Note that `by` has opened these paths, so notices leading there are read; called by the rooms' own reading marks."""
    if by.id is None:
        return
    changed = db.execute(
        update(Notice).where(Notice.person_id == by.id, Notice.read_at.is_(None), Notice.path.in_(list(paths))).values(read_at=now())
    )
    if changed.rowcount:
        _recount(by)


def _as_chosen(wanted: Mapping[int, str], community_id: int | None) -> dict[int, str]:
    choices = choices_of(wanted)
    return {person_id: _softer(mail, choices.get(person_id), community_id) for person_id, mail in wanted.items()}


def _paced(by: By, kind: str, mails: dict[int, str]) -> dict[int, str]:
    # Nobody is flooded with letters by one person who names them again and again: after three in an hour the rest waits for the digest.
    hasty = [person_id for person_id, mail in mails.items() if mail == "now"] if by.id is not None else []
    had = letters_lately(by.id, kind, hasty, now() - HOUR) if hasty else {}
    return {person_id: "digest" if mail == "now" and had.get(person_id, 0) >= LETTERS_AN_HOUR else mail for person_id, mail in mails.items()}


def _softer(mail: str, choice: MailChoice | None, community_id: int | None) -> str:
    """The caller's wish, or less if the person wants less."""
    if choice is None or mail == "none":
        return mail
    if choice.mail == "none" or community_id in choice.silenced:
        return "none"
    return "digest" if choice.mail == "digest" else mail


def _row(by: By, person_id: int, kind: str, mail: str, told: Occasion) -> dict:
    return {
        "person_id": person_id, "kind": kind, "once": told.once[:LONGEST_ONCE], "path": told.path, "words": told.words,
        "from_id": by.id, "community_id": told.community_id, "made_at": now(), "mail": mail,
        "thread_ref": told.thread_ref, "message_ref": told.message_ref,
    }


def _insert(rows: list[dict]) -> list[int]:
    fresh = []
    for start in range(0, len(rows), AT_ONCE):
        statement = add_new(Notice).values(rows[start : start + AT_ONCE]).returning(Notice.person_id)
        fresh += db.execute(statement).scalars()
    return fresh


def _recount(by: By) -> None:
    announce(channels.of_person(by.id), "notices:counted", {"count": unread_of_many([by.id]).get(by.id, 0)})
