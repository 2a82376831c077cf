"""The first pass over an archive: each message read once, judged, and put away; only light facts stay in memory."""

import os
from collections.abc import Callable, Iterable
from datetime import datetime

from hub.clock import now
from hub.discussions.importing.account import Account
from hub.discussions.importing.choosing import why_not
from hub.discussions.importing.spool import Kept, Spool
from hub.mail import parsing
from hub.mail.archive import Damaged, RawMessage, messages
from hub.mail.parsing import Letter
from hub.mail.threading import Meta, meta

TELL_EVERY = 1000
SAME_ID = "Another letter has the same Message-ID; this one is known by its content."
FOREIGN = "without a separator line before it or a header line in it, so no letter"
CUT = "The message was larger than 64 MB; its end was left out."


class Seen:
    """The letters known so far, here and in the archive: by identity, and by the words they hold."""

    def __init__(self, known: Iterable):
        self.letters = {mail.meta.identity: (mail.fingerprint, mail.meta.date) for mail in known}
        self.prints = {mail.fingerprint for mail in known}
        self.here = set(self.letters) | self.prints

    def identity_of(self, letter: Letter) -> str | None:
        """What a new letter is known by; None for one that is known. Two letters of one Message-ID differ in words and time."""
        mark = letter.fingerprint
        if mark in self.prints:
            return None
        if letter.identity not in self.letters:
            return letter.identity
        same_time = self.letters[letter.identity][1] == letter.date
        return None if same_time or letter.date is None else f"words:{mark}"

    def was_here(self, letter: Letter) -> bool:
        """Whether a known letter was brought in before this run."""
        return letter.identity in self.here or letter.fingerprint in self.here

    def note(self, identity: str, letter: Letter) -> None:
        """Remember a letter."""
        self.letters[identity] = (letter.fingerprint, letter.date)
        self.prints.add(letter.fingerprint)


def read(file: str | os.PathLike, known: list, spool: Spool, account: Account, progress: Callable[[str], None]) -> list[Meta]:
    """What threading needs of each new letter, which lies in the spool; everything else is in the account already."""
    seen, fresh, last = Seen(known), [], now()
    for raw in _messages(file, account):
        account.read += 1
        if account.read % TELL_EVERY == 0:
            progress(f"… {account.read} messages read")
        letter = _letter(raw, account)
        identity = letter and _wanted(letter, seen, account)
        if not identity:
            continue
        last = letter.date or last
        seen.note(identity, letter)
        spool.keep(_kept(identity, raw, letter, last), raw.data)
        fresh.append(_meta(identity, letter, last))
        del raw, letter  # the next one may be large, too
    return fresh


def _messages(file, account: Account):
    try:
        yield from messages(file)
    except Damaged as damage:
        account.damage = str(damage)


def _letter(raw: RawMessage, account: Account) -> Letter | None:
    if raw.is_foreign:
        account.skipped[FOREIGN] += 1
        return None
    try:
        return parsing.letter(raw.data, raw.envelope_date)
    except parsing.Unreadable as nothing:
        account.skipped[nothing.reason] += 1
    except Exception as error:  # whatever one message does, the others are not to suffer
        account.fail(raw.number, raw.offset, error)
    return None


def _wanted(letter: Letter, seen: Seen, account: Account) -> str | None:
    """What the letter is known by if it is to become a post."""
    if reason := why_not(letter):
        account.skipped[reason] += 1
        return None
    identity = seen.identity_of(letter)
    if identity is None:
        was_here = seen.was_here(letter)
        account.here_before += was_here
        account.twice += not was_here
    return identity


def _kept(identity: str, raw: RawMessage, letter: Letter, when: datetime) -> Kept:
    more = ([SAME_ID] if identity != letter.identity else []) + ([CUT] if raw.cut else [])
    return Kept(identity, raw.number, raw.offset, when, letter, letter.problems + tuple(more))


def _meta(identity: str, letter: Letter, when: datetime) -> Meta:
    found = meta(letter)._replace(date=when)
    return found if identity == letter.identity else found._replace(identity=identity, message_id=None)
