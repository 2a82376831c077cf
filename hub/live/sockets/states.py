"""The state of a room as it is given to pages; when hundreds come at the same moment, it is made once for all of them."""

import time

from hub.live import payloads, queries, snapshot
from hub.live.models import LiveSession
from hub.storage.unit import after_commit

MANY = 50  # people in a room from which on its state is kept for the next who come
FRESH = 2  # seconds; names and the size of the crowd change without a number
_KEPT: dict[tuple, tuple[float, dict, dict]] = {}  # (session, its number, language): made at, the state, the same cut short


def state_of(live: LiveSession, language: str | None) -> tuple[dict, dict]:
    """(the whole state, the same cut to what a thin line carries) as of the session's number; not to be changed."""
    key, moment = (live.uid, live.last_seq, language), time.monotonic()
    if key in _KEPT and moment - _KEPT[key][0] < FRESH:
        return _KEPT[key][1:]
    state = payloads.state(queries.room_of(live))
    made = moment, state, snapshot.brief(state)
    if len(state["people"]) >= MANY:
        # Not before the commit: a number that is rolled back is given to something else.
        after_commit(lambda: _keep(key, made))
    return made[1:]


def _keep(key: tuple, made: tuple) -> None:
    for old in [old for old, (moment, *_) in _KEPT.items() if made[0] - moment >= FRESH]:
        del _KEPT[old]
    _KEPT[key] = made
