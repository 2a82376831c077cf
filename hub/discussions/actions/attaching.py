"""Files: set aside when uploaded, hung on a post when it is made, removed with it."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.discussions import queries
from hub.discussions.models import Attachment, Post
from hub.discussions.uploads import Upload
from hub.errors import Forbidden, Invalid, require
from hub.storage import files
from hub.storage.unit import after_commit, db
from hub.text.languages import _

MOST_FILES = 10  # on one post
QUOTA_MB = 500  # of one person; a working group's papers of some years, and no film archive
WAITING = timedelta(hours=20)  # an uploaded file that was never posted is gone within a day


def set_aside(by: By, uploads: list[Upload]) -> list[Attachment]:
    """Stored uploads as files of `by` that wait for their post; Invalid, and nothing kept, when they have stored too much."""
    require(by.is_active)
    queries.hold_person(by.id)
    room = QUOTA_MB * 1024 * 1024 - queries.bytes_of(by.id)
    if sum(upload.bytes for upload in uploads) > room:
        raise Invalid(_("Your %(quota)s MB are used up. Withdraw old files first, or share a link instead.", quota=QUOTA_MB), "files")
    made = [Attachment(owner_id=by.id, **upload.facts()) for upload in uploads]
    db.add_all(made)
    db.flush()
    return made


def hang(by: By, post: Post, ids) -> None:
    """Hang files of `by` that wait for a post on this one; ids of other people's files are nobody's."""
    waiting = queries.waiting_of(by.id, ids)
    if len(waiting) + post.files_count > MOST_FILES:
        raise Invalid(_("At most %(most)s files fit on one post.", most=MOST_FILES), "files")
    for file in waiting:
        file.post_id = post.id
    post.files_count += len(waiting)


def take_off(by: By, post: Post, ids) -> None:
    """Remove some files of a post for good; only for those who may edit it (the caller asked)."""
    if post.author_id != by.id:
        raise Forbidden()
    for file in queries.attachments_of([post.id]):
        if file.id in ids:
            _remove(file)
            post.files_count -= 1


def remove_all(post: Post) -> None:
    """Remove every file of a post for good, once this is committed, and the raw mail it came from."""
    for file in queries.attachments_of([post.id]):
        _remove(file)
    post.files_count = 0
    if (mail := queries.mail_of(post.id)) and mail.raw_file:
        name, mail.raw_file, mail.raw_bytes, mail.subject = mail.raw_file, "", 0, ""
        after_commit(lambda: files.remove(name))


def clear_away() -> int:
    """Remove files that waited too long for a post; returns how many."""
    stale = queries.waiting_since(now() - WAITING)
    for file in stale:
        _remove(file)
    return len(stale)


def _remove(file: Attachment) -> None:
    name = file.stored
    db.delete(file)
    after_commit(lambda: files.remove(name))
