"""Messages between the two, and what each notes for themselves."""

from sqlalchemy import delete

from hub.accounts.actions import drop_draft
from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.models import Mentorship, NoteVersion, PairFile, PrivateNote, SharedNote
from hub.storage import files
from hub.storage.unit import after_commit, db
from hub.text.languages import _
from hub.text.writing import Written

MOST_FILES = 5  # on one message
QUOTA_MB = 200  # of one person in all their pairs


def write(by: By, pair: Mentorship, words: Written, key: str | None = None, uploads=(), *, answers: SharedNote | None = None) -> SharedNote:
    """Write to the other, or send a voice note or files, of one's own or as an answer; it counts as contact. The same key again returns the first."""
    require(rules.may_work(by, pair))
    if earlier := queries.written_with(SharedNote, by, pair, key):
        return earlier
    require(answers is None or answers.mentorship_id == pair.id)
    if answers is not None and answers.withdrawn_at:
        raise Conflict(_("The message you answer was taken back meanwhile. What you wrote is still here; send it as a message of its own."))
    note = _add(SharedNote, by, pair, words, key, is_empty_fine=bool(uploads))
    note.answers_id = answers.id if answers is not None else None
    _hang(by, note, uploads)
    drop_draft(by, queries.draft_place(pair.id))
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
    """Change the words of one's own message; when, and how it read before, is shown to both."""
    require(rules.may_work(by, pair) and note.mentorship_id == pair.id and rules.may_remove_note(by, note) and note.withdrawn_at is None)
    if not words.source.strip():
        raise Invalid(_("Write something first."), "text")
    if words.source != note.source:
        db.add(NoteVersion(note_id=note.id, source=note.source, html=note.html, at=note.changed_at or note.at))
        note.source, note.html, note.changed_at = words.source, words.html, now()
        changed(pair)


def keep(by: By, pair: Mentorship, note: SharedNote, is_kept: bool) -> None:
    """Put a message among the notes of the two, or take it off; either may."""
    require(rules.may_work(by, pair) and note.mentorship_id == pair.id and note.withdrawn_at is None)
    if note.is_kept != is_kept:
        note.is_kept = is_kept
        changed(pair)


def thank(by: By, pair: Mentorship, note: SharedNote, is_thanked: bool = True) -> None:
    """Thank the other for a message, or take the thanks back; twice is once."""
    require(rules.may_thank(by, pair, note))
    if is_thanked and note.thanked_at is None:
        note.thanked_at = now()
        notices.thanked(by, pair, note.id)
        changed(pair)
    elif not is_thanked and note.thanked_at is not None:
        note.thanked_at = None
        changed(pair)


def withdraw_message(by: By, pair: Mentorship, note: SharedNote) -> None:
    """Take one's own message back: its words, earlier words and files are gone for good; that there was one stays. A second time changes nothing."""
    require(rules.is_of_pair(by, pair) and note.mentorship_id == pair.id and rules.may_remove_note(by, note))
    if note.withdrawn_at is not None:
        return
    forget_files(queries.files_of([note.id]))
    db.execute(delete(NoteVersion).where(NoteVersion.note_id == note.id))
    note.source, note.html, note.is_kept, note.thanked_at, note.withdrawn_at = "", "", False, None, now()
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


def make_room(by: By, uploads) -> None:
    """Refuse files that are too many for one message, or too much for what one person may store in pairs, groups and cohorts."""
    if len(uploads) > MOST_FILES:
        raise Invalid(_("At most %(most)s files fit on one message.", most=MOST_FILES), "files")
    room = QUOTA_MB * 1024 * 1024 - (queries.bytes_of(by) if uploads else 0)
    if sum(upload.bytes for upload in uploads) > room:
        raise Invalid(_("Your %(quota)s MB are used up. Remove old files first, or share a link instead.", quota=QUOTA_MB), "files")


def _hang(by: By, note: SharedNote, uploads) -> None:
    make_room(by, uploads)
    db.add_all(PairFile(mentorship_id=note.mentorship_id, note_id=note.id, owner_id=by.id, made_at=now(), **upload.facts()) for upload in uploads)
    db.flush()


def _add(kind, by: By, pair: Mentorship, words: Written, key: str | None, *, is_empty_fine: bool = False):
    if not words.source.strip() and not is_empty_fine:
        raise Invalid(_("Write something first."), "text")
    note = kind(mentorship_id=pair.id, author_id=by.id, source=words.source, html=words.html, at=now(), client_key=key)
    db.add(note)
    db.flush()
    return note
