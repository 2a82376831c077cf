"""Keeping order in a room: who is let in or removed, whose rights change, and what is switched on for everybody."""

from hub.accounts.by import HOUSE, By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, NotFound, require
from hub.live import queries, sounding
from hub.live.actions.facts import happened
from hub.live.actions.hands import lowered
from hub.live.actions.presence import depart
from hub.live.actions.voice_notes import take_along_from
from hub.live.models import ORDERS, Fact, Standing
from hub.live.rights import CHANGEABLE
from hub.live.rules import Seat, may_change_right, may_keep_order, may_knock, may_observe
from hub.realtime.announcing import show_out
from hub.realtime.channels import of_live
from hub.storage.unit import after_commit, db
from hub.text.languages import _


def set_order(by: By, seat: Seat, name: str, on: bool) -> Fact | None:
    """Switch one of ORDERS on or off: lobby, locked, paused (only who moderates writes), slow, remote (people first), guests. None: no change."""
    _require_order(by, seat)
    if name not in ORDERS:
        raise Invalid(_("There is no such switch."), "name")
    if (name in seat.live.orders) == on:
        return None
    seat.live.orders = [one for one in ORDERS if (one == name and on) or (one in seat.live.orders and one != name)]
    record(by, "ordered", seat.live, name=name, on=on)
    fact = happened(by, seat.live, "order:set", on=list(seat.live.orders))
    if name == "lobby" and not on:
        admit(by, seat)
    return fact


def knock(by: By, seat: Seat) -> None:
    """Ask to be let in from before the lobby; nothing changes for who is in, or asks already."""
    if may_observe(by, seat):
        return
    require(may_knock(by, seat), _("The room is locked. Nobody new comes in."))
    one = _standing(seat, by.id)
    if one.place != "waiting":
        one.place, one.at = "waiting", now()
        _tell_waiting(seat)


def admit(by: By, seat: Seat, person_id: int | None = None) -> int:
    """Let in who waits before the lobby, one or (None) all; returns how many."""
    _require_order(by, seat)
    waiting = [one for one in queries.standings_of(seat.live.id) if one.place == "waiting" and person_id in (None, one.person_id)]
    for one in waiting:
        one.place = "admitted"
    if waiting:
        _tell_waiting(seat)
    return len(waiting)


def remove(by: By, seat: Seat, person_id: int) -> None:
    """Show somebody out at once: they neither hear, read nor say anything here again until they are let in; not who leads."""
    _require_order(by, seat)
    them = _person(seat, person_id)
    if person_id == by.id or "moderate" in queries.rights_in(them, seat.live.id):
        raise Conflict(_("Who moderates the session cannot be removed from it. Take that right from them first."))
    one = _standing(seat, person_id)
    if one.place == "removed":
        return
    waited, one.place, one.at = one.place == "waiting", "removed", now()
    for hand in queries.hands_by(seat.live.id, person_id):
        lowered(by, seat, person_id, hand.site_id)
    take_along_from(seat, person_id)
    depart(them, seat)
    happened(by, seat.live, "person:removed", person_id=person_id)
    if waited:
        _tell_waiting(seat)
    record(by, "removed", seat.live, person=person_id)
    _show_out(seat, person_id)
    for group in queries.groups_with(seat.live.id, person_id):
        depart(them, queries.seat_of(group))
        _show_out(queries.seat_of(group), person_id)


def readmit(by: By, seat: Seat, person_id: int) -> None:
    """Let somebody in again who was removed; also past the lobby and the lock."""
    _require_order(by, seat)
    one = queries.standing_of(seat.live.id, person_id)
    if one is None or one.place != "removed":
        raise NotFound()
    one.place = "admitted"
    record(by, "readmitted", seat.live, person=person_id)


def change_right(by: By, seat: Seat, person_id: int, right: str, on: bool) -> Fact | None:
    """Give somebody a right in this session, or take it: message, speak, caption, moderate. None: no change."""
    require(may_change_right(by, seat, right), _("Only who leads the session can change that."))
    if right not in CHANGEABLE:
        raise Invalid(_("There is no such right."), "right")
    them = _person(seat, person_id)
    if queries.leads_in(them, seat.live.id):
        raise Conflict(_("Nothing can be taken from who leads the session, and they have every right."))
    one = _standing(seat, person_id)
    has = right in queries.rights_in(them, seat.live.id)
    if has == on:
        return None
    one.taken = sorted({*one.taken} - {right} if on else {*one.taken, right})
    one.given = sorted({*one.given, right} if on else {*one.given} - {right})
    if not on and right in ("message", "speak"):
        live_id = seat.live.id
        after_commit(lambda: sounding.silence(live_id, person_id))
    if not on and right == "message":
        for hand in queries.hands_by(seat.live.id, person_id):
            lowered(by, seat, person_id, hand.site_id)
    record(by, "changed right", seat.live, person=person_id, right=right, on=on)
    return happened(by, seat.live, "right:changed", person_id=person_id, given=one.given, taken=one.taken)


def _show_out(seat: Seat, person_id: int) -> None:
    live_id, channel = seat.live.id, of_live(seat.live.community_id, seat.live.id)
    after_commit(lambda: sounding.silence(live_id, person_id))
    show_out(person_id, channel)  # after the fact, which tells their page why


def _require_order(by: By, seat: Seat) -> None:
    require(may_keep_order(by, seat), _("Only who moderates the session can do that."))


def _person(seat: Seat, person_id: int) -> By:
    waits = queries.standing_of(seat.live.id, person_id) is not None
    them = next(iter(queries.people_acting({person_id})), None)
    if them is None or not (waits or queries.known_in(seat.live.id, person_id)):
        raise NotFound(_("Nobody of that number is here."))
    return them


def _standing(seat: Seat, person_id: int) -> Standing:
    one = queries.standing_of(seat.live.id, person_id)
    if one is None:
        one = Standing(live_id=seat.live.id, person_id=person_id, place="", given=[], taken=[])
        db.add(one)
        db.flush()
    return one


def _tell_waiting(seat: Seat) -> None:
    db.flush()
    happened(HOUSE, seat.live, "lobby:changed", waiting=queries.count_at_door(seat.live.id))
