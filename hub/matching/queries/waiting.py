"""Places of a round: how many are left, who waits, and who was left over in the round before."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from hub.accounts.by import By
from hub.matching.models import Participant, Programme, Proposal, Run
from hub.matching.rounds import waiting_of
from hub.storage.unit import db


@dataclass(frozen=True)
class Places:
    """The places for mentees of a round: all of them, those left, and as which number `by` waits (0 if they do not)."""

    all: int
    left: int
    number: int = 0


def places_for(by: By, programme: Programme) -> Places | None:
    """How the places stand for `by`; None where their number is not limited."""
    if programme.capacity is None:
        return None
    parts = _parts(programme)
    waiting = waiting_of(parts, programme.capacity)
    return Places(programme.capacity, max(0, programme.capacity - len(parts)), waiting.index(by.id) + 1 if by.id in waiting else 0)


def waiting_in(programme: Programme) -> set[int]:
    """The ids of those who wait for a place."""
    return set(waiting_of(_parts(programme), programme.capacity)) if programme.capacity is not None else set()


def limited_with(person_id: int) -> list[Programme]:
    """The programmes with a number of places in which somebody takes part as a mentee."""
    theirs = (Participant.person_id == person_id, Participant.role == "mentee", Participant.is_here, Programme.capacity.is_not(None))
    return list(db.scalars(select(Programme).join(Participant, Participant.programme_id == Programme.id).where(*theirs).order_by(Programme.id)))


def was_left_over(person_id: int, programme: Programme) -> bool:
    """Whether somebody took part as a mentee in the last published round of this community and nobody was found for them."""
    paired = exists().where(
        Proposal.mentee_id == person_id, Proposal.run_id == Run.id, Proposal.mode == Run.mode, Run.mode != "talks", Run.state == "published",
        Run.programme_id == Programme.id,
    )
    last = (
        select(~paired).select_from(Programme).join(Participant, Participant.programme_id == Programme.id)
        .where(Participant.person_id == person_id, Participant.role == "mentee", Participant.is_here, Programme.published_run_id.is_not(None),
               Programme.community_id == programme.community_id, Programme.id != programme.id)
    )
    return bool(db.scalar(last.order_by(Programme.id.desc()).limit(1)))


def _parts(programme: Programme) -> list:
    columns = (Participant.id, Participant.person_id, Participant.role, Participant.is_here, Participant.tier, Participant.applied_at)
    mentees = (Participant.programme_id == programme.id, Participant.role == "mentee", Participant.is_here)
    return list(db.execute(select(*columns).where(*mentees)))
