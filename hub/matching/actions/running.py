"""A run: asked for by a coordinator, worked out by the worker, kept as it came out."""

import secrets

from hub.accounts.by import By
from hub.audit.actions import record
from hub.background.queue import wake
from hub.clock import now
from hub.errors import Conflict, require
from hub.matching import queries, rules
from hub.matching.models import Programme, Proposal, Run
from hub.storage.unit import db
from hub.text.languages import _

AT_ONCE = 500


def begin_run(by: By, programme: Programme, mode: str, seed: int | None, key: str) -> Run:
    """Have the programme matched; the same key again returns the first run, and one at a time is worked out."""
    require(rules.may_coordinate(by, programme))
    if earlier := queries.run_with(programme, key):
        return earlier
    if mode == "final" and (programme.talks_run_id is None or rules.talks_are_open(programme)):
        raise Conflict(_("The last round is made from the talks. Publish a shortlist, let people talk, and close the talks first."), "mode")
    if any(one.state in ("waiting", "working") for one in queries.runs_of(programme)):
        raise Conflict(_("A run is being worked out already. Wait for it."))
    drawn = int.from_bytes(secrets.token_bytes(4)) % 10**6 if seed is None else seed
    run = Run(programme_id=programme.id, mode=mode, seed=drawn, by_id=by.id, client_key=key, totals={}, unmatched=[])
    db.add(run)
    db.flush()
    record(by, "ran matching", run, mode=mode)
    wake("matching.run", run.id)
    return run


def open_run(run_id: int) -> Run | None:
    """The run, taken by the worker; None if it is gone, or was worked out already."""
    run = queries.run_by_id(run_id, lock=True)
    if run is None or run.state not in ("waiting", "working"):
        return None
    run.state, run.done = "working", 0
    return run


def note_progress(run_id: int, done: int, of: int) -> None:
    """How far the worker is."""
    run = queries.run_by_id(run_id)
    if run is not None:
        run.done, run.of = done, of


def finish_run(run_id: int, outcome) -> None:
    """Keep what came out: proposals of every mode, figures, who was left and why."""
    run = queries.run_by_id(run_id, lock=True)
    if run is None or run.state != "working":
        return
    run.inputs, run.totals, run.unmatched, run.solver = outcome.inputs, outcome.totals, outcome.unmatched, outcome.solver
    for first in range(0, len(outcome.proposals), AT_ONCE):
        db.add_all(Proposal(run_id=run.id, **one) for one in outcome.proposals[first : first + AT_ONCE])
        db.flush()
    run.state, run.ended_at, run.done = "done", now(), run.of


def fail_run(run_id: int) -> None:
    """Note that the run came to nothing, so that another can be asked for."""
    run = queries.run_by_id(run_id, lock=True)
    if run is not None and run.state in ("waiting", "working"):
        run.state, run.ended_at = "failed", now()
