"""What the replay does when a session is over or its recording changes: file, transcript and folder are made anew by the worker."""

from hub.background.queue import wake
from hub.library.afterwards import follow


@follow
def renew(live_id: int) -> None:
    """Have the replay of a session made anew."""
    wake("replay.renew", live_id)
