"""Turning notices into letters, each once."""

from hub.accounts.models import Person
from hub.accounts.queries import person_by_id
from hub.clock import now
from hub.mail.delivery import STILL_RIGHT, WHEN_DROPPED
from hub.mail.models import Letter
from hub.notifications import queries
from hub.notifications.letters import grouped, message_id, write_digest, write_now
from hub.notifications.models import MailChoice, Notice
from hub.notifications.morning import is_due, is_night
from hub.notifications.reach import closed_ones, refreshed
from hub.storage.unit import db

KINDS = ("notice", "digest")  # of letters that tell of notices


def write_batch(after: int) -> int | None:
    """Write a batch of letters for notices mailed at once; returns where the next begins, None at the end.

    What its reader has read meanwhile, or may not read any more, is not written; at night it waits for the morning.
    """
    batch = queries.to_write(after)
    if not batch:
        return None
    choices = queries.choices_of(person.id for _notice, person in batch)
    names = queries.names_of_communities(notice.community_id for notice, _person in batch)
    closed = closed_ones([notice for notice, _person in batch])
    _reword([notice for notice, _person in batch])
    for notice, person in batch:
        if _sleeps(person, choices.get(person.id)):
            continue
        notice.mailed_at = now()
        if notice.id not in closed:
            write_now(notice, person, names.get(notice.community_id, ""))
    return batch[-1][0].id


def collect_batch(after: int) -> int | None:
    """Write the digests due for a batch of readers; returns where the next begins, None at the end."""
    readers = queries.digest_readers(after)
    if not readers:
        return None
    choices = queries.choices_of(person.id for person in readers)
    for person in readers:
        choice = choices.get(person.id) or queries.choice_of(person.id)
        if is_due(now(), person.zone, choice.digest, choice.digest_at):
            _write_digest(person, choice)
    return readers[-1].id


def rewrite(letter: Letter) -> None:
    """Write anew what of a dropped letter may still be told, in the words of now; nothing where nothing is left."""
    notices, person = _told_in(letter), person_by_id(letter.person_id)
    if letter.kind not in KINDS or not queries.is_active(person.id) or not (left := _left_of(letter, notices)):
        return
    for notice in left:
        notice.mailed_at = now()
    names = queries.names_of_communities(notice.community_id for notice in left)
    if letter.kind == "digest":
        write_digest(person, grouped(left, names), queries.choice_of(person.id).digest)
    else:
        letter.message_id = f"<dropped-{letter.id}{letter.message_id[1:]}"[:120]  # the new letter is the one of that name
        db.flush()
        write_now(left[0], person, names.get(left[0].community_id, ""))


def _write_digest(person: Person, choice: MailChoice) -> None:
    notices = queries.to_collect(person.id)
    closed = closed_ones(notices)
    _reword(notices)
    choice.digest_at = now()
    for notice in notices:
        notice.mailed_at = choice.digest_at
    left = [notice for notice in notices if notice.id not in closed]
    if left:
        names = queries.names_of_communities(notice.community_id for notice in left)
        write_digest(person, grouped(left, names), choice.digest)
    db.add(choice)


def _sleeps(person: Person, choice: MailChoice | None) -> bool:
    return (choice is None or choice.quiet) and is_night(now(), person.zone)


def _reword(notices: list[Notice]) -> None:
    fresh = refreshed(notices)
    for notice in notices:
        notice.words = fresh.get(notice.id, notice.words)


def _told_in(letter: Letter) -> list[Notice]:
    told = queries.told_in(letter)
    return told if letter.kind == "digest" else [notice for notice in told if message_id(notice) == letter.message_id]


def _left_of(letter: Letter, notices: list[Notice]) -> list[Notice]:
    closed = closed_ones(notices)
    left = [notice for notice in queries.open_ones(notices) if notice.id not in closed]
    _reword(left)
    return left


def _may_still_go(letter: Letter) -> bool:
    """Asked before each sending: a letter of which its reader may not read all any more, or that reads otherwise by now, does not go."""
    if letter.kind not in KINDS or letter.person_id is None:
        return letter.community_id is None or letter.person_id is None or queries.may_still_read(letter.person_id, letter.community_id)
    notices = _told_in(letter)
    is_open = letter.community_id is None or queries.may_still_read(letter.person_id, letter.community_id)
    all_open = len(queries.open_ones(notices)) == len(notices) and not closed_ones(notices)
    return queries.is_active(letter.person_id) and is_open and all_open and not refreshed(notices)


STILL_RIGHT.append(_may_still_go)
WHEN_DROPPED.append(rewrite)
