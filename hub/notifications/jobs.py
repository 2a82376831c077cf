"""Mail for notices: at once, and collected in the reader's morning."""

from hub.background.queue import job


@job("notifications.write", every_minutes=5)
def write() -> None:
    """Write the letters of notices that are mailed at once."""


