"""What goes with a meeting: the facts its points are timed by, its link elsewhere, and what people said about being recorded."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.errors import require
from hub.live.models import Consent, Fact, LiveSession
from hub.live.rules import Seat, may_host
from hub.live.timing import KINDS
from hub.storage.unit import db


def timing_facts(live_id: int) -> list[Fact]:
    """The facts by which the points of the agenda are timed, in order."""
    return list(db.scalars(select(Fact).where(Fact.live_id == live_id, Fact.kind.in_(KINDS)).order_by(Fact.seq)))


def outside_of(live_id: int) -> str:
    """The link of the meeting elsewhere, "" for none; for who may know it."""
    query = select(Fact).where(Fact.live_id == live_id, Fact.kind == "outside:set").order_by(Fact.seq.desc()).limit(1)
    found = db.scalar(query)
    return found.data["url"] if found else ""


def consent_of(live_id: int, person_id: int | None) -> Consent | None:
    """What somebody said last about being recorded in a session."""
    query = select(Consent).where(Consent.live_id == live_id, Consent.person_id == person_id)
    return db.scalar(query.order_by(Consent.id.desc()).limit(1)) if person_id is not None else None


def recorder_of(live: LiveSession) -> int | None:
    """Who started the recording that runs, 0 where their account is gone; None while nothing is recorded."""
    kinds = ("record:started", "record:stopped")
    query = select(Fact).where(Fact.live_id == live.id, Fact.kind.in_(kinds)).order_by(Fact.seq.desc()).limit(1)
    last = db.scalar(query) if live.is_open else None
    return (last.by_id or 0) if last and last.kind == "record:started" else None


def agreed_among(live_id: int, person_ids: set[int]) -> set[int]:
    """Which of these people agreed to be recorded, by their last word."""
    last = select(func.max(Consent.id)).where(Consent.live_id == live_id, Consent.person_id.in_(person_ids)).group_by(Consent.person_id)
    return set(db.scalars(select(Consent.person_id).where(Consent.id.in_(last), Consent.choice == "agreed")))


def consents_for(by: By, seat: Seat) -> list[Consent]:
    """Every word anybody said about being recorded, with the person, in order; for who leads the session."""
    require(may_host(by, seat))
    return list(db.scalars(select(Consent).options(joinedload(Consent.person)).where(Consent.live_id == seat.live.id).order_by(Consent.id)))
