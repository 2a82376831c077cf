"""What the worker does for feedback: asking who took part, soon after the session."""

from datetime import timedelta

from hub.attendance.queries import closed_since
from hub.background.queue import job
from hub.clock import now
from hub.feedback import actions
from hub.storage.unit import unit_of_work

LATELY = timedelta(days=2)  # a worker that stood still for a night asks in the morning


@job("feedback.ask", every_minutes=10)
def ask() -> None:
    """Ask everybody who took part in a session that closed lately and was not asked yet."""
    with unit_of_work():
        for live in closed_since(now() - LATELY):
            actions.ask_everybody(live)
