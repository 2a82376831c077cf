"""The worker's part of matching, and what of it goes into a person's own download."""

import time

from hub.accounts.exporting import exports
from hub.background.queue import job
from hub.matching import actions, queries
from hub.matching.outcome import worked_out
from hub.storage.unit import unit_of_work

BETWEEN = 1.0  # seconds between two notes of how far it is


@job("matching.run")
def run(run_id: int) -> None:
    """Work out one run; what fails is noted as failed, and nothing of it is kept."""
    with unit_of_work():
        found = actions.open_run(run_id)
        if found is None:
            return
        mode, seed = found.mode, found.seed
        given = queries.gathered(queries.programme_by_id(found.programme_id))
        groups = queries.groups_of(given)
    try:
        outcome = worked_out(given, mode, seed, groups, _Progress(run_id))
        with unit_of_work():
            actions.finish_run(run_id, outcome)
    except Exception:
        with unit_of_work():
            actions.fail_run(run_id)
        raise


class _Progress:
    """Notes how far a run is, once a second."""

    def __init__(self, run_id: int):
        self.run_id, self.told = run_id, time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        if time.monotonic() - self.told > BETWEEN:
            self.told = time.monotonic()
            with unit_of_work():
                actions.note_progress(self.run_id, done, of)


@exports("matching")
def _own(by) -> dict:
    return queries.own_matching(by)
