"""What the worker does with attendance: counting it up after a session, giving certificates, putting the numbers into the session notes."""

from datetime import timedelta

from hub.attendance import actions, queries
from hub.background.queue import job
from hub.clock import now
from hub.storage.unit import unit_of_work

LATELY = timedelta(hours=2)


@job("attendance.reckon")
def reckon(live_id: int) -> None:
    """Count up one session that is over."""
    with unit_of_work():
        if live := queries.closed_with_community(live_id):
            actions.reckon(live)


@job("attendance.reckon_all", every_minutes=20)
def reckon_all() -> None:
    """Count up every session of which something changed lately."""
    with unit_of_work(write=False):
        found = queries.sessions_to_reckon(now() - LATELY)
    for live_id in found:
        reckon(live_id)
