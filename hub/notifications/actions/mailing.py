"""Turning notices into letters, each once."""

from hub.accounts.models import Person
from hub.clock import now
from hub.mail.delivery import STILL_RIGHT
from hub.mail.models import Letter
from hub.notifications import queries
from hub.notifications.letters import grouped, write_digest, write_now
from hub.notifications.models import MailChoice
from hub.notifications.morning import is_due, is_night
from hub.notifications.reach import closed_ones
from hub.storage.unit import db


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


def _write_digest(person: Person, choice: MailChoice) -> None:
    notices = queries.to_collect(person.id)
    closed = closed_ones(notices)
    for notice in notices:
        notice.mailed_at = now()
    open_ones = [notice for notice in notices if notice.id not in closed]
    if open_ones:
        names = queries.names_of_communities(notice.community_id for notice in open_ones)
        write_digest(person, grouped(open_ones, names), choice.digest)
    choice.digest_at = now()
    db.add(choice)


def _sleeps(person: Person, choice: MailChoice | None) -> bool:
    return (choice is None or choice.quiet) and is_night(now(), person.zone)


def _may_still_go(letter: Letter) -> bool:
    """Asked before each sending: a letter about a community its reader has lost meanwhile is dropped."""
    if letter.community_id is None or letter.person_id is None:
        return True
    return queries.may_still_read(letter.person_id, letter.community_id)


STILL_RIGHT.append(_may_still_go)
