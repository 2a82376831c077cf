"""Messages between the two, and what each notes for themselves."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.models import Mentorship, PairFile, PrivateNote, SharedNote
from hub.storage import files
from hub.storage.unit import after_commit, db
from hub.text.languages import _
from hub.text.writing import Written

MOST_FILES = 5  # on one message
QUOTA_MB = 200  # of one person in all their pairs


def write(by: By, pair: Mentorship, words: Written, key: str | None = None, uploads=()) -> SharedNote:
    """Write to the other, or send a voice note or files; it counts as contact. The same key again returns the first message."""
    require(rules.may_work(by, pair))
    if earlier := queries.written_with(SharedNote, by, pair, key):
        return earlier
    note = _add(SharedNote, by, pair, words, key, is_empty_fine=bool(uploads))
    _hang(by, note, uploads)
    pair.contact_at = max(pair.contact_at or note.at, note.at)
    notices.wrote(by, pair, note.id)
    changed(pair)
    return note


def note_privately(by: By, pair: Mentorship, words: Written, key: str | None = None) -> PrivateNote:
    """Keep a note that nobody else reads; nobody is told, no page of the other changes."""
    require(rules.may_note(by, pair))
    if earlier := queries.written_with(PrivateNote, by, pair, key):
        return earlier
    return _add(PrivateNote, by, pair, words, key)


def rewrite(by: By, pair: Mentorship, note: SharedNote, words: Written) -> None:
    """Change the words of one's own message; when is shown to both."""
    require(rules.may_work(by, pair) and note.mentorship_id == pair.id and rules.may_remove_note(by, note))
    if not words.source.strip():
        raise Invalid(_("Write something first."), "text")
    if words.source != note.source:
        note.source, note.html, note.changed_at = words.source, words.html, now()
        changed(pair)


def keep(by: By, pair: Mentorship, note: SharedNote, is_kept: bool) -> None:
    """Put a message among the notes of the two, or take it off; either may."""
    require(rules.may_work(by, pair) and note.mentorship_id == pair.id)
    if note.is_kept != is_kept:
        note.is_kept = is_kept
        changed(pair)


def remove_message(by: By, pair: Mentorship, note: SharedNote) -> None:
    """Remove one's own message, with its files."""
    require(rules.is_of_pair(by, pair) and rules.may_remove_note(by, note))
    forget_files(queries.files_of([note.id]))
    db.delete(note)
    changed(pair)


def forget_files(found) -> None:
    """Delete files for good, from the disk once this is committed."""
    for file in found:
        name = file.stored
        db.delete(file)
        after_commit(lambda name=name: files.remove(name))


def remove_note(by: By, note: PrivateNote) -> None:
    """Remove one's own private note."""
    require(rules.may_remove_note(by, note))
    db.delete(note)


def _hang(by: By, note: SharedNote, uploads) -> None:
    if len(uploads) > MOST_FILES:
        raise Invalid(_("At most %(most)s files fit on one message.", most=MOST_FILES), "files")
    room = QUOTA_MB * 1024 * 1024 - (queries.bytes_of(by) if uploads else 0)
    if sum(upload.bytes for upload in uploads) > room:
        raise Invalid(_("Your %(quota)s MB are used up. Remove old files first, or share a link instead.", quota=QUOTA_MB), "files")
    db.add_all(PairFile(mentorship_id=note.mentorship_id, note_id=note.id, owner_id=by.id, made_at=now(), **upload.facts()) for upload in uploads)
    db.flush()


def _add(kind, by: By, pair: Mentorship, words: Written, key: str | None, *, is_empty_fine: bool = False):
    if not words.source.strip() and not is_empty_fine:
        raise Invalid(_("Write something first."), "text")
    note = kind(mentorship_id=pair.id, author_id=by.id, source=words.source, html=words.html, at=now(), client_key=key)
    db.add(note)
    db.flush()
    return note
