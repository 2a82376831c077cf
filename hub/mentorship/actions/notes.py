"""Messages between the two, and what each notes for themselves."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import notices, queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.models import Mentorship, PrivateNote, SharedNote
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.writing import Written


def write(by: By, pair: Mentorship, words: Written, key: str | None = None) -> SharedNote:
    """Write to the other; it counts as contact. The same key again returns the first message."""
    require(rules.may_work(by, pair))
    if earlier := queries.written_with(SharedNote, by, pair, key):
        return earlier
    note = _add(SharedNote, by, pair, words, key)
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


def remove_message(by: By, pair: Mentorship, note: SharedNote) -> None:
    """Remove one's own message."""
    require(rules.is_of_pair(by, pair) and rules.may_remove_note(by, note))
    db.delete(note)
    changed(pair)


def remove_note(by: By, note: PrivateNote) -> None:
    """Remove one's own private note."""
    require(rules.may_remove_note(by, note))
    db.delete(note)


def _add(kind, by: By, pair: Mentorship, words: Written, key: str | None):
    if not words.source.strip():
        raise Invalid(_("Write something first."), "text")
    note = kind(mentorship_id=pair.id, author_id=by.id, source=words.source, html=words.html, at=now(), client_key=key)
    db.add(note)
    db.flush()
    return note
