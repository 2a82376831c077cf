"""The numbered facts of a room."""

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from hub.errors import NotFound
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.storage.unit import db

FACTS_AT_ONCE = 500  # a page of missed facts; the client asks on
LINES_AT_ONCE = 50


def fact_of_client(live_id: int, person_id: int | None, client_id: str | None) -> Fact | None:
    """What a person's earlier sending under this key has become."""
    if not client_id:
        return None
    return db.scalar(
        select(Fact).options(joinedload(Fact.by))
        .where(Fact.live_id == live_id, Fact.by_id == person_id, Fact.client_id == client_id)
    )


def facts_after(live_id: int, seq: int) -> list[Fact]:
    """The next page of facts after a number, in order."""
    return list(db.scalars(
        select(Fact).options(joinedload(Fact.by)).where(Fact.live_id == live_id, Fact.seq > seq).order_by(Fact.seq).limit(FACTS_AT_ONCE)
    ))


def is_done_since(live_id: int, seq: int, kinds: tuple[str, ...]) -> bool:
    """Whether any fact of these kinds came after a number."""
    return db.scalar(select(exists().where(Fact.live_id == live_id, Fact.seq > seq, Fact.kind.in_(kinds))))


def lines_before(live_id: int, seq: int | None = None, count: int = LINES_AT_ONCE) -> list[Fact]:
    """The last chat lines before a number (or of all), in reading order."""
    query = select(Fact).options(joinedload(Fact.by)).where(Fact.live_id == live_id, Fact.kind == "chat:said")
    if seq is not None:
        query = query.where(Fact.seq < seq)
    return list(db.scalars(query.order_by(Fact.seq.desc()).limit(count)))[::-1]


def all_chat(live_id: int) -> list[Fact]:
    """Every line that is not hidden, in order."""
    return list(db.scalars(
        select(Fact).where(Fact.live_id == live_id, Fact.kind == "chat:said", Fact.hidden_at.is_(None)).order_by(Fact.seq)
    ))


def pointed_in(live_id: int) -> list[Fact]:
    """When which point of the agenda was set, in order."""
    return list(db.scalars(select(Fact).where(Fact.live_id == live_id, Fact.kind == "agenda:pointed").order_by(Fact.seq)))


def present_chat_line(seat: Seat, seq: int) -> Fact:
    """The line of that number, or NotFound if there is none or it is hidden already."""
    found = db.scalar(
        select(Fact).options(joinedload(Fact.by))
        .where(Fact.live_id == seat.live.id, Fact.seq == seq, Fact.kind == "chat:said", Fact.hidden_at.is_(None))
    )
    if found is None:
        raise NotFound()
    return found


def any_line(fact_id: int) -> Fact | None:
    """A chat line by its own number, with its author, hidden or not; for those who judge reports."""
    return db.scalar(select(Fact).options(joinedload(Fact.by)).where(Fact.id == fact_id, Fact.kind == "chat:said"))


def note_facts_since(live_id: int, count: int) -> list[Fact]:
    """The last `count` edits of the notes, newest first."""
    return list(db.scalars(
        select(Fact).where(Fact.live_id == live_id, Fact.kind == "notes:changed").order_by(Fact.seq.desc()).limit(count)
    ))
