"""Publishing a draft: all its pairs or none, by one coordinator, and never on yesterday's data unnoticed."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.audit.actions import record
from hub.errors import Conflict, require
from hub.matching import pairs, queries, rules
from hub.matching.actions.talking import begin_talks
from hub.matching.models import Programme, Run
from hub.text.languages import _


@dataclass(frozen=True)
class Stale:
    """What changed since a run: names of those in its pairs who are gone, and whether anything else did."""

    gone: list
    changed: bool


def stale(run: Run, programme: Programme) -> Stale:
    """How old a draft has become."""
    found = queries.gathered(programme)
    here = {one.id for group in (found.mentees, found.mentors) for one in group if one.is_here}
    drafted = [one for one in queries.proposals_of(run, run.mode) if one.origin != "kept"]  # pairs published before go on without this draft
    gone = {person.name for one in drafted for person in (one.mentee, one.mentor) if person.id not in here}
    return Stale(sorted(gone), found.inputs != run.inputs)


def publish(by: By, run: Run, mode: str, anyway: bool = False) -> int:
    """Publish the pairs of a run's mode: the people are told and both still say yes (of a shortlist: to talk); returns how many are new.

    Conflict, and nothing is published, where another coordinator was first, somebody withdrew, or data changed and `anyway` is not said.
    """
    programme = queries.programme_locked(run.programme_id)
    require(rules.may_coordinate(by, programme))
    run = queries.run_by_id(run.id, lock=True)
    _check(run, programme, mode)
    run.mode = mode
    found = stale(run, programme)
    if found.gone:
        raise Conflict(_("Nothing was published: %(names)s no longer takes part. Run it again.", names=", ".join(found.gone)))
    if found.changed and not anyway:
        raise Conflict(_("Nothing was published: something changed since this run. Run it again, or tick that you want to publish it as it is."))
    fresh = [one for one in queries.proposals_of(run, mode) if one.origin != "kept"]
    if mode == "talks":
        begin_talks(by, programme, run.id, [(one.mentee_id, one.mentor_id) for one in fresh])
    else:
        pairs.publish(by, [(one.mentee_id, one.mentor_id, one.points) for one in fresh], programme)
        programme.published_run_id, programme.wave = run.id, programme.wave + 1
    run.state = "published"
    record(by, "published matching", run, mode=mode, pairs=len(fresh))
    return len(fresh)


def _check(run: Run, programme: Programme, mode: str) -> None:
    if run.state == "published":
        raise Conflict(_("This draft was published already, perhaps by another coordinator a moment ago. Nothing was done twice."))
    if run.state != "done" or mode not in run.totals.get("modes", {}):
        raise Conflict(_("This run is not a draft that can be published."))
    if rules.talks_are_open(programme) and mode != "talks":
        raise Conflict(_("People of a shortlist are still talking. Close the talks first."))
    if programme.published_run_id is not None and programme.published_run_id > run.id:
        raise Conflict(_("Another draft was published after this one was made. Run it again: published pairs stay as they are."))
