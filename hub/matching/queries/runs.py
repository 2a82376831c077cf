"""Runs and what they propose."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from hub.accounts.by import By
from hub.errors import NotFound, require
from hub.matching.models import Programme, Proposal, Run
from hub.matching.queries.programmes import LARGEST_ID, programme_for
from hub.matching.rules import may_coordinate
from hub.storage.unit import db

MOST_RUNS, PAGE = 20, 50


def run_by_id(run_id: int, lock: bool = False) -> Run | None:
    """A run, for the worker."""
    query = select(Run).where(Run.id == run_id).execution_options(populate_existing=True)
    return db.scalar(query.with_for_update() if lock else query)


def run_for(by: By, run_id: int) -> tuple[Run, Programme]:
    """A run and its programme for who coordinates it; NotFound where the programme does not exist for `by`, else Forbidden."""
    found = db.get(Run, run_id) if run_id <= LARGEST_ID else None
    if found is None:
        raise NotFound()
    programme = programme_for(by, found.programme_id)
    require(may_coordinate(by, programme))
    return found, programme


def run_with(programme: Programme, key: str) -> Run | None:
    """The run asked for with this key."""
    return db.scalar(select(Run).where(Run.programme_id == programme.id, Run.client_key == key))


def runs_of(programme: Programme) -> list[Run]:
    """The latest runs, newest first."""
    return list(db.scalars(select(Run).where(Run.programme_id == programme.id).order_by(Run.id.desc()).limit(MOST_RUNS)))


def newest_run(programme: Programme) -> int | None:
    """The id of the latest run."""
    return db.scalar(select(func.max(Run.id)).where(Run.programme_id == programme.id))


def previous_run(run: Run) -> Run | None:
    """The run before this one that came to an end."""
    return db.scalar(
        select(Run).where(Run.programme_id == run.programme_id, Run.id < run.id, Run.state.in_(("done", "published"))).order_by(Run.id.desc()).limit(1)
    )


def proposals_of(run: Run, mode: str, page: int | None = None) -> list[Proposal]:
    """The pairs of one mode with their people, the weakest first: a page of them (and one more), or all."""
    query = (
        select(Proposal).options(joinedload(Proposal.mentee, innerjoin=True), joinedload(Proposal.mentor, innerjoin=True))
        .where(Proposal.run_id == run.id, Proposal.mode == mode).order_by(Proposal.s, Proposal.id)
    )
    return list(db.scalars(query if page is None else query.offset((page - 1) * PAGE).limit(PAGE + 1)))


def proposal(run: Run, mentee_id: int, mentor_id: int, mode: str) -> Proposal | None:
    """One pair of a run in that mode, with its people."""
    return db.scalar(
        select(Proposal).options(joinedload(Proposal.mentee), joinedload(Proposal.mentor))
        .where(Proposal.run_id == run.id, Proposal.mode == mode, Proposal.mentee_id == mentee_id, Proposal.mentor_id == mentor_id)
    )


def published_pairs(programme: Programme) -> list[tuple[int, int]]:
    """(mentee's id, mentor's id) of every pair published in this programme, each once."""
    rows = db.execute(
        select(Proposal.mentee_id, Proposal.mentor_id).join(Run, Run.id == Proposal.run_id)
        .where(Run.programme_id == programme.id, Run.state == "published", Proposal.mode == Run.mode, Run.mode != "talks").distinct()
    )
    return [tuple(row) for row in rows]


def own_proposals(by: By, programme: Programme) -> list[Proposal]:
    """The published pairs `by` is in, with the people."""
    return list(db.scalars(
        select(Proposal).join(Run, Run.id == Proposal.run_id).options(joinedload(Proposal.mentee), joinedload(Proposal.mentor))
        .where(Run.programme_id == programme.id, Run.state == "published", Proposal.mode == Run.mode, Run.mode != "talks", Proposal.origin != "kept",
               or_(Proposal.mentee_id == by.id, Proposal.mentor_id == by.id)).order_by(Proposal.id)
    ))
