"""The second pass: letters become posts, a batch a transaction; where one fails, the others are written one by one."""

from sqlalchemy.exc import IntegrityError

from hub.accounts.by import By
from hub.audit.actions import record
from hub.communities.models import Community
from hub.discussions.importing.filling import Filling, Run
from hub.discussions.importing.preparing import Ready
from hub.discussions.importing.sorting import Newcomer
from hub.discussions.queries import importing as mails
from hub.errors import Busy
from hub.storage.unit import db, unit_of_work


def write(run: Run, batch: list[tuple[Newcomer, Ready]]) -> None:
    """Write the letters; one that cannot be written is named in the account, and nothing of it stays."""
    waiting = list(batch)
    try:
        try:
            _together(run, waiting)
            waiting.clear()
        except Busy:
            raise
        except Exception:
            while waiting:
                _alone(run, waiting[0])
                waiting.pop(0)
    finally:
        for _newcomer, ready in waiting:
            ready.discard()


def finish(by: By, run: Run, is_founded: bool) -> None:
    """Note the import in the log, and when something was last said in the community."""
    tally = run.account
    if not tally.posts:
        return
    with unit_of_work():
        community = db.get(Community, run.community_id)
        community.active_at = run.newest if is_founded else max(community.active_at, run.newest)
        record(by, "imported", community, posts=tally.posts, threads=tally.threads, people=tally.people)


def _together(run: Run, batch: list[tuple[Newcomer, Ready]]) -> None:
    with unit_of_work():
        filling = Filling(run)
        for newcomer, ready in batch:
            filling.add(newcomer, ready)
        filling.settle()
    filling.keep()


def _alone(run: Run, one: tuple[Newcomer, Ready]) -> None:
    try:
        _together(run, [one])
    except Busy:
        raise
    except Exception as error:  # whatever one letter does, the others are not to suffer
        one[1].discard()
        kept = one[1].kept
        if isinstance(error, IntegrityError) and _has_come(run, kept.identity):
            run.account.here_before += 1  # another import of the same archive was faster
        else:
            run.account.fail(kept.number, kept.offset, error)


def _has_come(run: Run, identity: str) -> bool:
    with unit_of_work(write=False):
        return mails.has_mail(run.community_id, identity)
