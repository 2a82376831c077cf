"""What the worker does for groups: the look at their clock, also while no page is open in the web process or it starts anew."""

from hub.background.queue import job
from hub.groups import actions


@job("groups.clock", every_minutes=1)
def look_at_clock() -> None:
    """Warn groups of their end, and bring everybody back at it."""
    actions.look_at_clock()
