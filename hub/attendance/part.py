"""The place of attendance on a session's page, and what happens when a session is over: counting up."""

from hub.background.queue import wake
from hub.library.afterwards import follow
from hub.live.parts import Part, put


@follow
def count_up(live_id: int) -> None:
    """Have a session that is over counted up."""
    wake("attendance.reckon", live_id)


# What one heard is nobody else's: nothing of it stands in the state.
put(Part(name="attendance", fresh=None, plan="attendance/on_session.html"))
