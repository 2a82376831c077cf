"""Mail for notices: at once, and collected in the reader's morning."""

from hub.background.queue import job
from hub.notifications.actions import mailing
from hub.storage.unit import unit_of_work


@job("notifications.write", every_minutes=5)
def write() -> None:
    """Write the letters of notices that are mailed at once, a batch in each unit of work."""
    after = 0
    while after is not None:
        with unit_of_work():
            after = mailing.write_batch(after)


@job("notifications.collect", every_minutes=30)
def collect() -> None:
    """Write the digests that are due, a batch of readers in each unit of work."""
    after = 0
    while after is not None:
        with unit_of_work():
            after = mailing.collect_batch(after)
