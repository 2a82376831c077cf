"""The commands and events of a live room, split by noun."""

from hub.live.sockets import agreed, meeting, ordering, rooms, speaking  # noqa: F401 - they declare their commands
from hub.live.sockets.inside import INSIDE, look_again

__all__ = ["INSIDE", "look_again"]
