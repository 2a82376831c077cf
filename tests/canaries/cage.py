"""Canaries: random words, each with those who may meet it, put into every text column of a row."""

import re
import secrets
from dataclasses import dataclass, field

from sqlalchemy import JSON, String, Text
from sqlalchemy import inspect as inspected

from hub.storage.unit import db

WORD = re.compile("(?=(zq[0-9a-f]{12}))")  # a canary wherever it begins, inside another too
BAIT = "quibblestone"  # stands in every private text: what an outsider would search for
# Columns that hold words of the house, keys or names of stored files: nobody wrote them, or another check watches them.
OURS = {
    "state", "kind", "access", "role", "audience", "language", "zone", "following", "reason", "outcome", "thing_kind", "thing_id", "verb", "purpose",
    "theme", "connection", "organisation_kind", "country", "sector", "shown_to", "levels", "languages", "wanted_mix", "channels", "way", "content_type",
    "path", "token_hash", "stored", "raw_file", "fingerprint", "handle", "slug", "uid", "client_key", "client_id", "paused_why", "once", "mail", "digest",
    "silenced", "thread_ref", "message_ref", "message_id", "headers", "term", "backwards", "key", "name_of_job", "to_address", "title_words", "body_words",
    "place", "rule", "told_as",
}


@dataclass
class Cage:
    """All canaries let out in a world: word -> (what it stands for, who may meet it)."""

    readers: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    columns: set[tuple[str, str]] = field(default_factory=set)

    def word(self, place: str, *readers: str) -> str:
        """A new canary for a place, which these of the world may meet."""
        canary = f"zq{secrets.token_hex(6)}"
        self.readers[canary], self.places[canary] = frozenset(readers), place
        return canary

    def text(self, place: str, *readers: str) -> str:
        """A sentence with a canary and the bait."""
        return f"{BAIT} {self.word(place, *readers)}"

    def let_into(self, row, *readers: str, besides=()) -> None:
        """Put a canary into each text column of a row that people fill and none sits in yet."""
        row = db.merge(row, load=True) if row not in db else row
        for column in inspected(type(row)).columns:
            value = getattr(row, column.key)
            if not isinstance(column.type, (String, Text, JSON)) or column.key in OURS or column.key in besides:
                continue
            self.columns.add((column.table.name, column.key))
            if not self._sits_in(value):
                setattr(row, column.key, self._filled(f"{column.table.name}.{column.key}", value, readers, column))
        db.flush()

    def _sits_in(self, value) -> bool:
        return bool(self.words_in(str(value)))

    def words_in(self, text: str) -> set[str]:
        """The canaries of this cage that sing in a text."""
        return {word for start in WORD.finditer(text) if (word := start[1]) in self.readers}

    def _filled(self, place: str, value, readers, column):
        text = self.text(place, *readers)
        if isinstance(column.type, JSON):
            return {**(value or {}), "words": text} if isinstance(value, dict) else [*(value or []), text]
        return f"<p>{text}</p>" if column.key.endswith("html") else text

    def met_by(self, who: str, heard: str, asked: str = "") -> list[str]:
        """The places of canaries in `heard` that `who` must not meet; those they said themselves do not count."""
        return sorted({
            self.places[canary] for canary in self.words_in(heard) if who not in self.readers[canary] and canary not in asked
        })
