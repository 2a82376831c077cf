"""Finding messages of a pair: what is new to one, how they read before, and those in which words stand. None of it is in the site's index."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.accounts.queries import draft_for
from hub.mentorship.models import Mentorship, NoteVersion, PairFile, SharedNote
from hub.notifications.models import Notice
from hub.storage.unit import db
from hub.text.excerpts import excerpt, highlighted, plain

WITH_PARENT = (joinedload(SharedNote.author), joinedload(SharedNote.answers))
MOST_READ, MOST_FOUND = 5_000, 50  # messages a search looks through, the newest; results on its page
LENGTH = 200  # characters shown round the words found
_WROTE = "mentorship:wrote"


@dataclass(frozen=True)
class FoundMessage:
    """A message in which every word stands, with the place in pieces (text, whether it was asked for); it may be the name of a file."""

    note: SharedNote
    pieces: list[tuple[str, bool]]


def draft_place(pair_id: int) -> str:
    """Where what one is typing to the other of a pair is kept, for oneself alone."""
    return f"mentoring:{pair_id}"


def kept_draft(by: By, pair: Mentorship) -> str:
    """What `by` was typing to the other, empty for nothing."""
    kept = draft_for(by, draft_place(pair.id))
    return kept.text if kept else ""


def unread_messages(by: By, pair: Mentorship) -> set[int]:
    """Ids of the messages of the other of which `by` has an unread notice."""
    told = select(Notice.once).where(Notice.person_id == by.id, Notice.read_at.is_(None), Notice.kind == _WROTE, Notice.path == f"/mentoring/{pair.id}")
    return {int(once.rpartition(":")[2]) for once in db.scalars(told)}


def earlier_words(note: SharedNote) -> list[NoteVersion]:
    """How a message read before, newest first."""
    return list(db.scalars(select(NoteVersion).where(NoteVersion.note_id == note.id).order_by(NoteVersion.id.desc())))


def earlier_words_of(note_ids: Collection[int]) -> dict[int, list[NoteVersion]]:
    """Message -> how it read before, oldest first."""
    found: dict[int, list[NoteVersion]] = {}
    for one in db.scalars(select(NoteVersion).where(NoteVersion.note_id.in_(list(note_ids))).order_by(NoteVersion.id)):
        found.setdefault(one.note_id, []).append(one)
    return found


def messages_with(pair: Mentorship, words: str) -> list[FoundMessage]:
    """The messages of a pair in whose text or files' names every one of the words begins a word, newest first; none for no words."""
    wanted = words.split()
    if not wanted:
        return []
    query = select(SharedNote).options(joinedload(SharedNote.author)).where(SharedNote.mentorship_id == pair.id, SharedNote.withdrawn_at.is_(None))
    names = _names_of_files(pair)
    found = []
    for note in db.scalars(query.order_by(SharedNote.id.desc()).limit(MOST_READ)):
        text = "\n".join(filter(None, (plain(note.html), *names.get(note.id, ()))))
        if all(any(hit for _piece, hit in highlighted(text, [word])) for word in wanted):
            found.append(FoundMessage(note, highlighted(excerpt(text, LENGTH, wanted), wanted)))
        if len(found) == MOST_FOUND:
            break
    return found


def _names_of_files(pair: Mentorship) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for note_id, name in db.execute(select(PairFile.note_id, PairFile.name).where(PairFile.mentorship_id == pair.id).order_by(PairFile.id)):
        names.setdefault(note_id, []).append(name)
    return names
