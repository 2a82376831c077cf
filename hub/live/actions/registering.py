"""Saying that one comes, waiting for a seat, and giving free seats to who waits, in their order."""

from sqlalchemy import update

from hub.accounts.by import By
from hub.errors import Forbidden, NotFound, require
from hub.live import notices, queries
from hub.live.models import LiveSession, Registration
from hub.live.rules import Seat, may_register
from hub.storage.unit import db
from hub.text.languages import _


def register(by: By, seat: Seat) -> Registration:
    """Say that one comes, or wait where all seats are taken; saying it twice counts once. The seat must be locked: two cannot get the last one."""
    require(may_register(by, seat), _("This session is over."))
    if found := queries.registration(seat.live.id, by.id):
        return found
    live = seat.live
    is_full = live.seats is not None and live.registered_count >= live.seats
    mine = Registration(live_id=live.id, person_id=by.id, place="waiting" if is_full else "coming")
    db.add(mine)
    _count(live, 0 if is_full else 1)
    return mine


def unregister(by: By, seat: Seat) -> None:
    """Take back that one comes or waits; a seat that becomes free goes to the first who waits."""
    require(by.is_active)
    if found := queries.registration(seat.live.id, by.id):
        db.delete(found)
        _count(seat.live, -1 if found.place == "coming" else 0)
        fill_seats(seat.live)


def with_all_that_follow(by: By, seat: Seat, act) -> None:
    """Register for this session and all later ones of its series (or take it back); `act` is register or unregister."""
    act(by, seat)
    for live_id in queries.ids_that_follow(seat.live):
        try:
            act(by, queries.seat_for(by, live_id, lock=True))
        except (NotFound, Forbidden):  # a draft among them is for nobody yet
            continue


def fill_seats(live: LiveSession) -> None:
    """Give free seats to the first who wait, and tell them."""
    if live.state not in ("planned", "open"):
        return
    free = None if live.seats is None else max(0, live.seats - live.registered_count)
    chosen = queries.first_waiting(live.id, free)
    for one in chosen:
        one.place = "coming"
    if chosen:
        _count(live, len(chosen))
        notices.seat_free(live, [one.person_id for one in chosen])


def _count(live: LiveSession, step: int) -> None:
    db.flush()
    if step:
        db.execute(update(LiveSession).where(LiveSession.id == live.id).values(registered_count=LiveSession.registered_count + step))
        db.refresh(live, ["registered_count"])
