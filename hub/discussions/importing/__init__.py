"""Real discussions brought in: a mailing-list archive becomes threads, exactly once, however often it is read."""

import os
import tempfile
from collections.abc import Callable
from itertools import islice

from hub.accounts.by import By
from hub.discussions.importing import places, reading, writing
from hub.discussions.importing.account import Account
from hub.discussions.importing.filling import Run
from hub.discussions.importing.places import Wishes
from hub.discussions.importing.preparing import prepared
from hub.discussions.importing.sorting import Newcomer, newcomers
from hub.discussions.importing.spool import Spool
from hub.discussions.queries import importing as queries
from hub.errors import Invalid, require
from hub.mail.threading import threads
from hub.storage import files
from hub.storage.unit import unit_of_work

AT_ONCE = 25  # letters one transaction writes: the site's own writers wait no longer than a fraction of a second
TELL_EVERY = 500

__all__ = ["Account", "Wishes", "import_archive"]


def import_archive(by: By, file: str | os.PathLike, slug: str, wishes: Wishes = Wishes(), progress: Callable[[str], None] = print) -> Account:
    """Turn an mbox archive (also gzip, bzip2, xz) or a folder of mails into threads of the community, founded if needed; outside any unit of work.

    Nobody is told, nothing becomes unread. What was brought in before is left alone. Invalid, with nothing written, where the
    community cannot be founded as wished; Invalid in the middle when the disk is full: what was written stays, and the same
    call goes on from there.
    """
    require(by.is_house)
    account = Account(os.path.basename(os.fspath(file).rstrip(os.sep)))
    with unit_of_work(write=False):
        community_id = places.sought(by, slug, wishes)
        known = queries.mails_of(community_id) if community_id else []
    with tempfile.TemporaryFile(dir=wishes.scratch, prefix="import-") as drawer:
        spool = Spool(drawer)
        fresh = reading.read(file, known, spool, account, progress)
        _require_letters(account)
        if fresh:
            _write(by, community_id, (slug, known, fresh, spool), (account, wishes, progress))
        if fresh or community_id:
            account.place = places.whereabouts(by, slug)
    return account


def _write(by: By, community_id: int | None, letters, telling) -> None:
    slug, known, fresh, spool = letters
    account, wishes, progress = telling
    run = Run(community_id or places.founded(by, slug, wishes), {mail.meta.identity: (mail.post_id, mail.thread_id) for mail in known}, account)
    trees = threads([*(mail.meta for mail in known), *fresh])
    waiting, done = newcomers(trees, run.posted, {meta.identity for meta in fresh}), 0
    while batch := list(islice(waiting, AT_ONCE)):
        _need_room()
        ready = [(one, made) for one in batch if (made := _ready(one, spool, wishes.language, account)) is not None]
        writing.write(run, ready)
        done += len(batch)
        if done % TELL_EVERY < AT_ONCE:
            progress(f"… {done} of {len(fresh)} letters written")
    writing.finish(by, run, community_id is None)


def _ready(one: Newcomer, spool: Spool, language: str, account: Account):
    """The letter with everything slow done, or None where it cannot be; then nothing of it is kept."""
    kept = spool.take(one.identity)
    try:
        return prepared(kept, spool.raw(one.identity), language)
    except Invalid:
        raise
    except Exception as error:  # whatever one letter does, the others are not to suffer
        account.fail(kept.number, kept.offset, error)
        return None


def _require_letters(account: Account) -> None:
    """Refuse what is no archive at all, in one plain line."""
    if not account.read:
        raise Invalid(f"{account.archive} {account.damage and 'cannot be unpacked' or 'holds no letters: it is empty'}. Nothing was written.")
    if account.skipped[reading.FOREIGN] == account.read:
        raise Invalid(
            f"{account.archive} is no archive of mails: it has no separator lines (“From …”), and no letter with From and Date begins it. Nothing was written."
        )


def _need_room() -> None:
    if files.free_share() < files.LEAST_FREE:
        raise Invalid("The disk is nearly full. What was imported so far is kept; make room and run the same command again.")
