"""What is asked of the full-text index, in the words of either database, and which of two hits is the better one.

The order depends on the hit alone (where the words stand in it, whether as they were typed, and how old it is) and never on how often
a word stands elsewhere: that would tell of places the asker may not see.
"""

from dataclasses import dataclass

from sqlalchemy import case, text

from hub.search.models import PG_VECTOR, Document
from hub.search.words import STEM
from hub.storage.unit import engine


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the forms of each word, the last one also as a beginning; how each was typed, unless it was read generously."""

    words: tuple[tuple[str, ...], ...]
    typed: tuple[str, ...] = ()
    every: bool = True


def is_sqlite() -> bool:
    """Whether the full-text index is SQLite's."""
    return engine().dialect.name == "sqlite"


def fitting(wanted: Wanted):
    """The condition of a hit: all words in one of their forms, or any of them."""
    asked_for = _together(wanted, " AND " if wanted.every else " OR ") if is_sqlite() else _together(wanted, " & " if wanted.every else " | ")
    if is_sqlite():
        return text("search_words MATCH :match").bindparams(match=asked_for)
    return text(f"{PG_VECTOR} @@ to_tsquery('simple', :match)").bindparams(match=asked_for)


def saying(wanted: Wanted):
    """The condition of a hit that holds one of the words in its text, not only in its title."""
    if is_sqlite():
        return text("search_words MATCH :said").bindparams(said=f"body_words : ({_together(wanted, ' OR ')})")
    return text(f"{PG_VECTOR} @@ to_tsquery('simple', :said)").bindparams(said=_together(wanted, " | ", "B"))


def best_first(wanted: Wanted) -> list:
    """How hits are ordered: as typed in the title, as typed side by side, as typed anywhere, only alike; of these titles first, then the newest."""
    conditions = []
    if wanted.typed:
        conditions.append(_within("typed_title", _typed(wanted, " AND ", " & "), in_title=True))
        if len(wanted.typed) > 1:
            conditions.append(_within("typed_phrase", _typed(wanted, " + ", " <-> ")))
        conditions.append(_within("typed", _typed(wanted, " AND ", " & ")))
    level = [case(*((one, number) for number, one in enumerate(conditions)), else_=len(conditions))] if conditions else []
    if not wanted.every:
        counted = [_within(f"word_{number}", _alike(forms, number == len(wanted.words) - 1)) for number, forms in enumerate(wanted.words)]
        level.append(sum(case((one, 1), else_=0) for one in counted).desc())
    titled = case((_within("titled", _together(wanted, _either(" AND ", " & ") if wanted.every else _either(" OR ", " | ")), in_title=True), 0), else_=1)
    return [*level, titled, Document.at.desc(), Document.id.desc()]


def _within(name: str, asked_for: str, in_title: bool = False):
    # By the index once for all hits, not by reading each of them.
    if is_sqlite():
        within = text(f"search_documents.id IN (SELECT rowid FROM search_words WHERE search_words MATCH :{name})")
        return within.bindparams(**{name: f"title_words : ({asked_for})" if in_title else asked_for})
    question = f"to_tsquery('simple', :{name})"
    title = f" AND to_tsvector('simple', title_words) @@ {question}" if in_title else ""
    return text(f"search_documents.id IN (SELECT id FROM search_documents AS other WHERE {PG_VECTOR} @@ {question}{title})").bindparams(**{name: asked_for})


def _together(wanted: Wanted, joined: str, weight: str = "") -> str:
    last = len(wanted.words) - 1
    return joined.join(f"({_alike(forms, number == last, weight)})" for number, forms in enumerate(wanted.words))


def _alike(forms: tuple[str, ...], begins: bool, weight: str = "") -> str:
    """Any of the forms, as a word or as a stem."""
    tokens = [token for form in forms for token in (form, STEM + form)]
    if is_sqlite():
        return " OR ".join(f'"{token}"' + ("*" if begins else "") for token in tokens)
    mark = ("*" if begins else "") + weight
    return " | ".join(f"'{token}'" + (f":{mark}" if mark else "") for token in tokens)


def _typed(wanted: Wanted, on_sqlite: str, on_postgresql: str) -> str:
    return on_sqlite.join(f'"{word}"' for word in wanted.typed) if is_sqlite() else on_postgresql.join(f"'{word}'" for word in wanted.typed)


def _either(on_sqlite: str, on_postgresql: str) -> str:
    return on_sqlite if is_sqlite() else on_postgresql
