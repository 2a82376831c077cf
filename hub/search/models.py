"""The search index: one row a findable thing, the full-text tables of either database, and the words known."""

from sqlalchemy import DDL, Index, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from hub.clock import now
from hub.storage.model import Base, BigId, Id, Moment

KINDS = ("community", "thread", "post", "notes", "live", "said", "person", "mentor")
AUDIENCES = ("everyone", "people", "community", "nobody")

PG_VECTOR = "(setweight(to_tsvector('simple', title_words), 'A') || setweight(to_tsvector('simple', body_words), 'B'))"
SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title_words, body_words, content='search_documents', "
    "content_rowid='id', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)
PG_INDEX = f"CREATE INDEX ix_search_words ON search_documents USING gin ({PG_VECTOR})"


class Document(Base):
    """One findable thing, who may find it, its text for excerpts, its words and their stems for matching."""

    __tablename__ = "search_documents"
    __table_args__ = (
        UniqueConstraint("kind", "ref_id"),
        Index("ix_search_documents_community_id", "community_id"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(20))
    ref_id: Mapped[int] = mapped_column(BigId)
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(5), default="en")
    path: Mapped[str] = mapped_column(String(300))
    audience: Mapped[str] = mapped_column(String(10))
    community_id: Mapped[int | None] = mapped_column(BigId)
    person_id: Mapped[int | None] = mapped_column(BigId)
    at: Mapped[Moment] = mapped_column(default=now)
    title_words: Mapped[str] = mapped_column(Text, default="")
    body_words: Mapped[str] = mapped_column(Text, default="")


class Term(Base):
    """A word that stands in some document, also backwards, so that a word with one wrong letter finds its neighbours."""

    __tablename__ = "search_terms"

    term: Mapped[str] = mapped_column(String(40), primary_key=True)
    backwards: Mapped[str] = mapped_column(String(40), index=True)


event.listen(Document.__table__, "after_create", DDL(SQLITE_INDEX).execute_if(dialect="sqlite"))
event.listen(Document.__table__, "before_drop", DDL("DROP TABLE IF EXISTS search_words").execute_if(dialect="sqlite"))
event.listen(Document.__table__, "after_create", DDL(PG_INDEX).execute_if(dialect="postgresql"))
event.listen(
    Term.__table__, "after_create",
    # prefixes are looked up by range; a linguistic collation would order them otherwise
    DDL("ALTER TABLE search_terms ALTER term TYPE varchar(40) COLLATE \"C\", ALTER backwards TYPE varchar(40) COLLATE \"C\"").execute_if(dialect="postgresql"),
)
