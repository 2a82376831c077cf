"""Telling the room how many want a question answered: at most once a second, however many say so."""

from hub.accounts.by import HOUSE
from hub.live.actions.facts import happened
from hub.live.models import Fact
from hub.live.queries import seat_of
from hub.questions import queries
from hub.realtime.pacing import Paced
from hub.storage.unit import after_commit, unit_of_work


def tell_votes(live_id: int) -> Fact | None:
    """Write down and tell the votes the room does not know of yet; None if it knows all, or is over."""
    seat = seat_of(live_id)
    changed = queries.miscounted(live_id) if seat is not None and seat.live.is_open else []
    if not changed:
        return None
    for one in changed:
        one.told_votes = one.votes
    return happened(HOUSE, seat.live, "questions:counted", counts=[[one.id, one.votes] for one in changed])


def count_soon(live_id: int) -> None:
    """Have the votes of a session told after this unit of work."""
    after_commit(lambda: _PACED.put(live_id))


def _count(live_id: int) -> None:
    with unit_of_work():
        tell_votes(live_id)


_PACED = Paced(_count)
