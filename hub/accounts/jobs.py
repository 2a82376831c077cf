"""Regular work on accounts."""

from hub.accounts import actions
from hub.background.queue import job
from hub.storage.unit import unit_of_work


@job("accounts.sweep", every_minutes=60)
def sweep() -> None:
    """Remove what has run its time."""
    with unit_of_work():
        actions.sweep()
