"""Keeping the index in step with what it finds, in the same unit of work."""

import re

from sqlalchemy import text, update

from hub.clock import now
from hub.search.levels import is_sqlite
from hub.search.models import Document, Term
from hub.search.queries import document
from hub.search.words import LONGEST_WORD, STEM, names_of, sounds_of, words_of
from hub.storage.adding import add_new
from hub.storage.unit import db

LONGEST_BODY = 20_000  # characters; a longer post is found by its beginning
LONGEST_TITLE = 300
SHORTEST_TERM = 4  # shorter words have too many neighbours to be corrected
_WORD = re.compile(r"[^\W\d_]+$")


def put(kind: str, ref_id: int, *, title: str, body: str = "", language: str = "en", path: str, audience: str,
        community_id: int | None = None, person_id: int | None = None, at=None, by_title: bool = True) -> None:
    """Make a thing findable, or renew it; `audience` is everyone, people, community (of community_id) or nobody.

    `by_title`: its title's words find it too; not where many things bear the title of what they are a part of.
    """
    found = document(kind, ref_id)
    if found is not None:
        _take_out(found)
    found = found or Document(kind=kind, ref_id=ref_id)
    found.title, found.body, found.language = title[:LONGEST_TITLE], body[:LONGEST_BODY], language[:5]
    found.path, found.audience = path, audience
    found.community_id, found.person_id, found.at = community_id, person_id, at or now()
    db.add(found)
    _word(found, language, by_title)


def renew(documents: list[Document]) -> None:
    """Find the words of things anew in what is kept of them: for an index of an older hub."""
    for found in documents:
        by_title = bool(found.title_words)
        _take_out(found)
        _word(found, found.language, by_title)


def drop(kind: str, ref_id: int) -> None:
    """Make a thing unfindable; no error if it was not findable."""
    found = document(kind, ref_id)
    if found is not None:
        _take_out(found)
        db.delete(found)
        db.flush()


def readdress(community_id: int, audience: str) -> None:
    """Give everything of a community another audience (its access has changed)."""
    db.execute(
        update(Document).where(Document.community_id == community_id, Document.audience != "nobody", Document.kind != "community")
        .values(audience=audience)
    )


def _word(found: Document, language: str, by_title: bool) -> None:
    titled, bodied = words_of(found.title, language) if by_title else [], words_of(found.body, language)
    found.title_words = " ".join([*titled, *(sounds_of(found.title) if by_title else ())])
    found.body_words = " ".join([*bodied, *names_of(found.body)])
    db.flush()
    _put_in(found)
    _learn({word.removeprefix(STEM) for word in (*titled, *bodied)})


def _put_in(found: Document) -> None:
    if is_sqlite():
        db.execute(
            text("insert into search_words(rowid, title_words, body_words) values (:id, :title, :body)"),
            {"id": found.id, "title": found.title_words, "body": found.body_words},
        )


def _take_out(found: Document) -> None:
    # FTS5 with outside content must be told the very words it is to forget.
    if is_sqlite():
        db.execute(
            text("insert into search_words(search_words, rowid, title_words, body_words) values ('delete', :id, :title, :body)"),
            {"id": found.id, "title": found.title_words, "body": found.body_words},
        )


def _learn(words: set[str]) -> None:
    rows = [{"term": word, "backwards": word[::-1]} for word in sorted(words) if SHORTEST_TERM <= len(word) <= LONGEST_WORD and _WORD.match(word)]
    if rows:
        db.execute(add_new(Term), rows)
