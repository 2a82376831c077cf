"""Every SELECT about captions; the lines are facts of their session."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.captions.lines import KEPT
from hub.live.models import Fact
from hub.storage.unit import db

AT_ONCE = 50
MOST = 5_000  # lines of a session; four hours of typing without a pause
_LANGUAGE = Fact.data["lang"].as_string()


def last_lines(live_id: int, count: int = KEPT) -> list[Fact]:
    """The last lines of each language, in the order of their numbers."""
    place = func.row_number().over(partition_by=_LANGUAGE, order_by=Fact.seq.desc()).label("place")
    ranked = select(Fact.id, place).where(*_of(live_id)).subquery()
    return list(db.scalars(select(Fact).join(ranked, ranked.c.id == Fact.id).where(ranked.c.place <= count).order_by(Fact.seq)))


def lines_before(live_id: int, language: str, seq: int | None = None, count: int = AT_ONCE) -> list[Fact]:
    """The last lines of a language before a number (or of all), in reading order."""
    query = select(Fact).where(*_of(live_id), language == _LANGUAGE)
    if seq is not None:
        query = query.where(Fact.seq < seq)
    return list(db.scalars(query.order_by(Fact.seq.desc()).limit(count)))[::-1]


def all_lines(live_id: int, language: str | None = None) -> list[Fact]:
    """Every line of a session, or of one language of it, in the order in which they were typed."""
    query = select(Fact).where(*_of(live_id))
    if language is not None:
        query = query.where(language == _LANGUAGE)
    return list(db.scalars(query.order_by(Fact.seq).limit(MOST)))


def languages_of(live_id: int) -> list[str]:
    """The languages in which anything was typed, the first begun first."""
    return list(db.scalars(select(_LANGUAGE).where(*_of(live_id)).group_by(_LANGUAGE).order_by(func.min(Fact.seq))))


def line_of(live_id: int, seq: int) -> Fact | None:
    """The line of that number, with who typed it."""
    return db.scalar(select(Fact).options(joinedload(Fact.by)).where(*_of(live_id), Fact.seq == seq))


def last_line(live_id: int, language: str) -> Fact | None:
    """The last line of a language."""
    return next(iter(lines_before(live_id, language, count=1)), None)


def _of(live_id: int) -> tuple:
    return Fact.live_id == live_id, Fact.kind == "caption:said"
