"""Finding words in what one may see: exact stems first, then one wrong letter, then what sounds alike."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import case, column, or_, select, table

from hub.search.gathering import Gathered, Hit, cut, each_alone, gathered
from hub.search.levels import Wanted, best_first, fitting, is_sqlite, saying
from hub.search.models import Document, Term
from hub.search.words import LONGEST_WORD, Asked, asked, one_letter_apart
from hub.storage.unit import db
from hub.text.excerpts import excerpt, highlighted

PAGE = 20
MOST_PAGES = 25  # nobody reads further; it also bounds what one request may cost
MOST_NEIGHBOURS = 200  # words one letter apart from one; a vocabulary has some dozens of them at most
EXCERPT = 240  # characters around the first word found
MOST_HITS = PAGE * MOST_PAGES
FTS = table("search_words", column("rowid"))
# Posts and what was said stand to the right; of them only their thread, or their session, matters here.
_posts = table("posts", column("id"), column("thread_id"))
_passages = table("replay_passages", column("id"), column("live_id"))


@dataclass(frozen=True)
class Asker:
    """As much of the person asking as the index needs."""

    is_signed_in: bool = False
    community_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Found:
    """One result; title and excerpt are pieces (text, whether it was asked for), to be escaped by the page.

    What else was found in the same thread are `others`, of which `more` are only counted.
    """

    kind: str
    ref_id: int
    path: str
    title: list[tuple[str, bool]]
    excerpt: list[tuple[str, bool]]
    at: datetime
    community_id: int | None
    person_id: int | None
    language: str
    thread_id: int | None = None
    others: tuple["Found", ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Results:
    """A page of results; `loosened` says that words had to be read generously."""

    rows: list[Found] = field(default_factory=list)
    has_more: bool = False
    loosened: bool = False


def document(kind: str, ref_id: int) -> Document | None:
    """The index row of a thing."""
    return db.scalar(select(Document).where(Document.kind == kind, Document.ref_id == ref_id))


def documents_after(id: int, count: int) -> list[Document]:
    """The next rows of the index in the order of their ids."""
    return list(db.scalars(select(Document).where(Document.id > id).order_by(Document.id).limit(count)))


def found(asker: Asker, question: str, *, language: str = "en", kind: str = "", community_id: int | None = None,
          thread_id: int | None = None, page: int = 1) -> Results:
    """The best things for a question among those the asker may see, 20 a page, a thread with its posts as one.

    Words are read generously only if nothing fits exactly. Of one thread (`thread_id`) each post stands alone.
    """
    words = asked(question, language)
    if not words:
        return Results()
    page = max(1, min(page, MOST_PAGES))
    scope = _scope(asker, kind, community_id, thread_id)
    wanted = Wanted(tuple(word.forms for word in words), tuple(word.word[:LONGEST_WORD] for word in words))
    hits = _matches(wanted, scope)
    generous = not hits
    if generous:
        wanted, hits = _generously(words, scope)
    groups = each_alone(hits, _saying([hit.id for hit in hits], wanted)) if thread_id else gathered(hits)
    shown = groups[(page - 1) * PAGE : page * PAGE]
    said = _saying([id for group in shown for id in group.ids if len(group.ids) > 1], wanted)
    rows = _drawn([cut(group, said) for group in shown], [form for word in wanted.words for form in word])
    return Results(rows, len(groups) > page * PAGE and page < MOST_PAGES, generous and bool(rows))


def _generously(words: list[Asked], scope: list) -> tuple[Wanted, list[Hit]]:
    wanted = Wanted(tuple(near for word in words if (near := _loosened(word, scope))))
    if not wanted.words:
        return wanted, []
    return wanted, _matches(wanted, scope) or _matches(replace(wanted, every=False), scope)


def _scope(asker: Asker, kind: str, community_id: int | None, thread_id: int | None) -> list:
    seen = [Document.audience == "everyone"]
    if asker.is_signed_in:
        seen.append(Document.audience == "people")
    if asker.community_ids:
        seen.append((Document.audience == "community") & Document.community_id.in_(asker.community_ids))
    scope = [or_(*seen)]
    if kind:
        scope.append(Document.kind == kind)
    if community_id is not None:
        scope.append(Document.community_id == community_id)
    if thread_id is not None:
        scope.append(_thread_of_hit() == thread_id)
    return scope


def _thread_of_hit():
    of_post = select(_posts.c.thread_id).where(_posts.c.id == Document.ref_id).correlate(Document.__table__).scalar_subquery()
    return case((Document.kind == "thread", Document.ref_id), (Document.kind == "post", of_post))


def _live_of_hit():
    return select(_passages.c.live_id).where(Document.kind == "said", _passages.c.id == Document.ref_id).correlate(Document.__table__).scalar_subquery()


def _matches(wanted: Wanted, scope: list) -> list[Hit]:
    ids = list(db.scalars(_hits(wanted, scope).order_by(*best_first(wanted)).limit(MOST_HITS)))
    facts = {row[0]: Hit(*row) for row in db.execute(
        select(Document.id, Document.kind, _thread_of_hit(), _live_of_hit()).where(Document.id.in_(ids))
    )} if ids else {}
    return [facts[id] for id in ids]


def _hits(wanted: Wanted, scope: list):
    hits = select(Document.id).where(fitting(wanted), *scope)
    return hits.join(FTS, FTS.c.rowid == Document.id) if is_sqlite() else hits


def _is_found(forms: tuple[str, ...], scope: list) -> bool:
    return db.scalar(_hits(Wanted((forms,)), scope).limit(1)) is not None


def _saying(ids: list[int], wanted: Wanted) -> set[int]:
    """Those of the documents that hold one of the words in their text, not only in their title."""
    if not ids:
        return set()
    number = FTS.c.rowid if is_sqlite() else Document.id
    return set(db.scalars(select(number).where(saying(wanted), number.in_(ids))))


def _drawn(groups: list[Gathered], shown: list[str]) -> list[Found]:
    wanted = [id for group in groups for id in group.ids]
    rows = {row.id: _as_found(row, shown) for row in db.scalars(select(Document).where(Document.id.in_(wanted)))} if wanted else {}
    return [_as_one(group, [rows[id] for id in group.ids]) for group in groups]


def _as_one(group: Gathered, found: list[Found]) -> Found:
    first, *others = found
    telling = [one for one in others if any(asked_for for _words, asked_for in one.excerpt)]
    return replace(first, thread_id=group.thread_id, others=tuple(telling), more=group.more + len(others) - len(telling))


def _loosened(word: Asked, scope: list) -> tuple[str, ...]:
    if _is_found(word.forms, scope):
        return word.forms
    near = dict.fromkeys(term for form in (word.word, *word.forms) for term in _neighbours(form))
    # All of them: were only the first few tried, words of places the asker may not see would crowd out what they may.
    close = tuple(term for term in near if term not in word.forms)
    if close and _is_found(close, scope):
        return close
    return word.sounds if word.sounds and _is_found(word.sounds, scope) else ()


def _neighbours(word: str) -> list[str]:
    if not 4 <= len(word) <= LONGEST_WORD:
        return []
    # One wrong letter leaves the beginning or the end of a word untouched: look up both halves by range.
    half = (len(word) - 1) // 2
    begun = _terms_from(Term.term, word, half)
    ended = _terms_from(Term.backwards, word[::-1], half)
    return [term for term in dict.fromkeys(begun + ended) if one_letter_apart(word, term)]


def _terms_from(column, word: str, half: int) -> list[str]:
    """Known words that begin (or end, spelt backwards) like `word` and may be one letter apart from it."""
    kept, rest = word[:half], word[half:]
    shapes = {f"{rest[:at]}{one}{rest[at + skipped:]}" for at in range(len(rest) + 1) for one, skipped in (("_", 1), ("", 1), ("_", 0))}
    swapped = {rest[:at] + rest[at + 1] + rest[at] + rest[at + 2:] for at in range(len(rest) - 1)}
    alike = or_(*(column.like(kept + shape) for shape in sorted(shapes | swapped)))
    return list(db.scalars(select(Term.term).where(column >= kept, column < kept + "\U0010ffff", alike).order_by(Term.term).limit(MOST_NEIGHBOURS)))


def _as_found(row: Document, shown: list[str]) -> Found:
    return Found(
        row.kind, row.ref_id, row.path, highlighted(row.title, shown), highlighted(excerpt(row.body, EXCERPT, around=shown), shown),
        row.at, row.community_id, row.person_id, row.language,
    )
