"""Many who come at once, written down together."""

from sqlalchemy import insert

from hub.live import queries
from hub.live.actions.presence import MOST_NAMED, arrive, still_there
from hub.live.actions.speaking import wake_voice
from hub.live.models import Attendance
from hub.storage.unit import db


def arrive_all(live_id: int, person_ids: list[int]) -> None:
    """Write down who came by lines of which the house saw each asked in; in the order of coming, the first of them by name."""
    seat = queries.seat_of(live_id)
    if seat is None or seat.live.is_over:
        return
    wake_voice(seat)
    there = queries.there_of(live_id, person_ids)
    still_there(live_id, sorted(there))
    removed = {person_id for _live, person_id in queries.removed_among({live_id}, set(person_ids))}  # a moment after they came in
    new = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in there | removed]
    room = max(0, MOST_NAMED - queries.count_there(live_id, in_crowd=False)) if new else 0
    for by in queries.people_acting(set(new[:room])):
        arrive(by, seat)
    if crowd := new[room:]:
        db.execute(insert(Attendance), [{"live_id": live_id, "person_id": person_id, "in_crowd": True} for person_id in crowd])
